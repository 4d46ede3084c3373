package io.liushui.workers.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import io.camunda.zeebe.protocol.record.value.MessageRecordValue;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.outbox.EngineMessage;
import io.liushui.core.outbox.Outbox;
import io.liushui.core.outbox.OutboxSignal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessageRelayIntegrationTests {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ZeebeTestEngine engine = EngineFactory.create();
    private CoreWorld world;
    private BreakableLink link;
    private CamundaClient client;
    private List<MessageRelay> relays;

    @BeforeEach
    void start() throws Exception {
        engine.start();
        world = CoreWorld.start(
                "spring.autoconfigure.exclude=io.camunda.client.spring.configuration.CamundaActuatorConfiguration",
                "camunda.client.enabled=false");
        link = new BreakableLink(engine.getGatewayAddress());
        client = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create(link.address()))
                .preferRestOverGrpc(false)
                .build();
        client.newDeployResourceCommand()
                .addResourceStream(
                        new java.io.ByteArrayInputStream(Bpmn.convertToString(Bpmn.createExecutableProcess("started")
                                        .startEvent()
                                        .message("Msg_Test")
                                        .endEvent()
                                        .done())
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        "started.bpmn")
                .send()
                .join();
        relays = IntStream.range(0, 2)
                .mapToObj(i -> new MessageRelay(
                        world.bean(Outbox.class), world.bean(OutboxSignal.class), new MessagePublisher(client), 2))
                .toList();
    }

    @AfterEach
    void stop() throws Exception {
        relays.forEach(MessageRelay::stop);
        client.close();
        link.close();
        world.close();
        engine.stop();
    }

    @Test
    void publishesEachMessageOnceFromSeveralRelays() {
        append(0, 450);

        relays.forEach(MessageRelay::start);

        awaitEmpty();
        assertThat(published()).hasSize(450).doesNotHaveDuplicates();
    }

    @Test
    void keepsMessagesWhileTheEngineIsAwayAndPublishesThemAfterwards() {
        relays.forEach(MessageRelay::start);
        append(0, 10);
        awaitEmpty();

        link.cut();
        append(10, 40);
        Awaitility.await().atMost(PATIENCE).until(() -> world.count("outbox where tries >= 2") == 40);
        link.mend();
        append(50, 10);

        awaitEmpty();
        assertThat(published()).doesNotHaveDuplicates().hasSize(60);
    }

    @Test
    void takesAMessageThatTheEngineKnowsAsDelivered() {
        append(7, 1);
        relays.getFirst().start();
        awaitEmpty();

        append(7, 1);

        awaitEmpty();
        assertThat(published()).containsExactly("m7");
    }

    @Test
    void holdsUpNoOtherWhenTheEngineRefusesOne() {
        world.inTransaction(() -> world.bean(Outbox.class)
                .append(new EngineMessage(
                        "Msg_Test", "x".repeat(5_000_000), "poison", Map.of(), Duration.ofHours(1), null)));
        append(0, 20);

        relays.getFirst().start();

        Awaitility.await().atMost(PATIENCE).until(() -> world.count("outbox") == 1);
        assertThat(published()).hasSize(20);
    }

    private void append(int first, int count) {
        world.inTransaction(() -> IntStream.range(first, first + count)
                .forEach(i -> world.bean(Outbox.class)
                        .append(new EngineMessage(
                                "Msg_Test",
                                "k" + i,
                                "m" + i,
                                Map.of("number", i),
                                Duration.ofHours(1),
                                "0123456789abcdef0123456789abcdef"))));
    }

    private void awaitEmpty() {
        Awaitility.await().atMost(PATIENCE).until(() -> world.count("outbox") == 0);
    }

    private List<String> published() {
        return StreamSupport.stream(engine.getRecordStreamSource().getRecords().spliterator(), false)
                .filter(written -> written.getRecordType() == RecordType.EVENT
                        && written.getValueType() == ValueType.MESSAGE
                        && written.getIntent() == MessageIntent.PUBLISHED)
                .map(written -> ((MessageRecordValue) written.getValue()).getMessageId())
                .toList();
    }
}
