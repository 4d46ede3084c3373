package io.liushui.channel.prepaid;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.QueryOutcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What the sandbox never says. */
class AnswersTests {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final List<String> unmapped = new ArrayList<>();
    private final Answers answers = new Answers(new Codes(new ExchangeLog() {
        @Override
        public void record(Exchange exchange) {}

        @Override
        public void unmapped(ChannelFunction function, String reference, String code) {
            unmapped.add(function + " " + reference + " " + code);
        }
    }));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'payment_no':'P0000002','trade_no':'PT1','status':'PAID','amount':1234,'currency':'CNY'}",
                "{'payment_no':'P0000001','trade_no':'PT1','status':'PAID','currency':'CNY'}",
                "{'payment_no':'P0000001','trade_no':'PT1','status':'PAID','amount':12.34,'currency':'CNY'}",
                "{'payment_no':'P0000001','refund_no':'P0000001','trade_no':'PT1','status':'PAID','amount':1,'currency':'CNY'}",
                "{'code':'PAID'}",
                "{}",
                "[]"
            })
    void whatIsIncompleteOrAboutSomethingElseIsUnknown(String json) {
        assertThat(answers.pay("P0000001", told(json))).isInstanceOf(PayOutcome.Unknown.class);
        assertThat(answers.query("P0000001", told(json))).isInstanceOf(QueryOutcome.Unanswered.class);
        assertThat(answers.close("P0000001", told(json))).isInstanceOf(CloseOutcome.Unknown.class);
        assertThat(answers.refund("R0000001", told(json))).isInstanceOf(OperationOutcome.Unknown.class);
        assertThat(answers.refundQuery("R0000001", told(json))).isInstanceOf(OperationOutcome.Unknown.class);
    }

    @Test
    void aWaitingPaymentWithoutAPageIsUnknownBecauseNobodyCouldPayIt() {
        assertThat(answers.pay("P0000001", told("{'payment_no':'P0000001','trade_no':'PT1','status':'WAITING'}")))
                .isInstanceOf(PayOutcome.Unknown.class);
    }

    @Test
    void aCodeOfNoRowIsToldShortened() {
        answers.pay("P0000001", told("{'code':'" + "X".repeat(99) + "'}"));
        assertThat(unmapped).containsExactly("PAY P0000001 " + "X".repeat(64));
    }

    @Test
    void anErrorThatSaysClosedEndsAPaymentButIsNoAnswerToAClose() {
        Told error = told("{'code':'CLOSED'}");
        assertThat(answers.pay("P0000001", error)).isInstanceOf(PayOutcome.Declined.class);
        assertThat(answers.close("P0000001", error)).isInstanceOf(CloseOutcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGNATURE_WRONG", "TIME_OFF", "MERCHANT_UNKNOWN"})
    void whatWasTurnedAwayIsSurelyNotExecutedAndTellsNothingOfTheRest(String code) {
        Told error = told("{'code':'" + code + "'}");
        assertThat(answers.pay("P0000001", error)).isInstanceOf(PayOutcome.Unavailable.class);
        assertThat(answers.query("P0000001", error)).isInstanceOf(QueryOutcome.Unanswered.class);
        assertThat(answers.refund("R0000001", error)).isInstanceOf(OperationOutcome.Unavailable.class);
        assertThat(answers.refundQuery("R0000001", error)).isInstanceOf(OperationOutcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MALFORMED", "PAYMENT_NOT_FOUND", "CARD_CLOSED"})
    void aRefundQueryThatIsRefusedDoesNotDeclineTheRefund(String code) {
        Told error = told("{'code':'" + code + "'}");
        assertThat(answers.refund("R0000001", error)).isInstanceOf(OperationOutcome.Declined.class);
        assertThat(answers.refundQuery("R0000001", error)).isInstanceOf(OperationOutcome.Unknown.class);
    }

    private static Told told(String json) {
        return new Told(MAPPER.readTree(json.replace('\'', '"')));
    }
}
