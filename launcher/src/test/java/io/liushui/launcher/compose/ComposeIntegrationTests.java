package io.liushui.launcher.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.core.json.Json;
import io.liushui.core.merchants.AppTerms;
import io.liushui.core.merchants.NewKey;
import io.liushui.core.merchants.SignatureAlgorithm;
import io.liushui.launcher.administration.Administration;
import io.liushui.launcher.client.MerchantClient;
import io.liushui.launcher.client.MerchantKey;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Parts;
import io.liushui.launcher.parts.Ports;
import io.liushui.launcher.verify.Verification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The services of docker-compose.yml as processes of their own, with the variables of that file. Only addresses, ports and folders are translated,
 * which every container has for itself; PostgreSQL and the engine are those of this machine.
 */
@Tag("own-system")
class ComposeIntegrationTests {
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<ComposedProcess> running = new ArrayList<>();

    @TempDir
    private Path home;

    private Parts parts;
    private OnThisMachine machine;
    private ComposeFile compose;

    @BeforeEach
    void startWhatIsNotOurs() {
        parts = Parts.of(new Installation(Installation.findRoot(), home, Ports.free()));
        machine = new OnThisMachine(parts);
        parts.postgres().start();
        parts.engine().start();
        parts.postgres().awaitHealthy();
        parts.engine().awaitHealthy();
        compose = ComposeFile.read(
                Installation.findRoot(),
                Map.of("POSTGRES_PASSWORD", parts.postgres().password()));
    }

    @AfterEach
    void stop() {
        running.reversed().forEach(ComposedProcess::close);
        parts.killAll();
    }

    @Test
    void takesPaymentsAsSeparateServices() {
        start("sandbox", "SANDBOX_PORT", parts.installation().ports().sandbox());
        ComposedProcess api =
                start("api", "SERVER_PORT", parts.installation().ports().api());
        ComposedProcess workers =
                start("workers", "SERVER_PORT", parts.installation().ports().listen());
        MerchantClient merchant = newMerchant();

        awaitState(merchant, pay(merchant, "sandbox_card"), "succeeded");
        String wallet = pay(merchant, "sandbox_wallet");
        awaitState(merchant, wallet, "requires_action");
        confirm(wallet);
        awaitState(merchant, wallet, "succeeded");

        assertThat(Verification.run(parts, Duration.ofSeconds(30)).violations()).isEmpty();
        assertThat(call("GET", api.health().resolve("prometheus")).body())
                .contains("liushui_payments_accepted_total{method=\"sandbox_card\"} 1.0")
                .contains("liushui_channel_notifications_total{channel=\"sandbox\",verdict=\"applied\"} 1.0")
                .doesNotContain("liushui_payments_final_total{");
        assertThat(call("GET", workers.health().resolve("prometheus")).body())
                .contains(finals("sandbox_card"), finals("sandbox_wallet"))
                .contains("liushui_inbox_oldest_seconds 0.0")
                .doesNotContain("liushui_payments_accepted_total{");
    }

    private static String finals(String method) {
        return "liushui_payments_final_total{channel=\"sandbox\",method=\"" + method
                + "\",outcome=\"succeeded\",reason=\"none\"} 1.0";
    }

    /** As Compose does: when what it depends on is healthy, and until it is so itself. */
    private ComposedProcess start(String name, String portVariable, int port) {
        ComposeService service = compose.service(name);
        Map<String, String> environment = new LinkedHashMap<>();
        service.environment()
                .forEach((variable, value) -> environment.put(variable, machine.translated(service, value)));
        environment.put(portVariable, Integer.toString(port));
        URI asked = service.healthAddress().orElseThrow();
        ComposedProcess process = ComposedProcess.start(
                service,
                Dockerfile.read(Installation.findRoot()),
                environment,
                URI.create("http://127.0.0.1:" + port + asked.getPath()),
                home);
        running.add(process);
        await(name + " is healthy")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> {
                    process.requireAlive();
                    return isHealthy(process.health());
                });
        return process;
    }

    private MerchantClient newMerchant() {
        try (Administration administration = new Administration(parts)) {
            String app = administration
                    .merchantAdministration()
                    .createApp(
                            administration.merchantAdministration().createMerchant("Tea house"),
                            new AppTerms("Shop", List.of("sandbox_card", "sandbox_wallet"), List.of(), null, 100));
            NewKey key = administration.keys().addKey(app, SignatureAlgorithm.HMAC_SHA256, null);
            return new MerchantClient(
                    URI.create(
                            "http://127.0.0.1:" + parts.installation().ports().api()),
                    new MerchantKey.Hmac(key.id(), key.secret()));
        }
    }

    private static String pay(MerchantClient merchant, String method) {
        HttpResponse<String> answer = merchant.post(
                "/v1/payments",
                "{\"merchant_order_no\":\"" + UUID.randomUUID()
                        + "\",\"amount\":1234,\"currency\":\"CNY\",\"subject\":\"Tea\",\"method\":\"" + method + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return (String) Json.readObject(answer.body()).get("id");
    }

    private void awaitState(MerchantClient merchant, String payment, String state) {
        await("payment " + state)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () -> assertThat(merchant.get("/v1/payments/" + payment).body())
                                .contains("\"state\":\"" + state + "\""));
    }

    /** The payer says yes at the bank. */
    private void confirm(String payment) {
        String order = JdbcClient.create(new DriverManagerDataSource(
                        parts.postgres().jdbcUrl(),
                        parts.postgres().user(),
                        parts.postgres().password()))
                .sql("select channel_order_no from payment_attempt where payment_id = ?")
                .param(payment)
                .query(String.class)
                .single();
        URI control = parts.sandbox().address().resolve("/control/orders/" + order + "/confirm");
        assertThat(call("POST", control).statusCode()).isEqualTo(200);
    }

    private boolean isHealthy(URI address) {
        try {
            return call("GET", address).statusCode() == 200;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    private HttpResponse<String> call(String method, URI address) {
        try {
            return http.send(
                    HttpRequest.newBuilder(address)
                            .method(method, BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
