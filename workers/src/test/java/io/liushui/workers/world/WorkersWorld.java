package io.liushui.workers.world;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.liushui.core.CoreConfiguration;
import io.liushui.core.TestDatabase;
import io.liushui.core.fake.FakeChannel;
import io.liushui.core.payments.ChannelResults;
import io.liushui.spi.RawNotification;
import io.liushui.workers.WorkersConfiguration;
import io.liushui.workers.contracts.JobContract;
import io.liushui.workers.deployment.ModelDeployment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real workers and the real core on a PostgreSQL and an engine of their own, with the scripted channels {@code alpha} and {@code beta}. */
public final class WorkersWorld implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MovableClock clock = new MovableClock();
    private final String name = UUID.randomUUID().toString();
    private final ZeebeTestEngine engine = EngineFactory.create();
    private final List<String> usual;
    private ConfigurableApplicationContext context;

    private WorkersWorld() throws IOException {
        engine.start();
        usual = List.of(
                "spring.datasource.url=" + TestDatabase.create().url(),
                "spring.datasource.username=postgres",
                "spring.main.banner-mode=off",
                "spring.autoconfigure.exclude=io.camunda.client.spring.configuration.CamundaActuatorConfiguration",
                "camunda.client.mode=self-managed",
                "camunda.client.prefer-rest-over-grpc=false",
                "camunda.client.grpc-address=http://" + engine.getGatewayAddress(),
                "liushui.keys-directory=" + Files.createTempDirectory("keys"),
                "liushui.webhooks.allowed-networks=127.0.0.0/8",
                "liushui.webhooks.timeout=2s",
                "liushui.channels.alpha.type=notifying",
                "liushui.channels.alpha.settings.world=" + name,
                "liushui.channels.alpha.prices[0].rate-ppm=1000",
                "liushui.channels.beta.type=notifying",
                "liushui.channels.beta.settings.world=" + name,
                "liushui.channels.beta.prices[0].rate-ppm=2000");
    }

    private void run(String... properties) {
        List<String> all = new ArrayList<>(usual);
        for (String property : properties) {
            String setting = property.substring(0, property.indexOf('=') + 1);
            all.removeIf(usual -> usual.startsWith(setting));
            all.add(property);
        }
        context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .initializers(starting -> starting.getBeanFactory().registerSingleton("testClock", clock))
                .run(all.stream().map(property -> "--" + property).toArray(String[]::new));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !(bean(ModelDeployment.class).state() instanceof ModelDeployment.State.Waiting));
    }

    /** @param properties beside the usual ones, or instead of them, as {@code name=value} */
    public static WorkersWorld start(String... properties) throws IOException {
        WorkersWorld world = new WorkersWorld();
        world.run(properties);
        if (!(world.bean(ModelDeployment.class).state() instanceof ModelDeployment.State.Deployed)) {
            throw new IllegalStateException("the models were not deployed: "
                    + world.bean(ModelDeployment.class).state());
        }
        return world;
    }

    /** Ends the workers and starts them again, on the same engine and database; the engine may refuse their models. */
    public void restart(String... properties) {
        context.close();
        run(properties);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public FakeChannel channel(String channelId) {
        return NotifyingChannelFactory.script(name, channelId);
    }

    public CamundaClient engine() {
        return bean(CamundaClient.class);
    }

    /** Moves the engine's clock and ours, once the engine has nothing left to do. */
    public void advance(Duration step) throws Exception {
        engine.waitForIdleState(PATIENCE);
        clock.advance(step);
        engine.increaseTime(step);
    }

    public String text(String sql, Object... parameters) {
        return bean(JdbcClient.class)
                .sql(sql)
                .params(parameters)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    public long count(String from, Object... parameters) {
        return bean(JdbcClient.class)
                .sql("select count(*) from " + from)
                .params(parameters)
                .query(Long.class)
                .single();
    }

    /** Whether any instance has completed this element. */
    public boolean reached(String elementId) {
        return StreamSupport.stream(engine.getRecordStreamSource().getRecords().spliterator(), false)
                .anyMatch(written -> written.getIntent() == ProcessInstanceIntent.ELEMENT_COMPLETED
                        && written.getValue() instanceof ProcessInstanceRecordValue element
                        && element.getElementId().equals(elementId));
    }

    /** How many jobs of this type any instance has completed. */
    public long jobsOf(String type) {
        return StreamSupport.stream(engine.getRecordStreamSource().getRecords().spliterator(), false)
                .filter(written -> written.getIntent() == JobIntent.COMPLETED
                        && written.getRecordType() == RecordType.EVENT
                        && written.getValue() instanceof JobRecordValue job
                        && job.getType().equals(type))
                .count();
    }

    /** The elements whose jobs became incidents. */
    public List<String> incidents() {
        List<String> elements = new ArrayList<>();
        for (Record<?> written : engine.getRecordStreamSource().getRecords()) {
            if (written.getIntent() == IncidentIntent.CREATED
                    && written.getValue() instanceof IncidentRecordValue incident) {
                elements.add(incident.getElementId());
            }
        }
        return elements;
    }

    /** The channel tells us that the payment's last attempt was paid. */
    public void paidAtChannel(String paymentId) {
        toldByChannel(text(
                "select channel_order_no || ' ' || amount_minor from payment_attempt where payment_id = ? order by number desc limit 1",
                paymentId));
    }

    /** Channel alpha tells that an order was paid (its number, a space, the amount) or an operation is done (its function, a space, its number). */
    public void toldByChannel(String body) {
        bean(ChannelResults.class)
                .receive("alpha", new RawNotification(Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Waits until the payment's state is this. */
    public void awaitState(String paymentId, String state) {
        await("payment " + state, () -> state.equals(text("select state from payment where id = ?", paymentId)));
    }

    public void await(String what, java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }

    /** What any job so far completed with, or threw, that its contract does not allow. */
    public List<String> contractViolations() {
        Map<String, JobContract> contracts = JobContract.all();
        List<String> wrong = new ArrayList<>();
        for (Record<?> written : engine.getRecordStreamSource().getRecords()) {
            if (written.getRecordType() == RecordType.EVENT && written.getValue() instanceof JobRecordValue job) {
                if (written.getIntent() == JobIntent.COMPLETED) {
                    wrong.addAll(contracts.get(job.getType()).violations(job.getVariables()));
                } else if (written.getIntent() == JobIntent.ERROR_THROWN
                        && !contracts.get(job.getType()).errors().contains(job.getErrorCode())) {
                    wrong.add(job.getType() + " threw " + job.getErrorCode());
                }
            }
        }
        return wrong;
    }

    @Override
    public void close() {
        context.close();
        engine.stop();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({CoreConfiguration.class, WorkersConfiguration.class})
    static class Parts {}
}
