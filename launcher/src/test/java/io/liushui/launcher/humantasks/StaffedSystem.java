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
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A whole installation whose people act through the engine's REST API. */
final class StaffedSystem implements AutoCloseable {
    final Parts parts;
    final UserTaskJournal journal;
    final CamundaClient engine;
    private final MerchantClient merchant;
    private final Pages pages = new Pages();

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
        return pages.read(method, parts.sandbox().address().resolve(target));
    }

    /** Lines of the application's metrics that begin so. */
    List<String> metrics(String beginning) {
        return pages.read("GET", parts.application().address().resolve("/actuator/prometheus"))
                .lines()
                .filter(line -> line.startsWith(beginning))
                .toList();
    }

    /** What {@code ./liushui} prints for this command. */
    String command(String name) throws IOException, InterruptedException {
        return new Terminal(parts.installation()).run(name);
    }

    /** Sets the engine's clock, which then stands still. */
    void pinClock(Instant time) {
        engine.newPinClockCommand().time(time).send().join();
    }

    /** Starts the engine anew, because one whose clock went back lets no job time out until it has caught up. */
    void goBackToToday() {
        engine.newResetClockCommand().send().join();
        parts.engine().kill();
        new Startup(parts, new Silence()).run();
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
