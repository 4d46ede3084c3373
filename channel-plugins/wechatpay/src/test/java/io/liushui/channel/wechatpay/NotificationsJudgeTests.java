package io.liushui.channel.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wechat.pay.java.core.cipher.AeadAesCipher;
import com.wechat.pay.java.core.cipher.RSASigner;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.NotificationRefused.Reason;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** We believe and understand what WeChat Pay's own SDK signs and seals, and nothing else. */
class NotificationsJudgeTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PAID = """
            {"mchid":"1900000001","appid":"wx0001","out_trade_no":"order0001","transaction_id":"4200000846",
             "trade_state":"SUCCESS","amount":{"total":1234,"payer_total":1000,"currency":"CNY"}}""";

    private final Notifications notifications = notifications();

    @Test
    void understandsAPayment() throws NotificationRefused {
        assertThat(notifications.parse(signed("TRANSACTION.SUCCESS", PAID)))
                .isEqualTo(new ChannelNotification.OfPayment(
                        "EV-1", "order0001", new QueryOutcome.Paid("4200000846", 1234, "CNY")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUCCESS", "CLOSED", "ABNORMAL"})
    void understandsARefund(String status) throws NotificationRefused {
        String content = """
                {"mchid":"1900000001","out_trade_no":"order0001","out_refund_no":"refund001","refund_id":"50300",
                 "refund_status":"%s","amount":{"total":1234,"refund":1000}}""".formatted(status);
        OperationOutcome expected = switch (status) {
            case "SUCCESS" -> new OperationOutcome.Done("50300", 1_000, "CNY");
            default -> new OperationOutcome.Declined(status, "the refund ended as " + status);
        };
        assertThat(notifications.parse(signed("REFUND." + status, content)))
                .isEqualTo(new ChannelNotification.OfOperation("EV-1", ChannelFunction.REFUND, "refund001", expected));
    }

    @Test
    void everyFlippedByteIsAForgery() {
        RawNotification genuine = signed("TRANSACTION.SUCCESS", PAID);
        for (int index = 0; index < genuine.body().length; index++) {
            byte[] body = genuine.body().clone();
            body[index] ^= 1;
            assertRefused(new RawNotification(genuine.headers(), body), Reason.FORGED);
        }
    }

    @Test
    void aProbeIsAForgery() {
        RawNotification genuine = signed("TRANSACTION.SUCCESS", PAID);
        Map<String, String> headers = new HashMap<>(genuine.headers());
        String probe = "WECHATPAY/SIGNTEST/";
        String signature = headers.get("wechatpay-signature");
        headers.put("wechatpay-signature", probe + signature.substring(probe.length()));
        assertRefused(new RawNotification(headers, genuine.body()), Reason.FORGED);
        headers.put("wechatpay-signature", probe + "no Base64 at all");
        assertRefused(new RawNotification(headers, genuine.body()), Reason.FORGED);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -100_000})
    void whatIsMoreThanFiveMinutesOffIsStale(long seconds) {
        assertRefused(signed("TRANSACTION.SUCCESS", PAID, Fixtures.PUBLIC_KEY_ID, seconds), Reason.STALE);
    }

    @ParameterizedTest
    @ValueSource(longs = {-290, 290})
    void clocksMayDifferByALittle(long seconds) throws NotificationRefused {
        assertThat(notifications.parse(signed("TRANSACTION.SUCCESS", PAID, Fixtures.PUBLIC_KEY_ID, seconds)))
                .isInstanceOf(ChannelNotification.OfPayment.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUB_KEY_ID_0000000000000000", "5157F09EFDC096DE15EBE81A47057A7200000000", "", "not hex"})
    void anUnknownSerialIsAnUnknownKey(String serial) {
        assertRefused(signed("TRANSACTION.SUCCESS", PAID, serial, 0), Reason.UNKNOWN_KEY);
    }

    @Test
    void anotherMannerOfSigningIsAnUnknownKey() {
        RawNotification genuine = signed("TRANSACTION.SUCCESS", PAID);
        Map<String, String> headers = new HashMap<>(genuine.headers());
        headers.put("wechatpay-signature-type", "WECHATPAY2-SM2-WITH-SM3");
        assertRefused(new RawNotification(headers, genuine.body()), Reason.UNKNOWN_KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"mchid\":\"1900000001\"|\"mchid\":\"1900000002\"", "\"appid\":\"wx0001\"|\"appid\":\"wx0003\""
            })
    void anotherMerchantOrAppIsNotForUs(String change) {
        String[] parts = change.split("\\|");
        assertRefused(signed("TRANSACTION.SUCCESS", PAID.replace(parts[0], parts[1])), Reason.NOT_FOR_US);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"total\":1234|\"total\":12.34",
                "\"SUCCESS\"|\"MOON\"",
                "\"order0001\"|17",
                "\"4200000846\"|\"\""
            })
    void whatIsIncompleteIsMalformed(String change) {
        String[] parts = change.split("\\|");
        assertRefused(signed("TRANSACTION.SUCCESS", PAID.replace(parts[0], parts[1])), Reason.MALFORMED);
    }

    @Test
    void anEventThatWeDoNotKnowChangesNothing() throws NotificationRefused {
        assertThat(notifications.parse(signed("COUPON.USE", "{}")))
                .isEqualTo(new ChannelNotification.Other("EV-1", "COUPON.USE"));
    }

    private void assertRefused(RawNotification raw, Reason reason) {
        assertThatThrownBy(() -> notifications.parse(raw))
                .isInstanceOfSatisfying(
                        NotificationRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static RawNotification signed(String event, String content) {
        return signed(event, content, Fixtures.PUBLIC_KEY_ID, 0);
    }

    /** As the SDK seals and signs it. */
    private static RawNotification signed(String event, String content, String serial, long offSeconds) {
        byte[] key = Fixtures.API_V3_KEY.getBytes(StandardCharsets.US_ASCII);
        String ciphertext = new AeadAesCipher(key)
                .encrypt(
                        "transaction".getBytes(StandardCharsets.US_ASCII),
                        "uluk4a9R25RW".getBytes(StandardCharsets.US_ASCII),
                        content.getBytes(StandardCharsets.UTF_8));
        String body = JSON.writeValueAsString(Map.of(
                "id",
                "EV-1",
                "event_type",
                event,
                "resource",
                Map.of(
                        "algorithm",
                        "AEAD_AES_256_GCM",
                        "nonce",
                        "uluk4a9R25RW",
                        "associated_data",
                        "transaction",
                        "ciphertext",
                        ciphertext)));
        String timestamp = Long.toString(Instant.now().getEpochSecond() + offSeconds);
        String signature = new RSASigner(serial, Fixtures.PLATFORM_KEYS.getPrivate())
                .sign(timestamp + "\nn1\n" + body + "\n")
                .getSign();
        return new RawNotification(
                Map.of(
                        "wechatpay-serial",
                        serial,
                        "wechatpay-timestamp",
                        timestamp,
                        "wechatpay-nonce",
                        "n1",
                        "wechatpay-signature",
                        signature),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static Notifications notifications() {
        ExchangeLog log = exchange -> {};
        Codes codes = new Codes(log);
        PlatformTrust trust = new PlatformTrust(
                Fixtures.PUBLIC_KEY_ID,
                Fixtures.PLATFORM_KEYS.getPublic(),
                false,
                List.of(),
                Duration.ofHours(12),
                Duration.ofSeconds(60));
        return new Notifications(
                Fixtures.MERCHANT,
                new PlatformKeys(trust, new PlatformCertificates(trust, null, Clock.systemUTC())),
                new OrderAnswers(codes, Fixtures.MERCHANT, new PayerActions(Fixtures.MERCHANT, Clock.systemUTC())),
                new RefundAnswers(codes),
                Clock.systemUTC(),
                JSON);
    }
}
