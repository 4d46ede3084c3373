package io.liushui.core.operations;

import static io.liushui.core.operations.OperationDecision.QUERY;
import static io.liushui.core.operations.OperationDecision.RESEND;
import static io.liushui.core.operations.OperationDecision.SETTLE_DECLINED;
import static io.liushui.core.operations.OperationDecision.SETTLE_DONE;
import static io.liushui.core.operations.SettlementJudgement.CONFIRM;
import static io.liushui.core.operations.SettlementJudgement.REFUSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.channels.ExchangeStore;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.operations.OperationAnswer.Outcome;
import io.liushui.core.operations.RepairProgress.Next;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.spi.OperationOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/** Operations whose outcome stays unknown, each test with one of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationRepairsIntegrationTests {
    private static final long INSTANCE = 11;

    private final CoreWorld world = CoreWorld.start();
    private final OperationRepairs repairs = world.bean(OperationRepairs.class);
    private final OperationDecisions decisions = world.bean(OperationDecisions.class);
    private ScriptedCalls channel;
    private Operations operations;
    private String operation;
    private String opened;

    @BeforeEach
    void aPayoutWhoseOutcomeStaysUnknown() {
        channel = new ScriptedCalls();
        operations = new Operations(
                world.bean(OperationStore.class),
                world.bean(OperationResults.class),
                channel.only(),
                world.bean(ExchangeStore.class),
                world.bean(TransactionTemplate.class),
                world.bean(Clock.class));
        channel.onSubmit = asked -> new OperationOutcome.Unknown("read timeout");
        channel.onQuery = asked -> new OperationOutcome.Unknown("maintenance");
        operation = world.inTransaction(() -> operations.open(new OpenOperation(
                OperationKind.PAYOUT, "po_" + UUID.randomUUID(), "alpha", CoreWorld.cny(500), "trace")));
        assertThat(operations.submit(operation, INSTANCE).outcome()).isEqualTo(Outcome.UNKNOWN);
        opened = repairs.open(operation);
    }

    @AfterAll
    void stop() {
        Set<String> ours = world.bean(OperationRepairInvariants.class).rules().keySet();
        assertThat(world.bean(DatabaseInvariants.class).check(Duration.ZERO))
                .noneMatch(violation -> ours.contains(violation.rule()));
        world.close();
    }

    @Test
    void opensOneCaseAndRaisesOneAlarm() {
        assertThat(repairs.open(operation)).as("the job again").isEqualTo(opened);

        assertThat(mine()).singleElement().satisfies(waiting -> {
            assertThat(waiting.id()).isEqualTo(opened);
            assertThat(waiting.operation().number()).isEqualTo(number());
            assertThat(waiting.verdict()).isNull();
        });
        assertThat(world.count("alarm where kind = 'operation_repair_needed' and subject = '" + operation + "'"))
                .isOne();
    }

    @Test
    void isAskedForOnceMoreAndAsksPeopleAgain() {
        assertThat(apply(verdict(QUERY, "mei")).next()).isEqualTo(Next.QUERY);
        assertThat(apply(verdict(RESEND, "li")).next()).as("the job again").isEqualTo(Next.QUERY);
        assertThat(mine()).isEmpty();

        assertThat(operations.query(operation, Duration.ZERO, INSTANCE).outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(repairs.open(operation)).isNotEqualTo(opened);
    }

    @Test
    void isSentAgainUnderItsNumberOnceForEachDecision() {
        assertThat(apply(verdict(RESEND, "mei")).next()).isEqualTo(Next.RESEND);
        channel.onSubmit = asked -> new OperationOutcome.Unknown("read timeout");
        operations.submit(operation, INSTANCE);
        assertThat(apply(verdict(RESEND, "mei")).next())
                .as("the job again, late")
                .isEqualTo(Next.RESEND);
        operations.submit(operation, INSTANCE);

        assertThat(channel.calls).containsExactly("submit " + number(), "submit " + number(), "query " + number());
        assertThat(world.count("channel_operation where subject = (select subject from channel_operation where id = '"
                        + operation + "')"))
                .isOne();
    }

    @Test
    void isNotSentAgainWhatTheChannelIsWorkingOn() {
        channel.onQuery = asked -> new OperationOutcome.Pending();
        operations.query(operation, Duration.ZERO);

        assertThat(apply(verdict(RESEND, "mei")).next()).isEqualTo(Next.QUERY);
        assertThat(operations.get(operation).state()).isEqualTo(new OperationState.Pending());
    }

    @Test
    void isSettledOnProofOnceASecondPersonHasConfirmed() {
        RepairProgress asked = apply(verdict(SETTLE_DONE, "mei"));
        assertThat(asked.next()).isEqualTo(Next.CONFIRM);
        assertThat(asked.settlement()).isEqualTo(verdict(SETTLE_DONE, "mei"));
        assertThat(operations.get(operation).state().answered()).isFalse();

        RepairProgress settled = settle(CONFIRM, "li");

        assertThat(settled.next()).isEqualTo(Next.OVER);
        assertThat(settled.answer().outcome()).isEqualTo(Outcome.DONE);
        assertThat(settle(REFUSE, "li")).as("the job again").isEqualTo(settled);
        assertThat(operations.get(operation).state()).isEqualTo(new OperationState.Done("BANK-1"));
        assertThat(mine()).isEmpty();
    }

    @Test
    void isSettledAsNotExecutedAndHearsTheChannelContradict() {
        apply(verdict(SETTLE_DECLINED, "mei"));
        assertThat(settle(CONFIRM, "li").answer())
                .isEqualTo(new OperationAnswer(Outcome.DECLINED, OperationRepairs.SETTLED));

        world.inTransaction(() -> world.bean(OperationResults.class).said(operation, new OperationOutcome.Done("O1")));
        assertThat(operations.get(operation).state()).isEqualTo(new OperationState.Declined(OperationRepairs.SETTLED));
        assertThat(world.count("alarm where kind = 'operation_contradicted' and subject = '" + operation + "'"))
                .isOne();
    }

    @Test
    void isNotSettledByOnePerson() {
        apply(verdict(SETTLE_DONE, "mei"));
        assertThatThrownBy(() -> decisions.judge(opened, new SettlementJudgement.Given(CONFIRM, " Mei ")))
                .isInstanceOf(OperationRepairRefused.class);
        assertThatThrownBy(() -> world.jdbc()
                        .sql("update operation_repair set judgement = 'confirm', judged_by = 'MEI', judged_at ="
                                + " now() where id = ?")
                        .param(opened)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> world.jdbc()
                        .sql("update channel_operation set state = 'done', finished_at = now(), settled_in = ?"
                                + " where id = ?")
                        .params(opened, operation)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);

        assertThat(settle(CONFIRM, "mei").next()).isEqualTo(Next.REOPEN);
        assertThat(operations.get(operation).state().answered()).isFalse();
        assertThat(repairs.open(operation)).isNotEqualTo(opened);
    }

    @Test
    void theChannelsWordCountsBeforeAnyonesDecision() {
        apply(verdict(SETTLE_DECLINED, "mei"));
        channel.onQuery = asked -> new OperationOutcome.Done("O1");
        operations.query(operation, Duration.ZERO);

        assertThat(mine()).isEmpty();
        assertThatThrownBy(() -> decisions.judge(opened, new SettlementJudgement.Given(CONFIRM, "li")))
                .isInstanceOf(OperationRepairRefused.class);
        assertThat(settle(CONFIRM, "li").answer().outcome()).isEqualTo(Outcome.DONE);
        assertThat(operations.get(operation).state()).isEqualTo(new OperationState.Done("O1"));
        repairs.open(operation);
        assertThat(mine()).as("nobody is asked").isEmpty();
        assertThat(world.count(
                        "outbox where message = 'Msg_OperationResult' and correlation_key = '" + operation + "'"))
                .isOne();
    }

    @Test
    void ofManyDecisionsAtOnceOneCounts() {
        CompletableFuture<?>[] all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(() -> decisions.decide(opened, verdict(QUERY, "p" + i))))
                .toArray(CompletableFuture[]::new);
        assertThat(Stream.of(all)
                        .filter(one ->
                                one.handle((done, failure) -> failure == null).join()))
                .hasSize(1);
        assertThat(world.count(
                        "outbox where message = 'Msg_OperationRepairDecided' and correlation_key = '" + opened + "'"))
                .isOne();
    }

    @Test
    void waitsForADecisionThatCanBeTaken() {
        assertThatThrownBy(() -> repairs.apply(opened, () -> verdict(OperationDecision.of(null), "mei")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OperationVerdict(SETTLE_DONE, "mei", "the bank says so", " "))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OperationVerdict(SETTLE_DONE, null, "the bank says so", "BANK-1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> decisions.decide("opr_none", verdict(QUERY, "mei")))
                .isInstanceOf(OperationRepairRefused.class);
        assertThatThrownBy(() -> decisions.judge(opened, new SettlementJudgement.Given(CONFIRM, "li")))
                .isInstanceOf(OperationRepairRefused.class);
        assertThat(mine()).hasSize(1);
    }

    /** A second instance that a doubled message started has no part in the repair. */
    @Test
    void asksPeopleOnlyForTheInstanceThatDrivesIt() {
        assertThat(operations.query(operation, Duration.ofDays(1), INSTANCE + 1).outcome())
                .isEqualTo(Outcome.PENDING);
        assertThat(operations.query(operation, Duration.ofDays(1), INSTANCE).outcome())
                .isEqualTo(Outcome.UNKNOWN);
    }

    private static OperationVerdict verdict(OperationDecision decision, String by) {
        return new OperationVerdict(decision, by, "the bank says so", "BANK-1");
    }

    private RepairProgress apply(OperationVerdict verdict) {
        return repairs.apply(opened, () -> verdict);
    }

    private RepairProgress settle(SettlementJudgement judgement, String by) {
        Supplier<SettlementJudgement.Given> given = () -> new SettlementJudgement.Given(judgement, by);
        return repairs.settle(opened, given);
    }

    private List<OperationCase> mine() {
        return decisions.openCases().stream()
                .filter(waiting -> waiting.operation().id().equals(operation))
                .toList();
    }

    private String number() {
        return operations.get(operation).number();
    }
}
