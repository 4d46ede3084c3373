package io.liushui.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextLimitTests {

    @Test
    void leavesAloneWhatFits() {
        assertThat(TextLimit.ORDINARY.fit("龙井 🍵 tea")).isEqualTo("龙井 🍵 tea");
    }

    @Test
    void cutsAtAWholeCharacter() {
        assertThat(new TextLimit(2, TextLimit.Unit.CHARACTERS, "").fit("🍵🍵🍵"))
                .isEqualTo("🍵🍵");
        assertThat(new TextLimit(5, TextLimit.Unit.UTF_8_BYTES, "").fit("茶茶")).isEqualTo("茶");
        assertThat(new TextLimit(3, TextLimit.Unit.GBK_BYTES, "").fit("茶茶")).isEqualTo("茶");
    }

    @Test
    void replacesWhatTheChannelRefuses() {
        assertThat(new TextLimit(20, TextLimit.Unit.GBK_BYTES, "|&").fit("a|b&c 🍵 茶"))
                .isEqualTo("a?b?c ? 茶");
    }

    @Test
    void findsNothingToKeepInAnEmptyText() {
        assertThat(TextLimit.ORDINARY.fit("")).isEmpty();
    }
}
