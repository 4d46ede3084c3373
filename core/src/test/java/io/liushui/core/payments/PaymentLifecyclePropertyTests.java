package io.liushui.core.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.payments.PaymentLifecycle.Command;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PaymentLifecyclePropertyTests {

    @Property
    void terminalStatesNeverGoBack(@ForAll("commands") List<Command> commands) {
        PaymentState state = new PaymentState.Accepted();
        for (Command command : commands) {
            PaymentState next = PaymentLifecycle.next(state, command);
            if (state.terminal()) {
                assertThat(next.terminal()).isTrue();
                assertThat(next.outcome()).isEqualTo(state.outcome());
                assertThat(next.reason()).isEqualTo(state.reason());
            }
            assertThat(next)
                    .isNotInstanceOf(state instanceof PaymentState.Accepted ? Void.class : PaymentState.Accepted.class);
            state = next;
        }
    }

    @Property
    void onlyTheMoneyOfASuccessGoesBackAndNeverComesAgain(@ForAll("commands") List<Command> commands) {
        PaymentState state = new PaymentState.Accepted();
        for (Command command : commands) {
            PaymentState next = PaymentLifecycle.next(state, command);
            switch (next) {
                case PaymentState.PartiallyRefunded _ ->
                    assertThat(state)
                            .isInstanceOfAny(PaymentState.Succeeded.class, PaymentState.PartiallyRefunded.class);
                case PaymentState.Refunded _ ->
                    assertThat(state)
                            .isInstanceOfAny(
                                    PaymentState.Succeeded.class,
                                    PaymentState.PartiallyRefunded.class,
                                    PaymentState.Refunded.class);
                case PaymentState.Voided _ ->
                    assertThat(state).isInstanceOfAny(PaymentState.Succeeded.class, PaymentState.Voided.class);
                case PaymentState.Accepted _,
                        PaymentState.Processing _,
                        PaymentState.RequiresAction _,
                        PaymentState.Succeeded _,
                        PaymentState.Failed _,
                        PaymentState.Closed _ -> assertThat(state.outcome()).isEqualTo(state.code());
            }
            state = next;
        }
    }

    @Property
    void aRepeatedCommandChangesNothing(@ForAll("commands") List<Command> before, @ForAll("command") Command command) {
        PaymentState once = PaymentLifecycle.next(after(before), command);
        assertThat(PaymentLifecycle.next(once, command)).isEqualTo(once);
    }

    @Property
    void isReadAsItWasWritten(@ForAll("commands") List<Command> commands) {
        PaymentState state = after(commands);
        assertThat(PaymentState.of(state.code(), state.reason())).isEqualTo(state);
    }

    private static PaymentState after(List<Command> commands) {
        PaymentState state = new PaymentState.Accepted();
        for (Command command : commands) {
            state = PaymentLifecycle.next(state, command);
        }
        return state;
    }

    @Provide
    Arbitrary<List<Command>> commands() {
        return command().list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<Command> command() {
        return Arbitraries.of(
                new Command.Start(),
                new Command.AskPayer(),
                new Command.PayerActed(),
                new Command.Succeed(),
                new Command.Fail("declined"),
                new Command.Close("expired"),
                new Command.Refund(false),
                new Command.Refund(true),
                new Command.Void());
    }
}
