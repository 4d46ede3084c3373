package io.liushui.channel.netbank;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.spi.CloseOutcome;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RefundRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTests {

    private static final RefundRequest REFUND = new RefundRequest(
            "refund001",
            new OrderReference("order0001", "net_banking", null, 1234, "CNY", Instant.EPOCH, Instant.EPOCH, null),
            1000,
            "returned",
            Instant.EPOCH,
            null);

    private final Answers answers = new Answers(new NetbankCodes(exchange -> {}));
    private final Map<String, String> order = new HashMap<>(
            Map.of("OrderNo", "order0001", "BankSeq", "S1", "Amount", "12.34", "Currency", "CNY", "OrderStatus", "01"));
    private final Map<String, String> refund = new HashMap<>(Map.of(
            "RefundNo",
            "refund001",
            "OrderNo",
            "order0001",
            "RefundSeq",
            "S2",
            "Amount",
            "10.00",
            "Currency",
            "CNY",
            "RefundStatus",
            "01"));

    @Test
    void anAnswerAboutAnotherOrderTellsNothing() {
        assertThat(answers.query("order0002", answer("NB0000", order))).isInstanceOf(QueryOutcome.Unanswered.class);
        assertThat(answers.close("order0002", answer("NB0000", order))).isInstanceOf(CloseOutcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NB9001", "NB9101", "NB9102", "NB9103", "NB9104", "NB9999", "NB7777", ""})
    void aQueryThatWasRefusedTellsNothing(String code) {
        assertThat(answers.query("order0001", answer(code, Map.of()))).isInstanceOf(QueryOutcome.Unanswered.class);
        assertThat(answers.close("order0001", answer(code, Map.of()))).isInstanceOf(CloseOutcome.Unknown.class);
        assertThat(answers.refundQuery(REFUND, answer(code, Map.of()))).isInstanceOf(OperationOutcome.Unknown.class);
    }

    @Test
    void aPaymentUnderWayIsNotClosed() {
        assertThat(answers.close("order0001", answer("NB1006", order))).isInstanceOf(CloseOutcome.Unknown.class);
        order.put("OrderStatus", "03");
        assertThat(answers.close("order0001", answer("NB0000", order))).isInstanceOf(CloseOutcome.Unknown.class);
        assertThat(answers.query("order0001", answer("NB0000", order))).isEqualTo(new QueryOutcome.Unpaid("S1"));
    }

    @Test
    void aRefundThatWasRefusedBeforeItWasExecutedMayBeSentAgain() {
        assertThat(answers.refund(REFUND, answer("NB9001", Map.of()))).isInstanceOf(OperationOutcome.Unavailable.class);
        assertThat(answers.refund(REFUND, answer("NB9999", Map.of()))).isInstanceOf(OperationOutcome.Unknown.class);
        assertThat(answers.refund(REFUND, answer("NB3003", Map.of()))).isInstanceOf(OperationOutcome.Unknown.class);
        assertThat(answers.refund(REFUND, answer("NB3005", Map.of()))).isInstanceOf(OperationOutcome.Unknown.class);
    }

    @Test
    void aRefundIsToldWithItsAmountAndUnderAnotherNumberItIsNotOurs() {
        assertThat(answers.refund(REFUND, answer("NB0000", refund)))
                .isEqualTo(new OperationOutcome.Done("S2", 1_000, "CNY"));
        refund.put("Amount", "10.01");
        assertThat(answers.refundQuery(REFUND, answer("NB0000", refund)))
                .isEqualTo(new OperationOutcome.Done("S2", 1_001, "CNY"));
        refund.put("Amount", "");
        assertThat(answers.refund(REFUND, answer("NB0000", refund))).isInstanceOf(OperationOutcome.Unknown.class);
        refund.putAll(Map.of("Amount", "10.00", "RefundNo", "refund002"));
        assertThat(answers.refundQuery(REFUND, answer("NB0000", refund))).isInstanceOf(OperationOutcome.Unknown.class);
    }

    private static Wire.Answer.Genuine answer(String code, Map<String, String> body) {
        return new Wire.Answer.Genuine(new Message(Map.of("RetCode", code, "RetMsg", "…"), body));
    }
}
