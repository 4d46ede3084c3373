package io.liushui.channel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.contract.Orders;
import io.liushui.channel.contract.Requests;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The channel's process is killed and started again: whatever it acknowledged is still there. Its test class starts it in a process of its own. */
public interface DurabilityContract {

    Duration PATIENCE = Duration.ofSeconds(60);
    Duration POLL = Duration.ofMillis(200);

    /** Connected to {@link #process}. */
    SandboxLevers underTest();

    SandboxProcess process();

    @Test
    default void anOrderOutlivesTheChannelsDeathAndIsPaidOnce() {
        awaitReady();
        Orders orders = new Orders(underTest());
        PayRequest paid = orders.paid(1234);
        PayRequest waiting = orders.submitted(2345);
        process().kill();
        process().restart();
        awaitReady();

        assertThat(state(paid)).isInstanceOf(QueryOutcome.Paid.class);
        assertThat(underTest().chargesOf(paid.orderNo())).isEqualTo(1);
        assertThat(state(waiting)).isInstanceOf(QueryOutcome.Unpaid.class);
        assertThat(orders.pay(waiting).amountMinor()).isEqualTo(2345);
        assertThat(underTest().chargesOf(waiting.orderNo())).isEqualTo(1);
    }

    /** A process just started answers its first request late; the test's own requests must not time out for that. */
    private void awaitReady() {
        PayRequest nobodys = new Orders(underTest()).request(1234);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (state(nobodys) instanceof QueryOutcome.Unanswered && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private QueryOutcome state(PayRequest request) {
        return underTest().channel().query(Requests.reference(request));
    }
}
