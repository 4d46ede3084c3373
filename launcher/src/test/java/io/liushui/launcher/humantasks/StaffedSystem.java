package io.liushui.launcher.humantasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.liushui.core.json.Json;
import io.liushui.launcher.client.MerchantClient;
import io.liushui.launcher.demo.DemoApp;
import io.liushui.launcher.parts.EnginePart;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Part;
import io.liushui.launcher.parts.Parts;
import io.liushui.launcher.parts.Ports;
import io.liushui.launcher.parts.Start;
import io.liushui.launcher.parts.Startup;
import io.liushui.launcher.verify.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A whole installation whose people act through the engine's REST API. */
final class StaffedSystem implements AutoCloseable {
    final Parts parts;
    final UserTaskJournal journal;
    final CamundaClient engine;
    private final MerchantClient merchant;
    private final HttpClient http = HttpClient.newHttpClient();

    private StaffedSystem(Path home) {
        Installation installation = new Installation(Installation.findRoot(), home, Ports.free());
        journal = new UserTaskJournal(home.resolve("user-tasks.jsonl"));
        parts = Parts.of(installation, new EnginePart(installation, journal.exporter()));
        new Startup(parts, new Silence()).run();
        merchant = DemoApp.read(installation).client(installation);
        engine = CamundaClient.newClientBuilder()
                .grpcAddress(parts.engine().grpcAddress())
                .restAddress(parts.engine().restAddress())
                .build();
    }

    static StaffedSystem start(Path home) {
        return new StaffedSystem(home);
    }

    MerchantClient merchant() {
        return merchant;
    }

    /** The id of an accepted payment that may be paid for a day. */
    String pay(String method, long amountMinor) {
        HttpResponse<String> answer = merchant.post(
                "/v1/payments",
                "{\"merchant_order_no\":\"" + UUID.randomUUID() + "\",\"amount\":" + amountMinor
                        + ",\"currency\":\"CNY\",\"subject\":\"Tea\",\"expires_in\":86400,\"method\":\"" + method
                        + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return (String) Json.readObject(answer.body()).get("id");
    }

    /** State and, when it has one, reason code. */
    String state(String paymentId) {
        Map<String, Object> payment =
                Json.readObject(merchant.get("/v1/payments/" + paymentId).body());
        return payment.get("state") + (payment.get("reason_code") == null ? "" : " " + payment.get("reason_code"));
    }

    void awaitState(String paymentId, String state) {
        await("payment " + state)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(state(paymentId)).isEqualTo(state));
    }

    /** The id of an accepted refund. */
    String refund(String paymentId, long amountMinor) {
        HttpResponse<String> answer = merchant.post(
                "/v1/payments/" + paymentId + "/refunds",
                "{\"merchant_refund_no\":\"" + UUID.randomUUID() + "\",\"amount\":" + amountMinor + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return (String) Json.readObject(answer.body()).get("id");
    }

    /** Key of the task that this payment waits at. */
    long task(String paymentId, String element) {
        return task("payment", paymentId, element);
    }

    /** Key of the task that this refund waits at. */
    long refundTask(String refundId, String element) {
        return task("refund", refundId, element);
    }

    private long task(String table, String id, String element) {
        return await("a task at " + element)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> driver(table, id).stream()
                                .flatMapToLong(instance -> journal.open(instance, element).stream())
                                .findFirst(),
                        found -> found.isPresent())
                .getAsLong();
    }

    /** As a task list does: claim, then complete with what the form maps out. */
    void complete(long task, String person, Map<String, Object> form) {
        engine.newAssignUserTaskCommand(task).assignee(person).send().join();
        engine.newCompleteUserTaskCommand(task).variables(form).send().join();
    }

    private List<Long> driver(String table, String id) {
        return jdbc().sql("select driver_instance from " + table + " where id = ? and driver_instance is not null")
                .param(id)
                .query(Long.class)
                .list();
    }

    JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(
                parts.postgres().jdbcUrl(),
                parts.postgres().user(),
                parts.postgres().password()));
    }

    String text(String sql, Object... parameters) {
        return jdbc().sql(sql).params(parameters).query(String.class).single();
    }

    /** The bank's own books. */
    String charges() {
        return sandbox("GET", "/control/charges?after=0");
    }

    String sandbox(String method, String target) {
        return call(method, parts.sandbox().address().resolve(target));
    }

    /** Lines of the application's metrics that begin so. */
    List<String> metrics(String beginning) {
        return call("GET", parts.application().address().resolve("/actuator/prometheus"))
                .lines()
                .filter(line -> line.startsWith(beginning))
                .toList();
    }

    private String call(String method, URI address) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(address)
                            .method(method, BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** What {@code ./liushui} prints for this command. */
    String command(String name) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dliushui.root=" + Installation.findRoot(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.liushui.launcher.Main",
                name);
        Installation installation = parts.installation();
        command.environment().put("LIUSHUI_HOME", installation.home().toString());
        command.environment().putAll(installation.ports().toEnvironment());
        Process process = command.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    void assertTheOracleHolds() {
        await("nothing is under way")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                Verification.run(parts, Duration.ofSeconds(30)).violations())
                        .isEmpty());
    }

    @Override
    public void close() {
        engine.close();
        parts.killAll();
    }

    private static final class Silence implements Startup.Progress {
        @Override
        public void begun(Part part) {}

        @Override
        public void healthy(Part part, Start start, Duration time) {}
    }
}
