package io.liushui.core.preauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.operations.Operations;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.refunds.CaptureRefunds;
import io.liushui.core.refunds.Refund;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Random commands, duplicates, jobs that come twice and answers that are lost, against the real database and a bank with its own books. */
class RandomCommandsIntegrationTests {
    private static final long AMOUNT = 100_00;
    private static HoldJourney journey;

    /** @param size in percent of the authorised amount */
    record Action(Kind kind, int size, boolean last) {
        enum Kind {
            CAPTURE,
            CAPTURE_TWICE,
            VOID_CAPTURE,
            REFUND,
            REFUND_REST,
            REFUND_STEP,
            RELEASE,
            TAKE,
            SUBMIT,
            RECORD,
            LOSE_ANSWERS,
            DECLINE,
            DRAIN
        }
    }

    /** Ids of what was accepted. */
    private static final class Made {
        final List<String> captures = new CopyOnWriteArrayList<>();
        final List<String> refunds = new CopyOnWriteArrayList<>();
    }

    @BeforeContainer
    static void start() {
        journey = new HoldJourney();
    }

    @AfterContainer
    static void stop() {
        journey.close();
    }

    @Property(tries = 60)
    void theBanksBooksAndOursAgreeWhateverHappens(@ForAll("actions") List<Action> actions) {
        String auth = journey.held(AMOUNT);
        Made made = new Made();
        for (Action action : actions) {
            act(auth, action, made);
            Hold hold = journey.row(auth).hold();
            assertThat(hold.capturedMinor() + hold.capturingMinor()).isLessThanOrEqualTo(AMOUNT * 115 / 100);
        }
        settled(auth, made);
    }

    @Property(tries = 12)
    void concurrentCommandsTakeTurns(@ForAll("actions") List<Action> actions) throws Exception {
        String auth = journey.held(AMOUNT);
        Made made = new Made();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> calls = new ArrayList<>();
            for (Action action : actions) {
                calls.add(callers.submit(() -> act(auth, action, made)));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        }
        settled(auth, made);
    }

    private static void settled(String auth, Made made) {
        journey.bank.declines = false;
        journey.bank.loseAnswers(0);
        journey.drain(auth);
        made.refunds.forEach(journey::refunded);

        Preauthorization ours = journey.row(auth);
        FakeBank.Account theirs = journey.account(auth);
        assertThat(theirs.taken).isEqualTo(ours.hold().capturedMinor());
        assertThat(theirs.held()).isEqualTo(ours.hold().heldMinor());
        assertThat(ours.hold().capturingMinor()).isZero();
        assertThat(ours.closingCommand()).isNull();
        assertThat(journey.world.count("capture where payment_id = '" + auth + "' and state in ('pending', 'voiding')"))
                .isZero();
        assertThat(theirs.captures).isEqualTo((int)
                journey.world.count("capture where payment_id = '" + auth + "' and state in ('succeeded', 'voided')"));
        assertThat(theirs.voids)
                .isEqualTo((int) journey.world.count("capture where payment_id = '" + auth + "' and state = 'voided'"));
        assertThat(journey.world
                        .jdbc()
                        .sql("select coalesce(sum(refunded_minor), 0) from capture where payment_id = ?")
                        .param(auth)
                        .query(Long.class)
                        .single())
                .isEqualTo(theirs.refunded);
        assertThat(journey.world.count("refund where payment_id = '" + auth + "' and state = 'pending'"))
                .isZero();
        assertThat(journey.world.bean(DatabaseInvariants.class).check(Duration.ofDays(400)))
                .isEmpty();
    }

    private static void act(String auth, Action action, Made made) {
        switch (action.kind()) {
            case CAPTURE -> capture(auth, UUID.randomUUID().toString(), action, made);
            case CAPTURE_TWICE -> {
                String number = UUID.randomUUID().toString();
                capture(auth, number, action, made);
                capture(auth, number, action, made);
            }
            case VOID_CAPTURE -> one(made.captures, action).ifPresent(journey::voidCapture);
            case REFUND ->
                one(made.captures, action).ifPresent(capture -> refund(capture, AMOUNT * action.size() / 400, made));
            case REFUND_REST -> one(made.captures, action).ifPresent(capture -> refund(capture, null, made));
            case REFUND_STEP -> one(made.refunds, action).ifPresent(journey::refundStep);
            case RELEASE -> journey.release(auth);
            case TAKE -> journey.next(auth);
            case SUBMIT -> submit(auth);
            case RECORD -> recordIfKnown(auth);
            case LOSE_ANSWERS -> journey.bank.loseAnswers(2);
            case DECLINE -> journey.bank.declines = action.last();
            case DRAIN -> {
                submit(auth);
                recordIfKnown(auth);
                journey.next(auth);
            }
        }
    }

    private static Optional<String> one(List<String> ids, Action action) {
        List<String> now = List.copyOf(ids);
        return now.isEmpty() ? Optional.empty() : Optional.of(now.get(action.size() % now.size()));
    }

    private static void refund(String captureId, Long amountMinor, Made made) {
        if (journey.refund(captureId, amountMinor) instanceof CaptureRefunds.Result.Accepted(Refund refund)) {
            made.refunds.add(refund.id());
        }
    }

    private static void capture(String auth, String number, Action action, Made made) {
        long amount = Math.max(1, AMOUNT * action.size() / 100);
        if (journey.capture(auth, number, amount, action.last()) instanceof CommandResult.OfCapture(Capture capture)) {
            made.captures.add(capture.id());
        }
    }

    private static void submit(String auth) {
        if (journey.next(auth) instanceof NextStep.Operate(String _, String operationId, String _)) {
            journey.world.bean(Operations.class).submit(operationId, HoldJourney.INSTANCE);
        }
    }

    private static void recordIfKnown(String auth) {
        try {
            journey.record(auth);
        } catch (IllegalStateException notKnownYet) {
            assertThat(notKnownYet).hasMessageContaining("nothing to record yet");
        }
    }

    @Provide
    Arbitrary<List<Action>> actions() {
        return Combinators.combine(
                        Arbitraries.of(Action.Kind.class),
                        Arbitraries.integers().between(1, 120),
                        Arbitraries.of(false, false, true))
                .as(Action::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(25);
    }
}
