package io.liushui.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MaskingTests {
    private final Masking masking = new Masking(Set.of("sign", "phone", "card"), Set.of("order_no"));

    @Test
    void hidesSecretFieldsOfJsonHoweverDeep() {
        String text =
                json("{\"sign\":\"abc\",\"list\":[{\"phone\":\"138\",\"amount\":5}],\"card\":{\"no\":\"1\"},\"x\":1}");
        assertThat(text).contains("\"sign\":\"***\"", "\"phone\":\"***\"", "\"card\":\"***\"", "\"amount\":5");
    }

    @Test
    void hidesWhatLooksLikeACardNumberButNoOrderNumber() {
        String text = json("{\"note\":\"card 4111 1111 1111 1111\",\"order_no\":\"4111111111111111\"}");
        assertThat(text).contains("card ***").contains("4111111111111111").doesNotContain("4111 1111");
    }

    @Test
    void hidesFieldsOfAForm() {
        assertThat(masking.body("a=1&sign=x%2By&note=4111111111111111".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(" a=1&sign=***&note=***");
    }

    @Test
    void readsAFormInItsCharacterSet() {
        Masking gbk = new Masking(Set.of("sign"), Set.of(), Charset.forName("GBK"));
        assertThat(gbk.body("subject=%C1%FA%BE%AE&sign=1".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(" subject=龙井&sign=***");
    }

    @Test
    void hidesFieldsOfJsonInsideAField() {
        assertThat(json("{\"biz_content\":\"{\\\"phone\\\":\\\"138\\\"}\"}")).doesNotContain("138");
    }

    @Test
    void tellsOnlyTheSizeOfWhatItCannotRead() {
        assertThat(masking.body("<xml>4111111111111111</xml>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(" (27 bytes)");
        assertThat(json("{broken 4111111111111111")).doesNotContain("4111");
    }

    private String json(String text) {
        return masking.body(text.getBytes(StandardCharsets.UTF_8));
    }
}
