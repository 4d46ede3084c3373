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
                assertThat(next).isEqualTo(state);
            }
            assertThat(next)
                    .isNotInstanceOf(state instanceof PaymentState.Accepted ? Void.class : PaymentState.Accepted.class);
            state = next;
        }
    }

    @Property
    void aRepeatedCommandChangesNothing(@ForAll("commands") List<Command> before, @ForAll("command") Command command) {
        PaymentState state = new PaymentState.Accepted();
        for (Command earlier : before) {
            state = PaymentLifecycle.next(state, earlier);
        }
        PaymentState once = PaymentLifecycle.next(state, command);
        assertThat(PaymentLifecycle.next(once, command)).isEqualTo(once);
    }

    @Property
    void isReadAsItWasWritten(@ForAll("commands") List<Command> commands) {
        PaymentState state = new PaymentState.Accepted();
        for (Command command : commands) {
            state = PaymentLifecycle.next(state, command);
        }
        assertThat(PaymentState.of(state.code(), state.reason())).isEqualTo(state);
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
                new Command.Close("expired"));
    }
}
