package io.liushui.core.operations;

import static io.liushui.core.channels.NotificationVerdict.APPLIED;
import static io.liushui.core.channels.NotificationVerdict.MISMATCH;
import static io.liushui.core.channels.NotificationVerdict.REPEATED;
import static io.liushui.core.channels.NotificationVerdict.UNMATCHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.channels.NotificationVerdict;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.payments.UnappliedNotifications;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.RawNotification;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What channels tell by themselves of operations. */
class OperationNotificationIntegrationTests {
    private static final OperationOutcome DONE = new OperationOutcome.Done("O1");

    private final CoreWorld world = CoreWorld.start();
    private final Operations operations = world.bean(Operations.class);
    private String operation;

    @BeforeEach
    void aPayoutIsOutAndNotAnswered() {
        operation = world.bean(OperationStore.class)
                .insert(new OpenOperation(OperationKind.PAYOUT, "po_1", "alpha", CoreWorld.cny(500), "trace"));
        Timestamp now = Timestamp.from(world.clock.instant());
        world.jdbc()
                .sql("update channel_operation set state = 'unknown', sent_at = ?, first_sent_at = ?")
                .params(now, now)
                .update();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void endsTheWaitOnceHoweverOftenItIsTold() {
        assertThat(hear("n1", DONE)).isEqualTo(APPLIED);
        for (int i = 0; i < 100; i++) {
            assertThat(hear("n1", DONE)).isEqualTo(REPEATED);
        }
        assertThat(hear("n2", DONE)).isEqualTo(APPLIED);

        assertThat(operations.get(operation).state()).isEqualTo(new OperationState.Done("O1"));
        assertThat(world.text("select message || ' ' || correlation_key || ' ' || variables from outbox"))
                .isEqualTo("Msg_OperationResult " + operation + " {\"operationOutcome\":\"done\"}");
        assertThat(world.text("select subject from channel_notification where notification_id = 'n1'"))
                .isEqualTo(operation);
    }

    @Test
    void appliesOneOfManyAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<NotificationVerdict>> calls = IntStream.range(0, 16)
                    .<Callable<NotificationVerdict>>mapToObj(call -> () -> hear("n1", DONE))
                    .toList();
            List<NotificationVerdict> verdicts = new java.util.ArrayList<>();
            for (Future<NotificationVerdict> call : threads.invokeAll(calls)) {
                verdicts.add(call.get());
            }
            assertThat(verdicts).filteredOn(APPLIED::equals).hasSize(1);
        }
        assertThat(world.count("outbox")).isOne();
    }

    @Test
    void keepsTheFirstResult() {
        hear("n1", new OperationOutcome.Declined("closed", "card closed"));
        assertThat(hear("n2", DONE)).isEqualTo(APPLIED);

        assertThat(operations.get(operation).state()).isEqualTo(new OperationState.Declined("closed"));
        assertThat(world.count("alarm where kind = 'operation_contradicted'")).isOne();
        assertThat(world.count("outbox")).isOne();
    }

    @Test
    void knowsNeitherForeignNumbersNorAnotherFunction() {
        assertThat(hear("n1", ChannelFunction.PAYOUT, "po99999999", DONE)).isEqualTo(UNMATCHED);
        assertThat(hear("n2", ChannelFunction.REFUND, number(), DONE)).isEqualTo(UNMATCHED);

        assertThat(operations.get(operation).state()).isEqualTo(new OperationState.Unknown());
        assertThat(world.count("alarm where kind = 'notification_unmatched'")).isEqualTo(2);
        assertThat(world.bean(UnappliedNotifications.class).backlog().waiting()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"499,CNY", "501,CNY", "500,USD"})
    void believesNothingOfAnotherAmountOrCurrency(long amountMinor, String currency) {
        assertThat(hear("n1", new OperationOutcome.Done("O1", amountMinor, currency)))
                .isEqualTo(MISMATCH);

        assertThat(operations.get(operation).state()).isEqualTo(new OperationState.Unknown());
        assertThat(world.text("select kind || ' ' || subject from alarm"))
                .isEqualTo("notification_mismatch " + operation);
        assertThat(world.count("outbox")).isZero();

        assertThat(hear("n2", new OperationOutcome.Done("O1", 500, "CNY"))).isEqualTo(APPLIED);
        assertThat(operations.get(operation).state()).isEqualTo(new OperationState.Done("O1"));
    }

    @Test
    void whatIsAnsweredWaitsForNoNotification() {
        hear("n1", ChannelFunction.REFUND, number(), DONE);
        hear("n2", DONE);

        assertThat(world.bean(UnappliedNotifications.class).backlog().waiting()).isZero();
    }

    @Test
    void aWordWithoutAResultChangesNothing() {
        assertThat(hear("n1", new OperationOutcome.Unknown("strange"))).isEqualTo(APPLIED);
        assertThat(hear("n2", new OperationOutcome.Pending())).isEqualTo(APPLIED);

        assertThat(operations.get(operation).state()).isEqualTo(new OperationState.Pending());
        assertThat(world.count("outbox")).isZero();
    }

    private NotificationVerdict hear(String id, OperationOutcome result) {
        return hear(id, ChannelFunction.PAYOUT, number(), result);
    }

    private NotificationVerdict hear(String id, ChannelFunction function, String number, OperationOutcome result) {
        return operations.heard(
                "alpha",
                new ChannelNotification.OfOperation(id, function, number, result),
                new RawNotification(Map.of("content-type", "application/json"), new byte[] {1}));
    }

    private String number() {
        return operations.get(operation).number();
    }
}
