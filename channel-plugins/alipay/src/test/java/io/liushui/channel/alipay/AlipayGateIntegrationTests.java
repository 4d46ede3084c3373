package io.liushui.channel.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.contract.Requests;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the sandbox lets in, and what it keeps. */
class AlipayGateIntegrationTests {
    private static final ExchangeLog NO_LOG = exchange -> {};
    private static Path data;
    private static AlipayUnderTest alipay;

    @BeforeAll
    static void start(@TempDir Path folder) {
        data = folder;
        alipay = new AlipayUnderTest(folder, false);
    }

    @AfterAll
    static void stop() {
        alipay.close();
    }

    @Test
    void anUnsignedRequestIsRefusedInSignedWords() {
        HttpResponse<String> answer = alipay.sandbox()
                .get(alipay.baseUrl() + "/v3/alipay/data/dataservice/bill/downloadurl/query?bill_type=trade");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("missing-signature");
        assertThat(answer.headers().firstValue("alipay-signature")).isPresent();
    }

    @Test
    void aRequestOfAnotherTimeIsRefused() {
        AlipaySettings settings = AlipaySettings.of(alipay.settings());
        for (Duration off : new Duration[] {Duration.ofMinutes(-11), Duration.ofMinutes(11)}) {
            try (AlipayChannel channel = new AlipayChannel(settings, NO_LOG, Clock.offset(Clock.systemUTC(), off))) {
                assertThat(channel.pay(order()))
                        .isEqualTo(new PayOutcome.Unavailable("invalid-timestamp", Payments.RETRY_AFTER));
            }
        }
    }

    @Test
    void aRequestOfAnotherApplicationIsRefused() {
        AlipaySettings settings = AlipaySettings.of(alipay.settings());
        AlipaySettings other = new AlipaySettings(
                settings.channelId(),
                settings.notificationUri(),
                settings.baseUrl(),
                settings.sellerId(),
                new AppIdentity("2021000199990009", settings.app().key(), null, null),
                settings.alipay(),
                settings.authorizationValidity(),
                settings.timeouts());
        try (AlipayChannel channel = new AlipayChannel(other, NO_LOG, Clock.systemUTC())) {
            assertThat(channel.pay(order()))
                    .isEqualTo(new PayOutcome.Unavailable("invalid-app-id", Payments.RETRY_AFTER));
        }
    }

    @Test
    void aPageOfAnUnknownMethodOrWithoutSignatureOpensNothing() {
        Map<String, String> fields = new SignedOrder(AlipaySettings.of(alipay.settings()), Clock.systemUTC())
                .sign("alipay.trade.wap.pay", Map.of(), null);
        String gateway = alipay.baseUrl() + "/gateway.do";
        assertThat(alipay.sandbox().post(gateway, fields).body()).contains("invalid-method");
        assertThat(alipay.sandbox().post(gateway, Map.of()).body()).contains("invalid-app-id");
        assertThat(alipay.sandbox().post(gateway + "?biz_content=x", fields).body())
                .contains("invalid-parameter");
    }

    @Test
    void keysAreMadeOnceAndPrivateOnesAreNobodyElsesToRead() throws Exception {
        Path keys = data.resolve("keys").resolve("alipay");
        try (Stream<Path> files = Files.list(keys)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "alipay-private.pem",
                            "alipay-public.pem",
                            "alipay-certificate.pem",
                            "app-private.pem",
                            "app-public.pem",
                            "app-certificate.pem",
                            "root-certificate.pem");
        }
        assertThat(Files.getPosixFilePermissions(keys.resolve("app-private.pem")))
                .hasSize(2);
    }

    private static PayRequest order() {
        return Requests.pay("alipay_qr", 100, "CNY", "Tea", Payer.UNKNOWN);
    }
}
