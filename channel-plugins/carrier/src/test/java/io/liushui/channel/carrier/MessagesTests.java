package io.liushui.channel.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.NotificationRefused.Reason;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import io.liushui.spi.RefundRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The carrier's answers and notifications in our words. */
class MessagesTests {

    private static final Instant NOW = Instant.ofEpochMilli(1_800_000_000_000L);
    private static final CarrierSettings SETTINGS = CarrierSettings.of(new ChannelSettings(
            "carrier-1",
            null,
            Map.of(
                    "baseUrl",
                    "http://127.0.0.1:9",
                    "appId",
                    "liushui01",
                    "appSecret",
                    "0123456789abcdef0123456789abcdef")));
    private static final RefundRequest REFUND = new RefundRequest(
            "refund001",
            new OrderReference("order0001", "carrier_billing", null, 1234, "CNY", Instant.EPOCH, Instant.EPOCH, null),
            1000,
            "returned",
            Instant.EPOCH,
            null);

    private final List<String> unmapped = new ArrayList<>();
    private final CarrierCodes codes = new CarrierCodes(new ExchangeLog() {
        @Override
        public void record(Exchange exchange) {
            throw new AssertionError("nothing is exchanged here");
        }

        @Override
        public void unmapped(ChannelFunction function, String reference, String code) {
            unmapped.add(function + " " + reference + " " + code);
        }
    });
    private final Answers answers = new Answers(codes);
    private final Map<String, String> order = new HashMap<>(Map.of(
            "code",
            "0000",
            "orderNo",
            "order0001",
            "tradeNo",
            "T1",
            "amount",
            "1234",
            "currency",
            "CNY",
            "status",
            "PAID"));

    @ParameterizedTest
    @ValueSource(strings = {"orderNo", "tradeNo", "amount", "currency", "status"})
    void anIncompleteOrderTellsNothing(String missing) {
        order.remove(missing);
        assertThat(pay(ChannelFunction.PAY)).isInstanceOf(PayOutcome.Unknown.class);
        assertThat(answers.query("order0001", new Message(order))).isInstanceOf(QueryOutcome.Unanswered.class);
    }

    @Test
    void anotherOrderTellsNothing() {
        order.put("orderNo", "order0002");
        assertThat(pay(ChannelFunction.CONFIRM_BY_CODE)).isInstanceOf(PayOutcome.Unknown.class);
        assertThat(answers.query("order0001", new Message(order))).isInstanceOf(QueryOutcome.Unanswered.class);
        assertThat(answers.close("order0001", new Message(order))).isInstanceOf(CloseOutcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C0400", "C0401", "C0403", "C0408", "C0503", "C0599", "C7777"})
    void aQueryThatWasRefusedTellsNothing(String code) {
        Message refused = new Message(Map.of("code", code, "orderNo", "order0001"));
        assertThat(answers.query("order0001", refused)).isInstanceOf(QueryOutcome.Unanswered.class);
        assertThat(answers.close("order0001", refused)).isInstanceOf(CloseOutcome.Unknown.class);
        assertThat(answers.refundQuery(REFUND, refused)).isInstanceOf(OperationOutcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"C4001", "C4002", "C4003", "C0404"})
    void aRefundThatCannotBeIsDeclinedWithItsCode(String code) {
        assertThat(answers.refund(REFUND, new Message(Map.of("code", code, "message", "跨月不可退费"))))
                .isEqualTo(new OperationOutcome.Declined(code, "跨月不可退费"));
    }

    @Test
    void aCodeOfNoTableIsUnknownAndReported() {
        assertThat(answers.refund(REFUND, new Message(Map.of("code", "C7777"))))
                .isInstanceOf(OperationOutcome.Unknown.class);
        assertThat(unmapped).containsExactly("REFUND refund001 C7777");
    }

    @Test
    void anExpiredCodeLeavesTheOrderOpen() {
        order.putAll(Map.of("code", "C2003", "status", "WAIT_CODE", "phoneMask", "138****5678", "triesLeft", "2"));
        assertThat(pay(ChannelFunction.CONFIRM_BY_CODE)).isInstanceOf(PayOutcome.Pending.class);
        order.remove("triesLeft");
        assertThat(pay(ChannelFunction.CONFIRM_BY_CODE)).isInstanceOf(PayOutcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"300000,true", "300001,false", "-300000,true", "-300001,false"})
    void admitsNotificationsOfFiveMinutesInBothDirections(long offMillis, boolean admitted) throws Exception {
        Map<String, String> fields = notification(NOW.toEpochMilli() + offMillis);
        if (admitted) {
            assertThat(parse(fields))
                    .isEqualTo(new ChannelNotification.OfPayment(
                            "n1", "order0001", new QueryOutcome.Paid("T1", 1234, "CNY")));
        } else {
            assertRefused(fields, Reason.STALE);
        }
    }

    @Test
    void refusesSomebodyElsesIncompleteOnesAndAnswersSentAsNotifications() {
        Map<String, String> fields = notification(NOW.toEpochMilli());
        fields.put("appId", "somebody1");
        assertRefused(fields, Reason.NOT_FOR_US);
        fields.put("appId", "liushui01");
        fields.put("status", "FLOATING");
        assertRefused(fields, Reason.MALFORMED);
        fields.put("status", "PAID");
        fields.put("requestId", "0123456789abcdef0123456789abcdef");
        assertRefused(fields, Reason.MALFORMED);
        fields.remove("requestId");
        fields.remove("notifyId");
        assertRefused(fields, Reason.MALFORMED);
    }

    private Map<String, String> notification(long timestamp) {
        Map<String, String> fields = new HashMap<>(order);
        fields.remove("code");
        fields.putAll(Map.of(
                "appId", "liushui01", "notifyId", "n1", "timestamp", Long.toString(timestamp), "event", "ORDER_PAID"));
        return fields;
    }

    private ChannelNotification parse(Map<String, String> fields) throws NotificationRefused {
        Map<String, String> signed = new HashMap<>(fields);
        signed.put("sign", SETTINGS.signature().sign(fields));
        return new Notifications(SETTINGS, Clock.fixed(NOW, ZoneOffset.UTC), answers, codes)
                .parse(new RawNotification(Map.of(), FlatJson.write(signed)));
    }

    private void assertRefused(Map<String, String> fields, Reason reason) {
        assertThatThrownBy(() -> parse(fields))
                .isInstanceOfSatisfying(
                        NotificationRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private PayOutcome pay(ChannelFunction function) {
        return answers.pay(function, "order0001", new Message(order));
    }
}
