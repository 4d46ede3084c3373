package io.liushui.core.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.channels.ExchangeStore;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.operations.OperationAnswer.Outcome;
import io.liushui.spi.OperationOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

class OperationsIntegrationTests {
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final long INSTANCE = 11;

    private final CoreWorld world = CoreWorld.start();
    private final ScriptedCalls channel = new ScriptedCalls();
    private final Operations operations = new Operations(
            world.bean(OperationStore.class),
            world.bean(OperationResults.class),
            channel.only(),
            world.bean(ExchangeStore.class),
            world.bean(TransactionTemplate.class),
            world.bean(Clock.class));
    private String operation;

    @BeforeEach
    void aPayoutIsOpened() {
        operation = open();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void isSentOnceAndKeepsItsResultAndExchange() {
        assertThat(submit()).isEqualTo(Outcome.DONE);
        assertThat(submit()).isEqualTo(Outcome.DONE);

        assertThat(channel.calls).containsExactly("submit " + number());
        assertThat(operations.get(operation).state()).isEqualTo(new OperationState.Done("O1"));
        assertThat(operations.get(operation).finishedAt()).isEqualTo(world.clock.instant());
        assertThat(world.count("channel_exchange")).isOne();
    }

    @Test
    void isKeptAsSentBeforeTheCallAndTellsTheChannelWhen() {
        channel.onSubmit = asked -> {
            assertThat(asked.firstSentAt()).isEqualTo(world.clock.instant());
            assertThat(asked.number()).matches("po[a-z0-9]{26}");
            assertThat(world.text("select state from channel_operation")).isEqualTo("sent");
            return new OperationOutcome.Pending();
        };

        assertThat(submit()).isEqualTo(Outcome.PENDING);
    }

    /** Killed after sent was committed, and before the call. */
    @Test
    void asksForWhatWasSentBeforeAndNeverSeenAndSendsItAgainUnderItsNumber() {
        world.jdbc()
                .sql("update channel_operation set state = 'sent', sent_at = ?, first_sent_at = ?, driver_instance = ?")
                .params(now(), now(), INSTANCE)
                .update();

        assertThat(submit()).isEqualTo(Outcome.UNKNOWN);
        world.clock.advance(GRACE);
        assertThat(query()).isEqualTo(Outcome.NOT_EXECUTED);
        assertThat(submit()).isEqualTo(Outcome.DONE);
        assertThat(channel.calls).containsExactly("query " + number(), "query " + number(), "submit " + number());
    }

    /** Killed after the channel executed it, before the outcome was committed. */
    @Test
    void asksForAnOutcomeThatWasLostWithTheProcess() {
        channel.onSubmit = asked -> {
            throw new StackOverflowError("killed in the call");
        };
        assertThatThrownBy(this::submit).isInstanceOf(StackOverflowError.class);
        channel.onQuery = asked -> new OperationOutcome.Done("O1");

        assertThat(submit()).isEqualTo(Outcome.DONE);
        assertThat(channel.calls).containsExactly("submit " + number(), "query " + number());
    }

    @Test
    void waitsForTheGraceTimeAgainAfterSendingAgain() {
        channel.onSubmit = asked -> new OperationOutcome.Unavailable("not now");
        submit();
        world.clock.advance(GRACE.minusSeconds(1));
        assertThat(query()).isEqualTo(Outcome.UNKNOWN);
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(query()).isEqualTo(Outcome.NOT_EXECUTED);
        assertThat(query()).isEqualTo(Outcome.NOT_EXECUTED);
        submit();

        assertThat(query()).isEqualTo(Outcome.UNKNOWN);
        assertThat(channel.calls).filteredOn(call -> call.startsWith("submit")).hasSize(2);
    }

    @Test
    void neverTakesAnAnswerOfASlowerCallForTheResult() {
        channel.onSubmit = asked -> {
            channel.onQuery = again -> new OperationOutcome.Done("O1");
            query();
            return new OperationOutcome.Unknown("the slower of two");
        };

        assertThat(submit()).isEqualTo(Outcome.DONE);
    }

    @Test
    void keepsTheFirstWordAndRaisesAnAlarmWhenTheChannelSaysTheOpposite() {
        channel.onSubmit = asked -> {
            channel.onQuery = again -> new OperationOutcome.Done("O1");
            query();
            return new OperationOutcome.Declined("balance", "no money");
        };

        assertThat(submit()).isEqualTo(Outcome.DONE);
        assertThat(world.count("alarm where kind = 'operation_contradicted'")).isOne();
    }

    @Test
    void isDrivenByOneInstanceUntilItIsAnswered() {
        channel.onSubmit = asked -> new OperationOutcome.Pending();
        submit();

        assertThatThrownBy(() -> operations.submit(operation, INSTANCE + 1)).isInstanceOf(OperationFenced.class);
        channel.onQuery = asked -> new OperationOutcome.Done("O1");
        query();
        assertThat(operations.submit(operation, INSTANCE + 1).outcome()).isEqualTo(Outcome.DONE);
        assertThat(channel.calls).filteredOn(call -> call.startsWith("submit")).hasSize(1);
    }

    @Test
    void isSentOnceByManyJobsAtOnce() throws Exception {
        channel.onQuery = asked -> new OperationOutcome.Pending();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<OperationAnswer>> jobs = IntStream.range(0, 16)
                    .<Callable<OperationAnswer>>mapToObj(job -> () -> operations.submit(operation, INSTANCE))
                    .toList();
            for (Future<OperationAnswer> job : threads.invokeAll(jobs)) {
                assertThat(job.get().outcome()).isIn(Outcome.DONE, Outcome.PENDING);
            }
        }

        assertThat(channel.calls).filteredOn(call -> call.startsWith("submit")).hasSize(1);
        assertThat(operations.get(operation).state()).isEqualTo(new OperationState.Done("O1"));
    }

    @Test
    void takesAnotherNumberOnlyOnceTheOneBeforeIsDeclined() {
        assertThatThrownBy(this::open).isInstanceOf(DuplicateKeyException.class);
        channel.onSubmit = asked -> new OperationOutcome.Unknown("read timeout");
        submit();
        assertThatThrownBy(this::open).isInstanceOf(DuplicateKeyException.class);
        channel.onQuery = asked -> new OperationOutcome.Declined("balance", "no money");
        assertThat(operations.query(operation, GRACE)).isEqualTo(new OperationAnswer(Outcome.DECLINED, "balance"));

        String second = open();

        assertThat(operations.get(second).number()).isNotEqualTo(number());
    }

    @Test
    void isHeldToItsResultByTheDatabase() {
        submit();

        assertThatThrownBy(() -> world.jdbc()
                        .sql("update channel_operation set state = 'created', finished_at = null")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> world.jdbc()
                        .sql("update channel_operation set amount_minor = 1")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void opensNothingThatNobodyCalls() {
        OpenOperation unsign = new OpenOperation(OperationKind.UNSIGN, "ctr_1", "alpha", null, "trace");

        assertThatThrownBy(() -> world.inTransaction(() -> operations.open(unsign)))
                .hasMessageContaining("unsign");
    }

    private String open() {
        return world.inTransaction(() ->
                operations.open(new OpenOperation(OperationKind.PAYOUT, "po_1", "alpha", CoreWorld.cny(500), "trace")));
    }

    private Outcome submit() {
        return operations.submit(operation, INSTANCE).outcome();
    }

    private Outcome query() {
        return operations.query(operation, GRACE).outcome();
    }

    private String number() {
        return operations.get(operation).number();
    }

    private java.sql.Timestamp now() {
        return java.sql.Timestamp.from(world.clock.instant());
    }
}
