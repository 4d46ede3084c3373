package io.liushui.core.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.fake.FakeChannel;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RefundRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ChannelGatewayTests {
    private static final PayRequest PAY = new PayRequest(
            "ORDER001", "card", 100, "CNY", "Tea", Instant.EPOCH, null, Payer.UNKNOWN, Instant.EPOCH, "trace");
    private static final OrderReference ORDER =
            new OrderReference("ORDER001", "card", null, 100, "CNY", Instant.EPOCH, Instant.EPOCH, "trace");
    private static final RefundRequest REFUND =
            new RefundRequest("REFUND01", ORDER, 100, "late", Instant.EPOCH, "trace");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Exchange> sink = new ArrayList<>();
    private final LogMask mask = new LogMask(new MaskedFields(List.of()));
    private final FakeChannel channel = fake("alpha");
    private final ChannelGateway gateway = new ChannelGateway(Map.of("alpha", connected(channel, 1)));
    private final OperationGateway operations = new OperationGateway(gateway);

    @Test
    void answersWhatThePluginAnswersWithItsExchanges() {
        assertThat(gateway.pay("alpha", PAY, sink)).isEqualTo(new PayOutcome.Succeeded("C1", 100, "CNY"));

        assertThat(sink).extracting(Exchange::reference).containsExactly("ORDER001");
        assertThat(meters.get("liushui.channel.call")
                        .tags("channel", "alpha", "operation", "pay", "outcome", "succeeded")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void takesAnExceptionForAnUnknownOutcomeAndCountsIt() {
        channel.onPay = request -> {
            throw new IllegalStateException("boom");
        };
        channel.onQuery = order -> {
            throw new NoClassDefFoundError("boom");
        };
        channel.onClose = order -> null;
        channel.onRefund = request -> {
            throw new AssertionError("boom");
        };
        channel.onQueryRefund = request -> null;

        assertThat(gateway.pay("alpha", PAY, sink)).isInstanceOf(PayOutcome.Unknown.class);
        assertThat(gateway.query("alpha", ORDER, sink)).isInstanceOf(QueryOutcome.Unanswered.class);
        assertThat(gateway.close("alpha", ORDER, sink)).isInstanceOf(CloseOutcome.Unknown.class);
        assertThat(operations.refund("alpha", REFUND, sink)).isInstanceOf(OperationOutcome.Unknown.class);
        assertThat(operations.queryRefund("alpha", REFUND, sink)).isInstanceOf(OperationOutcome.Unknown.class);

        assertThat(sink).hasSize(5);
        assertThat(meters.get("liushui.channel.unknown").counters()).hasSize(5);
    }

    @Test
    void countsAnUnknownAnswer() {
        channel.onPay = request -> new PayOutcome.Unknown("read timeout");

        gateway.pay("alpha", PAY, sink);

        assertThat(meters.get("liushui.channel.unknown")
                        .tags("operation", "pay", "cause", "answered")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void sendsNothingWhenAllPlacesAreTaken() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        channel.onPay = request -> {
            inside.countDown();
            await(leave);
            return new PayOutcome.Pending(null, null);
        };
        Thread busy = Thread.ofVirtual().start(() -> gateway.pay("alpha", PAY, new ArrayList<>()));
        inside.await();

        assertThat(gateway.pay("alpha", PAY, sink)).isInstanceOf(PayOutcome.Unavailable.class);
        assertThat(operations.refund("alpha", REFUND, sink)).isInstanceOf(OperationOutcome.Unavailable.class);
        assertThat(operations.queryRefund("alpha", REFUND, sink)).isInstanceOf(OperationOutcome.Unknown.class);
        assertThat(channel.calls).containsExactly("pay ORDER001");

        leave.countDown();
        busy.join();
        channel.onPay = request -> new PayOutcome.Pending(null, null);
        assertThat(gateway.pay("alpha", PAY, sink)).isInstanceOf(PayOutcome.Pending.class);
    }

    @Test
    void neverTakesARefusedQuestionForARefundThatWasNotExecuted() {
        channel.onQueryRefund = request -> new OperationOutcome.Unavailable("maintenance");

        assertThat(operations.queryRefund("alpha", REFUND, sink))
                .isEqualTo(new OperationOutcome.Unknown("maintenance"));
    }

    @Test
    void knowsWhetherThePayerMustAct() {
        assertThat(gateway.interactive("wallet")).isTrue();
        assertThat(gateway.interactive("card")).isFalse();
        assertThat(gateway.interactive("nothing")).isFalse();
    }

    @Test
    void namesAChannelThatIsNotConfigured() {
        assertThatThrownBy(() -> gateway.pay("omega", PAY, sink)).hasMessageContaining("omega");
        assertThat(gateway.hear("omega", channel -> "heard")).isEmpty();
        assertThat(gateway.hear("alpha", channel -> "heard")).isEmpty();
    }

    @Test
    void letsNobodyWaitInALineThatIsFull() throws InterruptedException {
        CountDownLatch leave = new CountDownLatch(1);
        ChannelPlaces places = new ChannelPlaces(1, Duration.ofSeconds(10));
        assertThat(places.enter()).isTrue();
        Thread waiting = Thread.ofVirtual().start(() -> {
            places.enter();
            await(leave);
        });
        Awaitility.await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

        assertThat(places.enter()).isFalse();

        places.leave();
        leave.countDown();
        waiting.join();
    }

    @Test
    void keepsTwoHundredCallsOfASlowChannelOutOfTheWayOfAnother() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(200);
        CountDownLatch leave = new CountDownLatch(1);
        channel.onPay = request -> {
            inside.countDown();
            await(leave);
            return new PayOutcome.Pending(null, null);
        };
        ChannelGateway both =
                new ChannelGateway(Map.of("alpha", connected(channel, 256), "beta", connected(fake("beta"), 256)));
        List<Thread> slow = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            slow.add(Thread.ofVirtual().start(() -> both.pay("alpha", PAY, new ArrayList<>())));
        }
        inside.await();

        assertThat(both.pay("beta", PAY, sink)).isInstanceOf(PayOutcome.Succeeded.class);

        assertThat(slow).allMatch(Thread::isAlive);
        leave.countDown();
        for (Thread thread : slow) {
            thread.join();
        }
    }

    @Test
    void closesAReplacedChannelAfterItsLastCall() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        channel.onPay = request -> {
            inside.countDown();
            await(leave);
            return new PayOutcome.Pending("old", null);
        };
        Thread underWay = Thread.ofVirtual().start(() -> gateway.pay("alpha", PAY, sink));
        inside.await();
        FakeChannel successor = fake("alpha");

        gateway.replace("alpha", connected(successor, 2));

        assertThat(channel.closed).isFalse();
        assertThat(gateway.query("alpha", ORDER, new ArrayList<>())).isInstanceOf(QueryOutcome.NotFound.class);
        assertThat(successor.calls).containsExactly("query ORDER001");
        leave.countDown();
        underWay.join();
        assertThat(channel.closed).isTrue();
        assertThat(successor.closed).isFalse();

        gateway.close();
        assertThat(successor.closed).isTrue();
    }

    @Test
    void closesAnIdleChannelAtOnce() {
        gateway.replace("alpha", connected(fake("alpha"), 1));

        assertThat(channel.closed).isTrue();
        assertThat(channel.calls).isEmpty();
    }

    private FakeChannel fake(String id) {
        return new FakeChannel(id, new CallExchanges(id, null, null, meters, mask));
    }

    private ConnectedChannel connected(FakeChannel plugin, int places) {
        return new ConnectedChannel(
                plugin.describe().channelId(),
                plugin,
                new ChannelPlaces(places, Duration.ofMillis(20)),
                Map.of(),
                mask,
                meters);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
