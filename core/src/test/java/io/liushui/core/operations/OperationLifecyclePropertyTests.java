package io.liushui.core.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.spi.OperationOutcome;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OperationLifecyclePropertyTests {

    @Property
    void whatTheChannelSaidFirstStays(@ForAll("words") List<OperationOutcome> words) {
        OperationState state = new OperationState.Created();
        for (OperationOutcome word : words) {
            OperationState next = step(state, word);
            if (state.answered()) {
                assertThat(next).isEqualTo(state);
            }
            state = next;
        }
    }

    @Property
    void isAnsweredOnlyByAChannelThatAnswered(@ForAll("words") List<OperationOutcome> words) {
        OperationState state = new OperationState.Created();
        boolean answered = false;
        for (OperationOutcome word : words) {
            state = step(state, word);
            answered |= word instanceof OperationOutcome.Done || word instanceof OperationOutcome.Declined;
            assertThat(state.answered()).isEqualTo(answered);
        }
    }

    @Property
    void aRepeatedWordChangesNothing(
            @ForAll("words") List<OperationOutcome> before, @ForAll("word") OperationOutcome word) {
        OperationState state = new OperationState.Created();
        for (OperationOutcome earlier : before) {
            state = step(state, earlier);
        }
        OperationState once = step(state, word);
        assertThat(step(once, word)).isEqualTo(once);
        assertThat(OperationLifecycle.contradicts(once, word)).isEqualTo(OperationLifecycle.contradicts(state, word));
    }

    @Property
    void isReadAsItWasWritten(@ForAll("words") List<OperationOutcome> words) {
        OperationState state = new OperationState.Created();
        for (OperationOutcome word : words) {
            state = step(state, word);
        }
        String reference = state instanceof OperationState.Done(String channelRef) ? channelRef : null;
        String reason = state instanceof OperationState.Declined(String code) ? code : null;
        assertThat(OperationState.of(state.code(), reference, reason)).isEqualTo(state);
    }

    /** Not found means here: not found, and the grace time has passed. */
    private static OperationState step(OperationState state, OperationOutcome word) {
        return word instanceof OperationOutcome.NotFound
                ? OperationLifecycle.notExecuted(state)
                : OperationLifecycle.next(state, word);
    }

    @Provide
    Arbitrary<List<OperationOutcome>> words() {
        return word().list().ofMaxSize(10);
    }

    @Provide
    Arbitrary<OperationOutcome> word() {
        return Arbitraries.of(
                new OperationOutcome.Done("R1"),
                new OperationOutcome.Declined("balance", "no money"),
                new OperationOutcome.Pending(),
                new OperationOutcome.Unknown("read timeout"),
                new OperationOutcome.Unavailable("maintenance"),
                new OperationOutcome.NotFound());
    }
}
