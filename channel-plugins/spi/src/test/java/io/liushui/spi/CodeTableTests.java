package io.liushui.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CodeTableTests {

    @Test
    void knowsOnlyWhatItWasGiven() {
        CodeTable table = CodeTable.builder()
                .row(ChannelFunction.PAY, CodeMeaning.DONE, "OK", "FINE")
                .row(ChannelFunction.REFUND, CodeMeaning.OPEN, "OK")
                .build();
        assertThat(table.meaning(ChannelFunction.PAY, "FINE")).contains(CodeMeaning.DONE);
        assertThat(table.meaning(ChannelFunction.REFUND, "OK")).contains(CodeMeaning.OPEN);
        assertThat(table.meaning(ChannelFunction.REFUND, "FINE")).isEmpty();
        assertThat(table.meaning(ChannelFunction.CLOSE, "OK")).isEmpty();
    }

    @Test
    void saysWhyACodeDeclinesWhereItKnowsBetterThanToGiveUp() {
        CodeTable table = CodeTable.builder()
                .row(ChannelFunction.REFUND, CodeMeaning.DECLINED, "GONE", "BROKE")
                .reason(ChannelFunction.REFUND, DeclineReason.SOURCE_CLOSED, "GONE")
                .build();
        assertThat(table.reason(ChannelFunction.REFUND, "GONE")).contains(DeclineReason.SOURCE_CLOSED);
        assertThat(table.reason(ChannelFunction.REFUND, "BROKE")).isEmpty();
        assertThat(table.reason(ChannelFunction.VOID, "GONE")).isEmpty();
    }

    @Test
    void refusesAReasonForNothingAndASecondReason() {
        CodeTable.Builder builder = CodeTable.builder().row(ChannelFunction.REFUND, CodeMeaning.DECLINED, "GONE");
        assertThatThrownBy(() -> builder.reason(ChannelFunction.REFUND, DeclineReason.SOURCE_CLOSED, "OTHER"))
                .isInstanceOf(IllegalStateException.class);
        builder.reason(ChannelFunction.REFUND, DeclineReason.SOURCE_CLOSED, "GONE");
        assertThatThrownBy(() -> builder.reason(ChannelFunction.REFUND, DeclineReason.DAY_OVER, "GONE"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesASecondMeaning() {
        CodeTable.Builder builder = CodeTable.builder().row(ChannelFunction.PAY, CodeMeaning.DONE, "OK");
        assertThatThrownBy(() -> builder.row(ChannelFunction.PAY, CodeMeaning.DECLINED, "OK"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("OK");
    }
}
