package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.core.json.Json;
import io.liushui.launcher.client.MerchantClient;
import io.liushui.launcher.demo.DemoApp;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Part;
import io.liushui.launcher.parts.Parts;
import io.liushui.launcher.parts.Ports;
import io.liushui.launcher.parts.Start;
import io.liushui.launcher.parts.Startup;
import io.liushui.launcher.verify.Verification;
import io.liushui.launcher.webhooks.ReceivedWebhook;
import io.liushui.launcher.webhooks.WebhookListener;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One installation for all fault tests of a JVM: PostgreSQL, broker, sandbox and application as processes of their own. */
final class RunningSystem {
    private static final RunningSystem ONLY = new RunningSystem();

    final Parts parts;
    final MerchantClient merchant;
    final Queue<ReceivedWebhook> webhooks = new ConcurrentLinkedQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicLong amounts = new AtomicLong(20_001);

    private RunningSystem() {
        try {
            parts = Parts.of(
                    new Installation(Installation.findRoot(), Files.createTempDirectory("faults"), Ports.free()));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(parts::killAll));
        up();
        DemoApp app = DemoApp.read(parts.installation());
        WebhookListener.start(parts.installation().ports().listen(), app.webhookSecret(), webhooks::add);
        merchant = app.client(parts.installation());
    }

    static RunningSystem get() {
        return ONLY;
    }

    void up() {
        new Startup(parts, new Silence()).run();
    }

    /** An amount that no other test uses, so that a fault of the sandbox meets this payment only. */
    long amount() {
        return amounts.incrementAndGet();
    }

    void fault(String name, String operation, long amount, String more) {
        String at = operation == null ? "" : ",\"operation\":\"" + operation + "\"";
        assertThat(sandbox(
                                "POST",
                                "/control/rules",
                                "{\"fault\":\"" + name + "\"" + at + ",\"amount\":" + amount + more + "}")
                        .statusCode())
                .isEqualTo(201);
    }

    /** The id of an accepted payment. */
    String pay(String method, long amount, String more) {
        HttpResponse<String> answer = merchant.post("/v1/payments", order(method, amount, more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return (String) Json.readObject(answer.body()).get("id");
    }

    static String order(String method, long amount, String more) {
        return "{\"merchant_order_no\":\"" + UUID.randomUUID() + "\",\"amount\":" + amount
                + ",\"currency\":\"CNY\",\"subject\":\"Tea\",\"method\":\"" + method + "\"" + more + "}";
    }

    String state(String paymentId) {
        return (String)
                Json.readObject(merchant.get("/v1/payments/" + paymentId).body())
                        .get("state");
    }

    void awaitState(String paymentId, String state) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(state(paymentId)).isEqualTo(state));
    }

    /** The channel order number of the payment's attempt, once it is committed as sent. */
    String sentOrder(String paymentId) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> jdbc().sql(
                                        "select channel_order_no from payment_attempt where payment_id = ? and sent_at is not null")
                                .param(paymentId)
                                .query(String.class)
                                .list(),
                        orders -> orders.size() == 1)
                .getFirst();
    }

    /** What the sandbox was asked for this order, by operation. */
    List<String> requests(String orderNo) {
        Object data = Json.readObject(
                        sandbox("GET", "/control/requests?order=" + orderNo, "").body())
                .get("data");
        return ((List<?>) data)
                .stream()
                        .map(entry -> (String) ((Map<?, ?>) entry).get("operation"))
                        .toList();
    }

    HttpResponse<String> sandbox(String method, String target, String body) {
        try {
            return http.send(
                    HttpRequest.newBuilder(parts.sandbox().address().resolve(target))
                            .header("Content-Type", "application/json")
                            .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    void confirm(String orderNo) {
        assertThat(sandbox("POST", "/control/orders/" + orderNo + "/confirm", "")
                        .statusCode())
                .isEqualTo(200);
    }

    JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(
                parts.postgres().jdbcUrl(),
                parts.postgres().user(),
                parts.postgres().password()));
    }

    long count(String from, Object... parameters) {
        return jdbc().sql("select count(*) from " + from)
                .params(parameters)
                .query(Long.class)
                .single();
    }

    /** Nothing is open any more, and the oracle holds. */
    void assertAllIsWell() {
        sandbox("DELETE", "/control/rules", "");
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    assertThat(count("payment where finished_at is null")).isZero();
                    assertThat(count("outbox")).isZero();
                    assertThat(count("refund where finished_at is null")).isZero();
                });
        assertThat(Verification.run(parts, Duration.ofSeconds(60)).violations()).isEmpty();
    }

    private static final class Silence implements Startup.Progress {
        @Override
        public void begun(Part part) {}

        @Override
        public void healthy(Part part, Start start, Duration time) {}
    }
}
