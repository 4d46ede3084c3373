package io.liushui.channel.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.liushui.channel.contract.Orders;
import io.liushui.channel.contract.Requests;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.NotificationRefused.Reason;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import io.liushui.spi.ReceivesNotifications;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates and public keys change while everything runs. */
class PlatformTrustSandboxTests {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0119000001092026010100000000000001";
    private static WechatPayUnderTest wechatPay;
    private static Orders orders;

    @BeforeAll
    static void start(@TempDir Path data) {
        wechatPay = new WechatPayUnderTest(data);
        orders = new Orders(wechatPay);
    }

    @AfterAll
    static void stop() {
        wechatPay.close();
    }

    @AfterEach
    void signsAsBefore() {
        wechatPay.signsWith("certificate-1");
    }

    @Test
    void believesTheNextCertificateWithoutARestartAndTheOldOneBesideIt() throws NotificationRefused {
        try (Channel channel = wechatPay.connect(Map.of("platformCertificates.retrySeconds", "1"))) {
            PayRequest before = orders.request(1234);
            assertThat(channel.pay(before)).isInstanceOf(PayOutcome.Pending.class);
            wechatPay.payerConfirms(before.orderNo());
            RawNotification signedBefore = wechatPay.nextNotification(before.orderNo(), SOON);
            wechatPay.signsWith("certificate-2");
            awaitAnswer(channel, before);
            wechatPay.signsWith("certificate-1");
            assertThat(channel.query(Requests.reference(before))).isInstanceOf(QueryOutcome.Paid.class);
            assertThat(((ReceivesNotifications) channel).parse(signedBefore))
                    .isInstanceOf(ChannelNotification.OfPayment.class);
        }
    }

    @Test
    void believesThePublicKeyAloneAndAsksToBeAnsweredWithIt() throws NotificationRefused {
        try (Channel channel = wechatPay.connect(publicKey())) {
            PayRequest request = orders.request(1234);
            assertThat(channel.pay(request)).isInstanceOf(PayOutcome.Pending.class);
            wechatPay.payerConfirms(request.orderNo());
            RawNotification told = wechatPay.nextNotification(request.orderNo(), SOON);
            assertThat(told.headers()).containsEntry("wechatpay-serial", PUBLIC_KEY_ID);
            assertThat(((ReceivesNotifications) channel).parse(told)).isInstanceOf(ChannelNotification.OfPayment.class);
            assertRefused((ReceivesNotifications) wechatPay.channel(), told);
        }
    }

    @Test
    void believesNoCertificateWhenThePublicKeyAloneIsTrusted() {
        PayRequest request = orders.submitted(1234);
        wechatPay.payerConfirms(request.orderNo());
        RawNotification told = wechatPay.nextNotification(request.orderNo(), SOON);
        try (Channel channel = wechatPay.connect(publicKey())) {
            assertRefused((ReceivesNotifications) channel, told);
        }
    }

    @Test
    void believesBothWhileAMerchantChangesOver() throws NotificationRefused {
        Map<String, String> both = new HashMap<>(publicKey());
        both.put("platformCertificates.download", "true");
        PayRequest request = orders.submitted(1234);
        wechatPay.payerConfirms(request.orderNo());
        RawNotification told = wechatPay.nextNotification(request.orderNo(), SOON);
        try (Channel channel = wechatPay.connect(both)) {
            assertThat(((ReceivesNotifications) channel).parse(told)).isInstanceOf(ChannelNotification.OfPayment.class);
            assertThat(channel.query(Requests.reference(request))).isInstanceOf(QueryOutcome.Paid.class);
        }
    }

    @Test
    void believesConfiguredCertificatesWithoutADownload() throws NotificationRefused {
        PayRequest request = orders.submitted(1234);
        wechatPay.payerConfirms(request.orderNo());
        RawNotification told = wechatPay.nextNotification(request.orderNo(), SOON);
        Map<String, String> configured = Map.of(
                "platformCertificates",
                wechatPay.key("platform-1-certificate.pem") + wechatPay.key("platform-2-certificate.pem"),
                "platformCertificates.download",
                "false");
        try (Channel channel = wechatPay.connect(configured)) {
            assertThat(((ReceivesNotifications) channel).parse(told)).isInstanceOf(ChannelNotification.OfPayment.class);
        }
    }

    @Test
    void believesNothingWithAnotherApiV3Key() {
        Map<String, String> wrong = Map.of("apiV3Key", "0123456789abcdef0123456789abcdef");
        try (Channel channel = wechatPay.connect(wrong)) {
            assertThat(channel.query(Requests.reference(orders.request(1234))))
                    .isEqualTo(new QueryOutcome.Unanswered("the answer is signed with a key that we do not know"));
        }
    }

    private static Map<String, String> publicKey() {
        return Map.of("platformPublicKeyId", PUBLIC_KEY_ID, "platformPublicKey", wechatPay.key("public-key.pem"));
    }

    /** The first question after the change may come too soon after the last download. */
    private static void awaitAnswer(Channel channel, PayRequest request) {
        await().atMost(SOON).until(() -> channel.query(Requests.reference(request)) instanceof QueryOutcome.Paid);
    }

    private static void assertRefused(ReceivesNotifications receiver, RawNotification told) {
        assertThatThrownBy(() -> receiver.parse(told))
                .isInstanceOfSatisfying(
                        NotificationRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN_KEY));
    }
}
