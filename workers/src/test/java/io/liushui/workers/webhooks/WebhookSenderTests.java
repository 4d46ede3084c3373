package io.liushui.workers.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.liushui.core.notifications.WebhookMessage;
import io.liushui.core.notifications.WebhookTry;
import io.liushui.workers.world.ShopEndpoint;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tries against a real server, judged by the published library. */
class WebhookSenderTests {
    private static final String SECRET = secret("0123456789abcdef01234567");
    private static final String OLD_SECRET = secret("the one that was before!");
    private static final String BODY = "{\"id\":\"evt_1\",\"data\":{\"object\":{\"subject\":\"茶 🍵\"}}}";

    private final WebhookSender sender = sender(List.of("127.0.0.0/8"));
    private ShopEndpoint shop;

    @BeforeEach
    void open() throws IOException {
        shop = ShopEndpoint.start();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void signsSoThatThePublishedLibraryVerifiesWithTheNewAndTheOldSecret() throws Exception {
        WebhookTry made = sender.send(message(shop.url(), List.of(SECRET, OLD_SECRET)));

        assertThat(made.status()).isEqualTo(200);
        ShopEndpoint.Received webhook = shop.received.getFirst();
        new Webhook(SECRET).verify(webhook.body(), headers(webhook));
        new Webhook(OLD_SECRET).verify(webhook.body(), headers(webhook));
        assertThat(webhook.body()).isEqualTo(BODY);
        assertThat(webhook.headers())
                .containsEntry("webhook-id", "evt_1")
                .containsEntry("Content-Type", "application/json");
        assertThat(made.request()).doesNotContain("v1,").doesNotContain("whsec");
    }

    @Test
    void doesNotFollowARedirect() {
        shop.answer = request -> ShopEndpoint.Answer.of(302).with("Location", shop.url() + "/elsewhere");

        WebhookTry made = sender.send(message(shop.url(), List.of(SECRET)));

        assertThat(made.status()).isEqualTo(302);
        assertThat(shop.received).hasSize(1);
    }

    @Test
    void keepsFourKilobytesOfAnAnswer() {
        shop.answer = request -> new ShopEndpoint.Answer(500, Map.of("Retry-After", "90"), "x".repeat(100_000));

        WebhookTry made = sender.send(message(shop.url(), List.of(SECRET)));

        assertThat(made.response()).hasSize(4096);
        assertThat(made.retryAfter()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void endsWhenTheTimeIsUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            WebhookTry made = sender.send(message("http://127.0.0.1:" + silent.getLocalPort() + "/", List.of(SECRET)));

            assertThat(made.status()).isZero();
            assertThat(made.error()).isEqualTo("timeout: not answered within PT1S");
            assertThat(made.tookMillis()).isBetween(900L, 5_000L);
        }
    }

    @Test
    void sendsNothingTwiceWhenTheConnectionBreaks() throws Exception {
        try (ServerSocket breaking = new ServerSocket(0)) {
            Thread server = Thread.ofVirtual().start(() -> {
                try {
                    breaking.accept().close();
                    breaking.accept().close();
                } catch (IOException closed) {
                    Thread.currentThread().interrupt();
                }
            });
            WebhookTry made =
                    sender.send(message("http://127.0.0.1:" + breaking.getLocalPort() + "/", List.of(SECRET)));

            assertThat(made.status()).isZero();
            assertThat(server.isAlive()).as("the second connection never came").isTrue();
        }
    }

    @Test
    void sendsOnceMoreWhenTheServerHadClosedTheConnectionMeanwhile() throws Exception {
        try (ClosingEndpoint closing = new ClosingEndpoint(2, 1, 1)) {
            WebhookMessage message = message(closing.url(), List.of(SECRET));
            assertThat(sender.send(message).status()).isEqualTo(204);
            assertThat(sender.send(message).status()).isEqualTo(204);
            assertThat(closing.connections).as("the connection was kept").hasValue(1);
            closing.awaitClosed(0);

            WebhookTry made = sender.send(message);

            assertThat(made.error()).isNull();
            assertThat(made.status()).isEqualTo(204);
            assertThat(closing.connections).hasValue(2);
            assertThat(closing.answers).hasValue(3);
        }
    }

    @Test
    void sendsNoMoreThanOnceMore() throws Exception {
        try (ClosingEndpoint closing = new ClosingEndpoint(1, 0, 1)) {
            WebhookMessage message = message(closing.url(), List.of(SECRET));
            assertThat(sender.send(message).status()).isEqualTo(204);
            closing.awaitClosed(0);

            WebhookTry made = sender.send(message);

            assertThat(made.status()).isZero();
            assertThat(made.error()).isNotNull();
            assertThat(closing.connections).hasValue(2);
            assertThat(closing.answers).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "127.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0.0.0.0"})
    void refusesToConnectToThisMachine(String host) {
        WebhookTry made = sender(List.of()).send(message("http://" + host + ":" + shop.port() + "/", List.of(SECRET)));

        assertThat(made.status()).isZero();
        assertThat(made.error()).contains("address refused");
        assertThat(shop.received).isEmpty();
    }

    @Test
    void answersForAnAddressThatIsMalformed() {
        assertThat(sender.send(message("not an address", List.of(SECRET))).error())
                .contains("malformed");
    }

    private static WebhookSender sender(List<String> allowed) {
        return new WebhookSender(new WebhookProperties(allowed, Duration.ofSeconds(1), 4), Clock.systemUTC());
    }

    private static WebhookMessage message(String url, List<String> secrets) {
        return new WebhookMessage("evt_1", "whe_1", url, true, BODY, secrets, 1, "0123456789abcdef0123456789abcdef");
    }

    private static String secret(String text) {
        return "whsec_" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpHeaders headers(ShopEndpoint.Received webhook) {
        return HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(webhook.headers().get("webhook-id")),
                        "webhook-timestamp", List.of(webhook.headers().get("webhook-timestamp")),
                        "webhook-signature", List.of(webhook.headers().get("webhook-signature"))),
                (name, value) -> true);
    }
}
