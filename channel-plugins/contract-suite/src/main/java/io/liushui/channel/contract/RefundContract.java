package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.spi.PayRequest;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.SupportsRefund;
import org.junit.jupiter.api.Test;

/** Refunds; skipped when the channel cannot. */
public interface RefundContract {

    ChannelUnderTest underTest();

    @Test
    default void paysBackInPartsUntilNothingIsLeft() {
        PayRequest paid = paid();
        assertThat(refunds().refund(Requests.refund(paid, 1000))).isInstanceOf(OperationOutcome.Done.class);
        assertThat(refunds().refund(Requests.refund(paid, 235))).isInstanceOf(OperationOutcome.Declined.class);
        assertThat(refunds().refund(Requests.refund(paid, 234))).isInstanceOf(OperationOutcome.Done.class);
        assertThat(refunds().refund(Requests.refund(paid, 1))).isInstanceOf(OperationOutcome.Declined.class);
    }

    @Test
    default void aRepeatedRefundNumberPaysBackOnce() {
        PayRequest paid = paid();
        RefundRequest refund = Requests.refund(paid, 1000);
        assertThat(refunds().refund(refund)).isEqualTo(refunds().refund(refund));
        assertThat(refunds().refund(Requests.refund(paid, 234))).isInstanceOf(OperationOutcome.Done.class);
    }

    @Test
    default void aRefundThatIsNotAnsweredIsUnknownAndFoundByItsNumber() {
        RefundRequest refund = Requests.refund(paid(), 1000);
        assertThat(refunds().queryRefund(refund)).isEqualTo(new OperationOutcome.NotFound());
        underTest().nextRequestGoesWrong(refund.order().orderNo(), "refund", RequestMisbehaviour.EXECUTE_THEN_TIME_OUT);
        assertThat(refunds().refund(refund)).isInstanceOf(OperationOutcome.Unknown.class);
        assertThat(refunds().queryRefund(refund)).isInstanceOf(OperationOutcome.Done.class);
    }

    @Test
    default void anUnpaidOrderCannotBeRefunded() {
        PayRequest request = Requests.pay(underTest().interactiveMethod(), 1234);
        underTest().channel().pay(request);
        assertThat(refunds().refund(Requests.refund(request, 1))).isInstanceOf(OperationOutcome.Declined.class);
    }

    @Test
    default void aRefundThatCannotLeaveIsUnavailable() {
        assumeTrue(underTest().unreachable() instanceof SupportsRefund);
        assertThat(((SupportsRefund) underTest().unreachable()).refund(Requests.refund(paid(), 1)))
                .isInstanceOf(OperationOutcome.Unavailable.class);
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
