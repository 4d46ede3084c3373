package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.DeclineReason;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.SupportsRefund;
import org.junit.jupiter.api.Test;

/** Refunds; skipped when the channel cannot. A refund may be done at once or soon after. */
public interface RefundContract {

    ChannelUnderTest underTest();

    @Test
    default void paysBackInPartsUntilNothingIsLeft() {
        PayRequest paid = paid();
        // Written first: a channel may say that an order without money is not paid
        RefundRequest oneMore = refund(paid, 1);
        assertDone(refund(paid, 1000));
        assertThat(refunds().refund(refund(paid, 235))).isInstanceOf(OperationOutcome.Declined.class);
        assertDone(refund(paid, 234));
        assertThat(refunds().refund(oneMore)).isInstanceOf(OperationOutcome.Declined.class);
    }

    @Test
    default void aRepeatedRefundNumberPaysBackOnce() {
        PayRequest paid = paid();
        RefundRequest refund = refund(paid, 1000);
        assertDone(refund);
        refunds().refund(refund);
        assertDone(refund(paid, 234));
    }

    @Test
    default void aRefundThatIsNotAnsweredIsUnknownAndFoundByItsNumber() {
        RefundRequest refund = refund(paid(), 1000);
        assertThat(refunds().queryRefund(refund)).isEqualTo(new OperationOutcome.NotFound());
        underTest().nextRequestGoesWrong(refund.order().orderNo(), "refund", RequestMisbehaviour.EXECUTE_THEN_TIME_OUT);
        assertThat(refunds().refund(refund)).isInstanceOf(OperationOutcome.Unknown.class);
        Eventually.assertDone(
                () -> refunds().queryRefund(refund),
                refund.amountMinor(),
                refund.order().currency());
    }

    @Test
    default void anUnpaidOrderCannotBeRefunded() {
        assumeTrue(underTest().channel() instanceof SupportsRefund);
        PayRequest request = new Orders(underTest()).submitted(1234);
        assumeTrue(underTest().channel().query(Requests.reference(request)) instanceof QueryOutcome.Unpaid);
        assertThat(refunds().refund(Requests.refund(request, null, 1))).isInstanceOf(OperationOutcome.Declined.class);
    }

    @Test
    default void aRefundThatCannotLeaveIsUnavailable() {
        assumeTrue(underTest().unreachable() instanceof SupportsRefund);
        assertThat(((SupportsRefund) underTest().unreachable()).refund(refund(paid(), 1)))
                .isInstanceOf(OperationOutcome.Unavailable.class);
    }

    /** It is final for its number, and people have to find another way. */
    @Test
    default void aRefundThatCannotReachItsSourceIsDeclinedForThatReason() {
        assumeTrue(underTest().undeliverableRefundMinor().isPresent());
        long amountMinor = underTest().undeliverableRefundMinor().getAsLong();
        PayRequest paid = new Orders(underTest()).paid(2 * amountMinor);
        RefundRequest refund = refund(paid, amountMinor);
        OperationOutcome answered = refunds().refund(refund);
        assertThat(answered)
                .isInstanceOfSatisfying(
                        OperationOutcome.Declined.class,
                        declined -> assertThat(
                                        underTest().channel().codes().reason(ChannelFunction.REFUND, declined.code()))
                                .hasValueSatisfying(why -> assertThat(why)
                                        .isIn(DeclineReason.SOURCE_CLOSED, DeclineReason.UNDELIVERABLE)));
        assertThat(refunds().queryRefund(refund)).isEqualTo(answered);
        assertThat(refunds().refund(refund)).as("the same number again").isEqualTo(answered);
    }

    private void assertDone(RefundRequest refund) {
        assertThat(refunds().refund(refund))
                .isInstanceOfAny(OperationOutcome.Done.class, OperationOutcome.Pending.class);
        Eventually.assertDone(
                () -> refunds().queryRefund(refund),
                refund.amountMinor(),
                refund.order().currency());
    }

    private RefundRequest refund(PayRequest paid, long amountMinor) {
        return Requests.refund(paid, new Orders(underTest()).paidReference(paid).channelRef(), amountMinor);
    }

    private PayRequest paid() {
        assumeTrue(underTest().channel() instanceof SupportsRefund);
        return new Orders(underTest()).paid(1234);
    }

    private SupportsRefund refunds() {
        assumeTrue(underTest().channel() instanceof SupportsRefund);
        return (SupportsRefund) underTest().channel();
    }
}
