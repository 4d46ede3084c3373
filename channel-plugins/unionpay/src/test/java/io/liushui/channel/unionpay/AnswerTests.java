package io.liushui.channel.unionpay;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.contract.Requests;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.CodeMeaning;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RefundRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer of UnionPay's means for us. */
class AnswerTests {
    private static final String QUERY_ID = "202611262210153334567";

    private static ScriptedGateway gateway;
    private static UnionPayChannel channel;
    private static UnionPayChannel withCode;

    @BeforeAll
    static void start() {
        gateway = new ScriptedGateway();
        channel = gateway.channel(false);
        withCode = gateway.channel(true);
    }

    @AfterAll
    static void stop() {
        channel.close();
        withCode.close();
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({
        "00,Pending",
        "05,Pending",
        "12,Pending",
        "A6,Pending",
        "83,Pending",
        "01,Unknown",
        "03,Unknown",
        "04,Unknown",
        "06,Unknown",
        "34,Unknown",
        "42,Unknown",
        "60,Unknown",
        "99,Unknown",
        "02,Unavailable",
        "11,Unavailable",
        "37,Unavailable",
        "10,Declined",
        "39,Declined",
        "40,Declined",
        "61,Declined",
        "64,Declined",
        "71,Declined",
        "77,Declined",
        "80,Declined",
        "31,Soft",
        "33,Soft",
        "38,Soft",
        "62,Soft",
        "68,Soft",
        "81,Soft"
    })
    void ofAPayment(String code, String outcome) {
        gateway.says(Map.of("respCode", code, "respMsg", "text", "queryId", QUERY_ID));
        PayOutcome told = channel.pay(card());
        String soft = told instanceof PayOutcome.Declined(var _, var _, boolean elsewhere) && elsewhere ? "Soft" : "";
        assertThat(soft.isEmpty() ? told.getClass().getSimpleName() : soft).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "00,Paid",
        "A6,Paid",
        "03,Unpaid",
        "04,Unpaid",
        "05,Unpaid",
        "06,Unpaid",
        "71,Unpaid",
        "01,NotPaid",
        "39,NotPaid",
        "60,NotPaid",
        "64,NotPaid",
        "62,NotPaid",
        "34,Unanswered",
        "42,Unanswered",
        "99,Unanswered"
    })
    void ofAQueryAboutTheTransaction(String code, String outcome) {
        gateway.says(Map.of(
                "respCode", "00", "origRespCode", code, "queryId", QUERY_ID, "txnAmt", "1234", "currencyCode", "156"));
        assertThat(channel.query(Requests.reference(card())).getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "34,NotFound",
        "01,Unanswered",
        "03,Unanswered",
        "04,Unanswered",
        "05,Unanswered",
        "11,Unanswered",
        "37,Unanswered"
    })
    void ofAQueryAboutItself(String code, String outcome) {
        gateway.says(Map.of("respCode", code));
        assertThat(channel.query(Requests.reference(card())).getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void tellsOfACodeThatNoTableKnowsAndTakesItForUnknown() {
        gateway.says(Map.of("respCode", "Z7"));
        assertThat(channel.pay(card())).isInstanceOf(PayOutcome.Unknown.class);
        assertThat(channel.query(Requests.reference(card()))).isInstanceOf(QueryOutcome.Unanswered.class);
        assertThat(gateway.unmapped()).contains("PAY Z7", "QUERY query:Z7");
    }

    @ParameterizedTest
    @ValueSource(strings = {Description.PAGE, Description.APP})
    void aPayerMayComeOrTakeAnotherCardUntilTheTimeIsOver(String method) {
        PayRequest request = Requests.pay(method, 1234, "CNY", "Tea", Payer.UNKNOWN);
        OrderReference inTime = Requests.reference(request);
        OrderReference late = expired(inTime);
        gateway.says(Map.of("respCode", "34"));
        assertThat(channel.query(inTime)).isInstanceOf(QueryOutcome.NotFound.class);
        assertThat(channel.query(late)).isInstanceOf(QueryOutcome.NotPaid.class);
        gateway.says(Map.of("respCode", "00", "origRespCode", "64"));
        assertThat(channel.query(inTime)).isInstanceOf(QueryOutcome.Unpaid.class);
        assertThat(channel.query(late)).isEqualTo(new QueryOutcome.NotPaid("64", ""));
    }

    @Test
    void anOrderWhoseCodeIsWaitedForIsNotThereUntilItsTimeIsOver() {
        gateway.says(Map.of("respCode", "34"));
        OrderReference order = Requests.reference(card());
        assertThat(withCode.query(order)).isInstanceOf(QueryOutcome.NotFound.class);
        assertThat(withCode.query(expired(order))).isInstanceOf(QueryOutcome.NotPaid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orderId", "txnTime", "merId"})
    void takesNoAnswerThatBelongsToSomethingElse(String name) {
        Map<String, String> told = new HashMap<>(Map.of(
                "respCode", "00", "origRespCode", "00", "queryId", QUERY_ID, "txnAmt", "1234", "currencyCode", "156"));
        told.put(name, "202601010000000");
        gateway.says(told);
        assertThat(channel.query(Requests.reference(card()))).isInstanceOf(QueryOutcome.Unanswered.class);
    }

    @ParameterizedTest
    @CsvSource({"txnAmt,''", "txnAmt,12.34", "queryId,''", "currencyCode,000"})
    void takesNoIncompleteAnswerForPaid(String name, String value) {
        Map<String, String> told = new HashMap<>(Map.of(
                "respCode", "00", "origRespCode", "00", "queryId", QUERY_ID, "txnAmt", "1234", "currencyCode", "156"));
        told.put(name, value);
        gateway.says(told);
        assertThat(channel.query(Requests.reference(card()))).isInstanceOf(QueryOutcome.Unanswered.class);
    }

    @Test
    void tellsTheCurrencyByItsLetters() {
        gateway.says(Map.of(
                "respCode", "00", "origRespCode", "00", "queryId", QUERY_ID, "txnAmt", "1234", "currencyCode", "840"));
        assertThat(channel.query(Requests.reference(card()))).isEqualTo(new QueryOutcome.Paid(QUERY_ID, 1234, "USD"));
    }

    @ParameterizedTest
    @CsvSource({
        "00,Pending",
        "12,Pending",
        "03,Unknown",
        "34,Unknown",
        "02,Unavailable",
        "35,Declined",
        "36,Declined",
        "45,Declined",
        "39,Declined"
    })
    void ofARefund(String code, String outcome) {
        gateway.says(Map.of("respCode", code));
        RefundRequest refund = Requests.refund(card(), QUERY_ID, 100);
        assertThat(channel.refund(refund).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void asksForTheNumberOfTheOriginalWhenItIsUnknown() {
        gateway.says(Map.of("respCode", "00", "origRespCode", "05"));
        assertThat(channel.refund(Requests.refund(card(), null, 100))).isInstanceOf(OperationOutcome.Declined.class);
        gateway.says(Map.of("respCode", "03"));
        assertThat(channel.refund(Requests.refund(card(), null, 100))).isInstanceOf(OperationOutcome.Unavailable.class);
    }

    @Test
    void namesItsCodesAsUnionPayDoes() {
        for (ChannelFunction function : Codes.TABLE.rows().keySet()) {
            Map<String, CodeMeaning> codes = Codes.TABLE.rows().get(function);
            assertThat(codes.keySet()).allMatch(code -> code.matches("([a-z]+:)?[0-9A-Z]{2}"));
            assertThat(codes).doesNotContainValue(CodeMeaning.APPROVED);
        }
    }

    private static PayRequest card() {
        Payer payer = new Payer(null, "13812341234", null, null, "6235240000020757577");
        return Requests.pay(Description.CARD, 1234, "CNY", "Tea", payer);
    }

    private static OrderReference expired(OrderReference order) {
        Instant past = Instant.now().minus(Duration.ofMinutes(2));
        return new OrderReference(
                order.orderNo(), order.method(), null, order.amountMinor(), "CNY", order.submittedAt(), past, null);
    }
}
