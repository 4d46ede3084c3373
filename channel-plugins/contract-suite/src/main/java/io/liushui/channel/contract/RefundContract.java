package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.spi.PayRequest;
import io.liushui.spi.RefundOutcome;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.SupportsRefund;
import org.junit.jupiter.api.Test;

/** Refunds; skipped when the channel cannot. */
public interface RefundContract {

    ChannelUnderTest underTest();

    @Test
    default void paysBackInPartsUntilNothingIsLeft() {
        PayRequest paid = paid();
        assertThat(refunds().refund(Requests.refund(paid, 1000))).isInstanceOf(RefundOutcome.Refunded.class);
        assertThat(refunds().refund(Requests.refund(paid, 235))).isInstanceOf(RefundOutcome.Declined.class);
        assertThat(refunds().refund(Requests.refund(paid, 234))).isInstanceOf(RefundOutcome.Refunded.class);
        assertThat(refunds().refund(Requests.refund(paid, 1))).isInstanceOf(RefundOutcome.Declined.class);
    }

    @Test
    default void aRepeatedRefundNumberPaysBackOnce() {
        PayRequest paid = paid();
        RefundRequest refund = Requests.refund(paid, 1000);
        assertThat(refunds().refund(refund)).isEqualTo(refunds().refund(refund));
        assertThat(refunds().refund(Requests.refund(paid, 234))).isInstanceOf(RefundOutcome.Refunded.class);
    }

    @Test
    default void aRefundThatIsNotAnsweredIsUnknownAndFoundByItsNumber() {
        RefundRequest refund = Requests.refund(paid(), 1000);
        assertThat(refunds().queryRefund(refund)).isEqualTo(new RefundOutcome.NotFound());
        underTest().nextRequestGoesWrong(refund.orderNo(), "refund", RequestMisbehaviour.EXECUTE_THEN_TIME_OUT);
        assertThat(refunds().refund(refund)).isInstanceOf(RefundOutcome.Unknown.class);
        assertThat(refunds().queryRefund(refund)).isInstanceOf(RefundOutcome.Refunded.class);
    }

    @Test
    default void anUnpaidOrderCannotBeRefunded() {
        PayRequest request = Requests.pay(underTest().interactiveMethod(), 1234);
        underTest().channel().pay(request);
        assertThat(refunds().refund(Requests.refund(request, 1))).isInstanceOf(RefundOutcome.Declined.class);
    }

    @Test
    default void aRefundThatCannotLeaveIsUnavailable() {
        assumeTrue(underTest().unreachable() instanceof SupportsRefund);
        assertThat(((SupportsRefund) underTest().unreachable()).refund(Requests.refund(paid(), 1)))
                .isInstanceOf(RefundOutcome.Unavailable.class);
    }

    private PayRequest paid() {
        PayRequest request = Requests.pay(underTest().immediateMethod(), 1234);
        underTest().channel().pay(request);
        return request;
    }

    private SupportsRefund refunds() {
        assumeTrue(underTest().channel() instanceof SupportsRefund);
        return (SupportsRefund) underTest().channel();
    }
}
