package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.spi.OperationOutcome;
import io.liushui.spi.StatedAmount;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Bounded waits for what a channel does soon after its answer. */
final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(100);

    private Eventually() {}

    static void assertDone(Supplier<OperationOutcome> query) {
        assertThat(lastWord(query)).isInstanceOf(OperationOutcome.Done.class);
    }

    /** And that the channel says of how much, so that whoever asked can compare it. */
    static void assertDone(Supplier<OperationOutcome> query, long amountMinor, String currency) {
        assertThat(lastWord(query))
                .isInstanceOfSatisfying(
                        OperationOutcome.Done.class,
                        done -> assertThat(done.stated()).contains(new StatedAmount(amountMinor, currency)));
    }

    private static OperationOutcome lastWord(Supplier<OperationOutcome> query) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        OperationOutcome outcome = query.get();
        while (outcome instanceof OperationOutcome.Pending && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL.toNanos());
            outcome = query.get();
        }
        return outcome;
    }
}
