package io.liushui.channel.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.contract.Requests;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RefundRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What states and codes mean; what is not understood is never a failure. */
class AnswersTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final PayRequest REQUEST = new PayRequest(
            "order0001", "wechat_native", 1234, "CNY", "Tea", Instant.now(), null, Payer.UNKNOWN, Instant.now(), null);
    private static final OrderReference ORDER = Requests.reference(REQUEST);
    private static final RefundRequest REFUND =
            new RefundRequest("refund001", ORDER, 1000, "returned", Instant.now(), null);

    private final List<String> unmapped = new ArrayList<>();
    private final Codes codes = new Codes(new Listening());
    private final OrderAnswers orders =
            new OrderAnswers(codes, Fixtures.MERCHANT, new PayerActions(Fixtures.MERCHANT, Clock.systemUTC()));
    private final RefundAnswers refunds = new RefundAnswers(codes);

    private final class Listening implements ExchangeLog {
        @Override
        public void record(Exchange exchange) {
            throw new AssertionError("answers log no exchanges");
        }

        @Override
        public void unmapped(ChannelFunction function, String reference, String code) {
            unmapped.add(function + " " + reference + " " + code);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS, Paid",
        "REFUND, Paid",
        "NOTPAY, Unpaid",
        "USERPAYING, Unpaid",
        "ACCEPT, Unpaid",
        "CLOSED, NotPaid",
        "REVOKED, NotPaid",
        "PAYERROR, NotPaid"
    })
    void everyStateOfAnOrderHasItsMeaning(String state, String outcome) {
        assertThat(orders.asked("order0001", order(state)).getClass().getSimpleName())
                .isEqualTo(outcome);
        assertThat(unmapped).isEmpty();
    }

    @Test
    void anUnknownStateAnswersNothingAndIsTold() {
        assertThat(orders.asked("order0001", order("MOON"))).isInstanceOf(QueryOutcome.Unanswered.class);
        assertThat(unmapped).containsExactly("QUERY order0001 MOON");
    }

    @Test
    void anAnswerAboutAnotherOrderOrMerchantAnswersNothing() {
        assertThat(orders.asked("order0002", order("SUCCESS"))).isInstanceOf(QueryOutcome.Unanswered.class);
        JsonNode foreign = JSON.readTree(order("SUCCESS").toString().replace("1900000001", "1900000002"));
        assertThat(orders.asked("order0001", foreign)).isInstanceOf(QueryOutcome.Unanswered.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ORDER_NOT_EXIST, NotFound",
        "FREQUENCY_LIMITED, Unanswered",
        "SYSTEM_ERROR, Unanswered",
        "NO_AUTH, Unanswered",
        "PARAM_ERROR, Unanswered",
        "MOON, Unanswered"
    })
    void aRefusedQuestionNeverEndsAnOrder(String code, String outcome) {
        assertThat(orders.asked("order0001", error(code)).getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "PARAM_ERROR, Declined",
        "INVALID_REQUEST, Declined",
        "ORDER_CLOSED, Declined",
        "NO_AUTH, Declined",
        "RULE_LIMIT, Declined",
        "FREQUENCY_LIMITED, Unavailable",
        "SIGN_ERROR, Unavailable",
        "ORDERPAID, Unknown",
        "OUT_TRADE_NO_USED, Unknown",
        "SYSTEM_ERROR, Unknown",
        "MOON, Unknown"
    })
    void aRefusedOrderIsDeclinedOnlyWhenItSurelyIs(String code, String outcome) {
        assertThat(orders.submitted(REQUEST, error(code)).getClass().getSimpleName())
                .isEqualTo(outcome);
        assertThat(unmapped).hasSize(code.equals("MOON") ? 1 : 0);
    }

    @Test
    void anOrderWithoutAWayToPayIsUnknown() {
        assertThat(orders.submitted(REQUEST, JSON.readTree("{\"prepay_id\":\"wx1\"}")))
                .isInstanceOf(PayOutcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"SUCCESS, Done", "PROCESSING, Pending", "CLOSED, Declined", "ABNORMAL, Declined", "MOON, Unknown"})
    void everyStatusOfARefundHasItsMeaning(String status, String outcome) {
        assertThat(refunds.asked(REFUND, refund(status, 1000)).getClass().getSimpleName())
                .isEqualTo(outcome);
        assertThat(refunds.submitted(REFUND, refund(status, 1000)).getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void aRefundIsToldWithItsAmount() {
        assertThat(refunds.submitted(REFUND, refund("SUCCESS", 999)))
                .isEqualTo(new OperationOutcome.Done("50300", 999, "CNY"));
        assertThat(refunds.asked(REFUND, refund("SUCCESS", 0))).isInstanceOf(OperationOutcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_ENOUGH, Unavailable, Unknown",
        "FREQUENCY_LIMITED, Unavailable, Unknown",
        "USER_ACCOUNT_ABNORMAL, Declined, Unknown",
        "INVALID_REQUEST, Declined, Unknown",
        "RESOURCE_NOT_EXISTS, Declined, NotFound",
        "SYSTEM_ERROR, Unknown, Unknown",
        "MOON, Unknown, Unknown"
    })
    void aRefusedRefundIsNotARefusedQuestion(String code, String ofRefund, String ofQuestion) {
        assertThat(refunds.submitted(REFUND, error(code)).getClass().getSimpleName())
                .isEqualTo(ofRefund);
        assertThat(refunds.asked(REFUND, error(code)).getClass().getSimpleName())
                .isEqualTo(ofQuestion);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.5", "-1", "\"1234\"", "null", "1e3", "99999999999999999999"})
    void anAmountThatIsNoWholeNumberOfFenAnswersNothing(String total) {
        JsonNode order = JSON.readTree(order("SUCCESS").toString().replace("1234", total));
        assertThat(orders.asked("order0001", order)).isInstanceOf(QueryOutcome.Unanswered.class);
    }

    private static JsonNode order(String state) {
        return JSON.readTree("""
                {"mchid":"1900000001","appid":"wx0001","out_trade_no":"order0001","transaction_id":"4200000846",
                 "trade_state":"%s","amount":{"total":1234,"currency":"CNY"}}""".formatted(state));
    }

    private static JsonNode refund(String status, long amount) {
        return JSON.readTree("""
                {"refund_id":"50300","out_refund_no":"refund001","out_trade_no":"order0001","status":"%s",
                 "amount":{"total":1234,"refund":%d,"currency":"CNY"}}""".formatted(status, amount));
    }

    private static JsonNode error(String code) {
        return JSON.readTree("{\"code\":\"" + code + "\",\"message\":\"…\"}");
    }
}
