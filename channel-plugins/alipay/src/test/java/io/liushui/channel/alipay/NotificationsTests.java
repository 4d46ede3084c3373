package io.liushui.channel.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.NotificationRefused.Reason;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationsTests {
    private static final Instant NOW = Instant.parse("2026-11-26T04:00:00Z");
    private static TestKeys keys;

    private final List<String> unmapped = new ArrayList<>();

    @BeforeAll
    static void makeKeys() {
        keys = TestKeys.make();
    }

    @ParameterizedTest
    @CsvSource({"TRADE_SUCCESS", "TRADE_FINISHED"})
    void tellsThatATradeIsPaid(String status) throws Exception {
        assertThat(parse(Map.of("trade_status", status)))
                .isEqualTo(
                        new ChannelNotification.OfPayment("N1", "A0000001", new QueryOutcome.Paid("T1", 1234, "CNY")));
    }

    @Test
    void tellsThatATradeIsClosedOrWaits() throws Exception {
        assertThat(result(parse(Map.of("trade_status", "TRADE_CLOSED")))).isInstanceOf(QueryOutcome.NotPaid.class);
        assertThat(result(parse(Map.of("trade_status", "WAIT_BUYER_PAY")))).isEqualTo(new QueryOutcome.Unpaid("T1"));
        assertThat(unmapped).isEmpty();
    }

    @Test
    void tellsOfAStatusThatNobodyKnowsAndChangesNothing() throws Exception {
        assertThat(result(parse(Map.of("trade_status", "TRADE_ENCHANTED"))))
                .isInstanceOf(QueryOutcome.Unanswered.class);
        assertThat(unmapped).containsExactly("NOTIFICATION A0000001 TRADE_ENCHANTED");
    }

    /** Of how much, it does not say: its amount is the sum of all refunds of the trade. */
    @Test
    void tellsThatARefundIsToBeAskedForByItsOwnNumber() throws Exception {
        Map<String, String> refund = Map.of(
                "trade_status",
                "TRADE_CLOSED",
                "gmt_refund",
                "2026-11-26 11:00:00.123",
                "out_biz_no",
                "R0000001",
                "refund_fee",
                "12.34");
        assertThat(parse(refund))
                .isEqualTo(new ChannelNotification.OfOperation(
                        "N1", ChannelFunction.REFUND, "R0000001", new OperationOutcome.Pending()));
    }

    @Test
    void tellsACaptureByWhatItPassedBack() throws Exception {
        assertThat(parse(Map.of("passback_params", Captures.PASSED_BACK)))
                .isEqualTo(new ChannelNotification.OfOperation(
                        "N1", ChannelFunction.PREAUTH, "A0000001", new OperationOutcome.Done("T1", 1234, "CNY")));
    }

    @Test
    void tellsThatMoneyIsHeldAndLetGo() throws Exception {
        Map<String, String> freeze = new HashMap<>(Map.of(
                "notify_type", "fund_auth_freeze",
                "out_order_no", "H0000001",
                "out_request_no", "H0000001",
                "auth_no", "F1",
                "operation_id", "O1",
                "status", "SUCCESS",
                "amount", "100.00",
                "payee_user_id", TestKeys.SELLER_ID));
        assertThat(parse(freeze))
                .isEqualTo(new ChannelNotification.OfAuthorization(
                        "N1", "H0000001", new QueryOutcome.Paid("F1", 10_000, "CNY")));
        freeze.put("notify_type", "fund_auth_unfreeze");
        freeze.put("out_request_no", "V0000001");
        assertThat(parse(freeze))
                .isEqualTo(new ChannelNotification.OfOperation(
                        "N1", ChannelFunction.PREAUTH, "V0000001", new OperationOutcome.Done("O1", 10_000, "CNY")));
        freeze.put("payee_user_id", "2088000199990009");
        assertRefused(freeze, Reason.NOT_FOR_US);
    }

    @Test
    void acknowledgesWhatItDoesNotActOn() throws Exception {
        assertThat(parse(Map.of("notify_type", "dut_user_sign")))
                .isEqualTo(new ChannelNotification.Other("N1", "dut_user_sign"));
    }

    @ParameterizedTest
    @CsvSource({
        "app_id,2021000199990009,NOT_FOR_US",
        "seller_id,2088000199990009,NOT_FOR_US",
        "seller_id,'',NOT_FOR_US",
        "notify_time,2026-11-24 23:00:00,STALE",
        "notify_time,2026-11-26 12:20:00,STALE",
        "notify_time,yesterday,MALFORMED",
        "out_trade_no,'',MALFORMED",
        "trade_no,'',MALFORMED",
        "notify_id,'',MALFORMED",
        "total_amount,12.345,MALFORMED",
        "total_amount,-,MALFORMED",
        "total_amount,'',MALFORMED"
    })
    void refusesWhatIsNotMeantForUsOrIncomplete(String field, String value, Reason reason) {
        assertRefused(Map.of(field, value), reason);
    }

    @Test
    void takesARepeatOfTheLastHour() throws Exception {
        assertThat(parse(Map.of("notify_time", "2026-11-25 11:38:00")))
                .isInstanceOf(ChannelNotification.OfPayment.class);
    }

    @Test
    void refusesAFieldThatStandsTwice() throws Exception {
        String genuine = form(signed(Map.of()));
        assertForged(genuine + "&total_amount=0.01");
        assertForged("total_amount=0.01&" + genuine);
    }

    @Test
    void refusesWhatIsTooLongOrUnsignedOrSignedOtherwise() throws Exception {
        assertForged(form(signed(Map.of("padding", "0".repeat(70_000)))));
        Map<String, String> unsigned = signed(Map.of());
        unsigned.remove("sign");
        assertForged(form(unsigned));
        Map<String, String> other = signed(Map.of());
        other.put("sign_type", "RSA");
        assertForged(form(other));
    }

    private static QueryOutcome result(ChannelNotification notification) {
        return ((ChannelNotification.OfPayment) notification).result();
    }

    private void assertForged(String form) {
        assertThatThrownBy(() -> channel().parse(new RawNotification(Map.of(), form.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOfSatisfying(
                        NotificationRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.FORGED));
    }

    private void assertRefused(Map<String, String> other, Reason reason) {
        assertThatThrownBy(() -> parse(other))
                .isInstanceOfSatisfying(
                        NotificationRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private ChannelNotification parse(Map<String, String> other) throws NotificationRefused {
        return channel().parse(new RawNotification(Map.of(), form(signed(other)).getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, String> signed(Map<String, String> other) {
        TreeMap<String, String> fields = new TreeMap<>(Map.of(
                "notify_id", "N1",
                "notify_type", "trade_status_sync",
                "notify_time", "2026-11-26 12:00:00",
                "app_id", TestKeys.APP_ID,
                "seller_id", TestKeys.SELLER_ID,
                "out_trade_no", "A0000001",
                "trade_no", "T1",
                "trade_status", "TRADE_SUCCESS",
                "total_amount", "12.34"));
        fields.putAll(other);
        byte[] content = SignedOrder.content(fields).getBytes(StandardCharsets.UTF_8);
        fields.put("sign", Sha256Rsa.sign(keys.alipay().getPrivate(), content));
        fields.put("sign_type", "RSA2");
        return fields;
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private AlipayChannel channel() {
        ExchangeLog log = new ExchangeLog() {
            @Override
            public void record(Exchange exchange) {}

            @Override
            public void unmapped(ChannelFunction function, String reference, String code) {
                unmapped.add(function + " " + reference + " " + code);
            }
        };
        return new AlipayChannel(keys.settings(), log, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
