package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.spi.CaptureRequest;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.SupportsPreauth;
import io.liushui.spi.SupportsRefund;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Paying captures back; skipped when the channel cannot hold an amount, or gives none back. */
public interface CaptureRefundContract {

    ChannelUnderTest underTest();

    @Test
    default void paysACaptureBackInPartsUntilNothingIsLeft() {
        requireBoth();
        OrderReference held = authorizations().held(10_000);
        OrderReference captured = captured(held, 7_000, true);
        RefundRequest oneMore = refund(captured, held, 1);

        assertRefunded(refund(captured, held, 3_000));
        assertThat(refunds().refund(refund(captured, held, 4_001))).isInstanceOf(OperationOutcome.Declined.class);
        RefundRequest rest = refund(captured, held, 4_000);
        assertRefunded(rest);
        refunds().refund(rest);
        assertThat(refunds().refund(oneMore)).isInstanceOf(OperationOutcome.Declined.class);
        assertThat(refunds().queryRefund(oneMore)).isNotInstanceOf(OperationOutcome.Done.class);
    }

    @Test
    default void paysBackTheCaptureThatIsNamedAndNoOther() {
        requireBoth();
        assumeTrue(underTest().channel().describe().preauth().severalCaptures());
        OrderReference held = authorizations().held(10_000);
        OrderReference first = captured(held, 6_000, false);
        OrderReference second = captured(held, 1_000, true);

        assertThat(refunds().refund(refund(second, held, 1_001))).isInstanceOf(OperationOutcome.Declined.class);
        assertRefunded(refund(second, held, 1_000));
        assertRefunded(refund(first, held, 6_000));
    }

    @Test
    default void aRefundOfACaptureThatIsNotAnsweredIsUnknownAndFoundByItsNumber() {
        requireBoth();
        OrderReference held = authorizations().held(10_000);
        RefundRequest refund = refund(captured(held, 7_000, true), held, 7_000);
        assertThat(refunds().queryRefund(refund)).isEqualTo(new OperationOutcome.NotFound());

        underTest().nextRequestGoesWrong(refund.order().orderNo(), "refund", RequestMisbehaviour.EXECUTE_THEN_TIME_OUT);
        assertThat(refunds().refund(refund)).isInstanceOf(OperationOutcome.Unknown.class);
        Eventually.assertDone(
                () -> refunds().queryRefund(refund),
                refund.amountMinor(),
                refund.order().currency());
    }

    private void requireBoth() {
        assumeTrue(underTest().channel() instanceof SupportsRefund);
        assumeTrue(underTest().channel() instanceof SupportsPreauth);
    }

    /** As it is named from then on. */
    private OrderReference captured(OrderReference held, long amountMinor, boolean last) {
        CaptureRequest capture = authorizations().capture(held, amountMinor, last);
        authorizations().preauth().capture(capture);
        Eventually.assertDone(() -> authorizations().preauth().queryCapture(capture));
        OperationOutcome done = authorizations().preauth().queryCapture(capture);
        return new OrderReference(
                capture.captureNo(),
                held.method(),
                ((OperationOutcome.Done) done).channelRef(),
                amountMinor,
                held.currency(),
                capture.submittedAt(),
                held.expiresAt(),
                Requests.TRACE);
    }

    private static RefundRequest refund(OrderReference captured, OrderReference held, long amountMinor) {
        return new RefundRequest(
                Requests.number(), captured, held, amountMinor, "car came back", Instant.now(), Requests.TRACE);
    }

    private void assertRefunded(RefundRequest refund) {
        assertThat(refunds().refund(refund))
                .isInstanceOfAny(OperationOutcome.Done.class, OperationOutcome.Pending.class);
        Eventually.assertDone(
                () -> refunds().queryRefund(refund),
                refund.amountMinor(),
                refund.order().currency());
    }

    private SupportsRefund refunds() {
        return (SupportsRefund) underTest().channel();
    }

    private Authorizations authorizations() {
        return new Authorizations(underTest());
    }
}
