package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.SupportsCompletion;
import org.junit.jupiter.api.Test;

/** Orders that we complete after their payers approved; skipped when the channel completes by itself. */
public interface CompletionContract {

    ChannelUnderTest underTest();

    @Test
    default void movesNoMoneyBeforeItIsCompleted() {
        OrderReference order = approved();
        assertThat(underTest().chargesOf(order.orderNo())).isZero();
        assertThat(completing().complete(order)).isInstanceOf(PayOutcome.Succeeded.class);
        assertThat(underTest().chargesOf(order.orderNo())).isEqualTo(1);
    }

    @Test
    default void completesOnceHoweverOftenItIsAsked() throws Exception {
        OrderReference order = approved();
        Parallel.run(8, () -> completing().complete(order));
        assertThat(underTest().channel().query(order)).isInstanceOf(QueryOutcome.Paid.class);
        assertThat(underTest().chargesOf(order.orderNo())).isEqualTo(1);
    }

    @Test
    default void aCompletionWithoutAClearAnswerIsUnknownAndFoundByAQuery() {
        OrderReference order = approved();
        underTest().nextRequestGoesWrong(order.orderNo(), "complete", RequestMisbehaviour.EXECUTE_THEN_TIME_OUT);
        assertThat(completing().complete(order)).isInstanceOf(PayOutcome.Unknown.class);
        assertThat(underTest().channel().query(order)).isInstanceOf(QueryOutcome.Paid.class);
        assertThat(underTest().chargesOf(order.orderNo())).isEqualTo(1);
    }

    private OrderReference approved() {
        assumeTrue(underTest().channel() instanceof SupportsCompletion);
        PayRequest request = new Orders(underTest()).request(1234);
        PayOutcome outcome = underTest().channel().pay(request);
        assertThat(outcome).isInstanceOf(PayOutcome.Pending.class);
        underTest().payerConfirms(request.orderNo());
        return Requests.reference(request, ((PayOutcome.Pending) outcome).channelRef());
    }

    private SupportsCompletion completing() {
        return (SupportsCompletion) underTest().channel();
    }
}
