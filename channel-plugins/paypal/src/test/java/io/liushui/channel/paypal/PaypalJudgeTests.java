package io.liushui.channel.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import com.paypal.base.SSLUtil;
import io.liushui.channel.contract.Orders;
import io.liushui.spi.PayRequest;
import io.liushui.spi.RawNotification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PayPal's own library judges the sandbox's webhooks and our reading of their signatures. */
class PaypalJudgeTests {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static PaypalAtHand paypal;

    @BeforeAll
    static void start(@TempDir Path data) {
        paypal = new PaypalAtHand(data);
    }

    @AfterAll
    static void stop() {
        paypal.close();
    }

    @Test
    void theLibraryBelievesTheSandboxesWebhooks() throws Exception {
        RawNotification webhook = webhook();
        Collection<X509Certificate> certificates =
                certificates(webhook.headers().get("paypal-cert-url"));
        assertThat(SSLUtil.validateCertificateChain(certificates, trusted(), "RSA"))
                .isTrue();
        assertThat(judge(certificates, webhook, new String(webhook.body(), StandardCharsets.UTF_8)))
                .isTrue();
    }

    @Test
    void theLibraryRefusesThemWithOneBitFlipped() throws Exception {
        RawNotification webhook = webhook();
        Collection<X509Certificate> certificates =
                certificates(webhook.headers().get("paypal-cert-url"));
        byte[] body = webhook.body().clone();
        body[body.length / 2] ^= 1;
        assertThat(judge(certificates, webhook, new String(body, StandardCharsets.UTF_8)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456789", "{\"summary\":\"龙井茶 🍵\"}", "{\"id\":\"WH-1\",\"resource\":{}}"})
    void weVerifyWhatIsSignedOverTheLibrarysChecksum(String body) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        String text = "b2384410-f8d2|2026-11-26T22:00:00Z|WH-APP|" + SSLUtil.crc32(body);
        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(keys.getPrivate());
        signer.update(text.getBytes(StandardCharsets.UTF_8));
        Transmission transmission = new Transmission(
                "b2384410-f8d2",
                "2026-11-26T22:00:00Z",
                Base64.getEncoder().encodeToString(signer.sign()),
                "https://api.paypal.com/v1/notifications/certs/CERT-1");
        byte[] raw = body.getBytes(StandardCharsets.UTF_8);
        assertThat(transmission.isSignedBy(keys.getPublic(), "WH-APP", raw)).isTrue();
        assertThat(transmission.isSignedBy(keys.getPublic(), "WH-OTHER", raw)).isFalse();
        byte[] flipped = (body + " ").getBytes(StandardCharsets.UTF_8);
        flipped[flipped.length - 1] ^= 1;
        assertThat(transmission.isSignedBy(keys.getPublic(), "WH-APP", flipped)).isFalse();
    }

    @Test
    void theChecksumIsUnsigned() {
        Transmission transmission = new Transmission("id", "time", "", "");
        byte[] signed = transmission.signed("webhook", "123456789".getBytes(StandardCharsets.US_ASCII));
        // The check value that every description of CRC-32 gives
        assertThat(new String(signed, StandardCharsets.US_ASCII)).isEqualTo("id|time|webhook|3421780262");
    }

    private static RawNotification webhook() {
        PayRequest request = new Orders(paypal).submitted(1234);
        paypal.payerConfirms(request.orderNo());
        return paypal.nextNotification(request.orderNo(), SOON);
    }

    private static boolean judge(Collection<X509Certificate> certificates, RawNotification webhook, String body)
            throws Exception {
        String expected = String.join(
                "|",
                webhook.headers().get("paypal-transmission-id"),
                webhook.headers().get("paypal-transmission-time"),
                paypal.key("webhook-id"),
                Long.toString(SSLUtil.crc32(body)));
        return SSLUtil.validateData(
                certificates,
                webhook.headers().get("paypal-auth-algo"),
                webhook.headers().get("paypal-transmission-sig"),
                expected,
                body,
                paypal.key("webhook-id"));
    }

    private static Collection<X509Certificate> certificates(String url) throws Exception {
        String pem =
                paypal.send(HttpRequest.newBuilder(URI.create(url)).build()).body();
        return SSLUtil.getCertificateFromStream(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static Collection<X509Certificate> trusted() throws Exception {
        return SSLUtil.getCertificateFromStream(
                new ByteArrayInputStream(paypal.key("root-certificate.pem").getBytes(StandardCharsets.US_ASCII)));
    }
}
