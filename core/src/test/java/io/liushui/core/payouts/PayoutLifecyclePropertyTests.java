package io.liushui.core.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.payouts.PayoutLifecycle.Command;
import io.liushui.core.payouts.PayoutLifecycle.Movement;
import io.liushui.core.payouts.PayoutState.Accepted;
import io.liushui.core.payouts.PayoutState.Cancelled;
import io.liushui.core.payouts.PayoutState.Failed;
import io.liushui.core.payouts.PayoutState.InReview;
import io.liushui.core.payouts.PayoutState.Processing;
import io.liushui.core.payouts.PayoutState.Returned;
import io.liushui.core.payouts.PayoutState.Succeeded;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Commands in any order, repeated as often as one likes. */
class PayoutLifecyclePropertyTests {

    @Property
    void endsOnceAndOnlySuccessComesBack(@ForAll("commands") List<Command> commands) {
        PayoutState state = new Accepted();
        for (Command command : commands) {
            PayoutState next = PayoutLifecycle.next(state, command);
            if (!state.open()) {
                assertThat(next.open()).isFalse();
                assertThat(next).isIn(state, state instanceof Succeeded ? new Returned("returned_by_bank") : state);
            }
            state = next;
        }
    }

    @Property
    void neverGoesBackWhileOpen(@ForAll("commands") List<Command> commands) {
        List<PayoutState> order = List.of(new Accepted(), new InReview(), new Processing());
        PayoutState state = new Accepted();
        for (Command command : commands) {
            PayoutState next = PayoutLifecycle.next(state, command);
            if (next.open()) {
                assertThat(order.indexOf(next)).isGreaterThanOrEqualTo(order.indexOf(state));
            }
            state = next;
        }
    }

    @Property
    void isCancelledOnlyBeforeItIsSentAndSucceedsOnlyAfterwards(@ForAll("commands") List<Command> commands) {
        PayoutState state = new Accepted();
        boolean sent = false;
        for (Command command : commands) {
            state = PayoutLifecycle.next(state, command);
            sent |= state instanceof Processing;
        }
        if (state instanceof Cancelled) {
            assertThat(sent).isFalse();
        }
        if (state instanceof Succeeded || state instanceof Returned) {
            assertThat(sent).isTrue();
        }
    }

    @Property
    void aRepeatedCommandChangesNothing(@ForAll("commands") List<Command> before, @ForAll("command") Command command) {
        PayoutState state = new Accepted();
        for (Command earlier : before) {
            state = PayoutLifecycle.next(state, earlier);
        }
        PayoutState once = PayoutLifecycle.next(state, command);
        assertThat(PayoutLifecycle.next(once, command)).isEqualTo(once);
        assertThat(PayoutLifecycle.movement(once, once)).isEqualTo(Movement.NONE);
    }

    @Property
    void noMoneyIsLostOrMadeAndNoneStaysFrozen(@ForAll("commands") List<Command> commands) {
        Purse purse = new Purse();
        PayoutState state = new Accepted();
        for (Command command : commands) {
            PayoutState next = PayoutLifecycle.next(state, command);
            purse.move(PayoutLifecycle.movement(state, next));
            state = next;
            purse.mustHold(state);
        }
        assertThat(purse.moved).doesNotHaveDuplicates();
    }

    @Property
    void isReadAsItWasWritten(@ForAll("commands") List<Command> commands) {
        PayoutState state = new Accepted();
        for (Command command : commands) {
            state = PayoutLifecycle.next(state, command);
        }
        assertThat(PayoutState.of(state.code(), state.reason())).isEqualTo(state);
    }

    /** What the merchant and the payee have of 100, frozen at acceptance. */
    private static final class Purse {
        private int available;
        private int frozen = 100;
        private int gone;
        private final List<Movement> moved = new ArrayList<>();

        void move(Movement movement) {
            switch (movement) {
                case NONE -> {}
                case TAKE -> {
                    frozen -= 100;
                    gone += 100;
                    moved.add(movement);
                }
                case RELEASE -> {
                    frozen -= 100;
                    available += 100;
                    moved.add(movement);
                }
                case GIVE_BACK -> {
                    gone -= 100;
                    available += 100;
                    moved.add(movement);
                }
            }
        }

        void mustHold(PayoutState state) {
            assertThat(List.of(available, frozen, gone))
                    .isEqualTo(
                            switch (state) {
                                case Accepted _, InReview _, Processing _ -> List.of(0, 100, 0);
                                case Succeeded _ -> List.of(0, 0, 100);
                                case Returned _, Failed _, Cancelled _ -> List.of(100, 0, 0);
                            });
        }
    }

    @Provide
    Arbitrary<List<Command>> commands() {
        return command().list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<Command> command() {
        return Arbitraries.of(
                new Command.Hold(),
                new Command.Send(),
                new Command.Succeed(),
                new Command.Fail("declined"),
                new Command.Cancel(),
                new Command.ComeBack("returned_by_bank"));
    }
}
