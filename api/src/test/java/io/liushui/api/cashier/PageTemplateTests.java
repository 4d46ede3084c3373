package io.liushui.api.cashier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTemplateTests {
    private final PageTemplate message = new PageTemplate("sms-message.html");

    @Test
    void escapesValuesAndFillsNoPlaceTwice() {
        String html =
                message.fillText(Map.of("phone", "<script>", "time", "\"'&", "text", "{{phone}} $1 {{{phone}}} 茶"));
        assertThat(html)
                .contains("&lt;script&gt;", "&quot;&#39;&amp;", "{{phone}} $1 {{{phone}}} 茶")
                .doesNotContain("<script>");
    }

    @Test
    void refusesAPlaceWithoutAValue() {
        assertThatThrownBy(() -> message.fillText(Map.of("phone", "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("time");
    }
}
