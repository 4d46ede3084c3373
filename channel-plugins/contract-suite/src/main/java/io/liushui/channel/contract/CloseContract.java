package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.spi.CloseOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.SupportsClose;
import org.junit.jupiter.api.Test;

/** Closing; skipped when the channel cannot. */
public interface CloseContract {

    ChannelUnderTest underTest();

    @Test
    default void aClosedOrderCannotBePaidAnyMore() {
        PayRequest request = Requests.pay(underTest().interactiveMethod(), 1234);
        underTest().channel().pay(request);
        assertThat(close(request)).isEqualTo(new CloseOutcome.Closed());
        assertThat(close(request)).isEqualTo(new CloseOutcome.Closed());
        assertThat(underTest().channel().query(Requests.reference(request))).isInstanceOf(QueryOutcome.NotPaid.class);
        assertThat(underTest().channel().pay(request)).isInstanceOf(PayOutcome.Declined.class);
        assertThat(underTest().chargesOf(request.orderNo())).isZero();
    }

    @Test
    default void aPaymentThatArrivesAfterItsCloseIsRefused() {
        PayRequest request = Requests.pay(underTest().immediateMethod(), 1234);
        assertThat(close(request)).isEqualTo(new CloseOutcome.Closed());
        assertThat(underTest().channel().pay(request)).isInstanceOf(PayOutcome.Declined.class);
        assertThat(underTest().chargesOf(request.orderNo())).isZero();
    }

    @Test
    default void closingAPaidOrderTellsThatItIsPaid() {
        PayRequest request = Requests.pay(underTest().immediateMethod(), 1234);
        underTest().channel().pay(request);
        assertThat(close(request)).isInstanceOfSatisfying(CloseOutcome.AlreadyPaid.class, paid -> {
            assertThat(paid.amountMinor()).isEqualTo(1234);
            assertThat(paid.currency()).isEqualTo("CNY");
        });
    }

    @Test
    default void aCloseThatIsNotAnsweredIsUnknown() {
        PayRequest request = Requests.pay(underTest().interactiveMethod(), 1234);
        underTest().channel().pay(request);
        underTest().nextRequestGoesWrong(request.orderNo(), "close", RequestMisbehaviour.EXECUTE_THEN_TIME_OUT);
        assertThat(close(request)).isInstanceOf(CloseOutcome.Unknown.class);
        assertThat(close(request)).isEqualTo(new CloseOutcome.Closed());
    }

    private CloseOutcome close(PayRequest request) {
        assumeTrue(underTest().channel() instanceof SupportsClose);
        return ((SupportsClose) underTest().channel()).close(Requests.reference(request));
    }
}
