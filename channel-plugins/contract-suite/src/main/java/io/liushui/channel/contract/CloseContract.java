package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.spi.CloseOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.SupportsClose;
import org.junit.jupiter.api.Test;

/** Close; skipped when the channel cannot. */
public interface CloseContract {

    ChannelUnderTest underTest();

    @Test
    default void aClosedOrderCanNoLongerBePaid() {
        OrderReference order = waiting();
        assertThat(closing().close(order)).isInstanceOf(CloseOutcome.Closed.class);
        underTest().payerConfirms(order.orderNo());
        assertThat(underTest().channel().query(order)).isInstanceOf(QueryOutcome.NotPaid.class);
        assertThat(underTest().chargesOf(order.orderNo())).isZero();
    }

    @Test
    default void closingTwiceIsClosed() {
        OrderReference order = waiting();
        closing().close(order);
        assertThat(closing().close(order)).isInstanceOf(CloseOutcome.Closed.class);
    }

    @Test
    default void aPaidOrderIsNotClosed() {
        assumeTrue(underTest().channel() instanceof SupportsClose);
        PayRequest request = new Orders(underTest()).paid(1234);
        assertThat(closing().close(Requests.reference(request)))
                .isInstanceOfAny(CloseOutcome.AlreadyPaid.class, CloseOutcome.Unknown.class);
        assertThat(underTest().channel().query(Requests.reference(request))).isInstanceOf(QueryOutcome.Paid.class);
    }

    @Test
    default void aCloseWithoutAClearAnswerIsUnknown() {
        OrderReference order = waiting();
        underTest().nextRequestGoesWrong(order.orderNo(), "close", RequestMisbehaviour.EXECUTE_THEN_TIME_OUT);
        assertThat(closing().close(order)).isInstanceOf(CloseOutcome.Unknown.class);
        assertThat(underTest().channel().query(order)).isInstanceOf(QueryOutcome.NotPaid.class);
    }

    private OrderReference waiting() {
        assumeTrue(underTest().channel() instanceof SupportsClose);
        return Requests.reference(new Orders(underTest()).submitted(1234));
    }

    private SupportsClose closing() {
        return (SupportsClose) underTest().channel();
    }
}
