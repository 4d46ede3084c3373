package io.liushui.core.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.contracts.ContractLifecycle.Command;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ContractLifecyclePropertyTests {

    @Property
    void finalStatesNeverGoBack(@ForAll("commands") List<Command> commands) {
        ContractState state = new ContractState.Pending();
        for (Command command : commands) {
            ContractState next = ContractLifecycle.next(state, command);
            if (state.terminal()) {
                assertThat(next).isEqualTo(state);
            }
            if (!(state instanceof ContractState.Pending)) {
                assertThat(next).isNotInstanceOf(ContractState.Pending.class);
            }
            state = next;
        }
    }

    @Property
    void isSignedOnlyByASignatureAndFailsOnlyBefore(@ForAll("commands") List<Command> commands) {
        ContractState state = new ContractState.Pending();
        boolean signedOnce = false;
        for (Command command : commands) {
            ContractState next = ContractLifecycle.next(state, command);
            if (next instanceof ContractState.Signed && !next.equals(state)) {
                assertThat(command).isInstanceOf(Command.Sign.class);
                assertThat(signedOnce).isFalse();
                signedOnce = true;
            }
            if (signedOnce) {
                assertThat(next).isNotInstanceOf(ContractState.Failed.class);
            } else {
                assertThat(next)
                        .isNotInstanceOf(ContractState.Unsigned.class)
                        .isNotInstanceOf(ContractState.Expired.class);
            }
            state = next;
        }
    }

    @Property
    void aRepeatedCommandChangesNothing(@ForAll("commands") List<Command> before, @ForAll("command") Command command) {
        ContractState once = ContractLifecycle.next(after(before), command);
        assertThat(ContractLifecycle.next(once, command)).isEqualTo(once);
    }

    @Property
    void aSignatureIsTooLateOnlyForWhatFailed(@ForAll("commands") List<Command> commands) {
        ContractState state = after(commands);
        assertThat(ContractLifecycle.signedTooLate(state, new Command.Sign()))
                .isEqualTo(state instanceof ContractState.Failed);
    }

    @Property
    void isReadAsItWasWritten(@ForAll("commands") List<Command> commands) {
        ContractState state = after(commands);
        assertThat(ContractState.of(state.code(), state.reason())).isEqualTo(state);
    }

    private static ContractState after(List<Command> commands) {
        ContractState state = new ContractState.Pending();
        for (Command command : commands) {
            state = ContractLifecycle.next(state, command);
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
                new Command.Sign(),
                new Command.Fail("declined"),
                new Command.Unsign("unsigned_by_merchant"),
                new Command.Expire());
    }
}
