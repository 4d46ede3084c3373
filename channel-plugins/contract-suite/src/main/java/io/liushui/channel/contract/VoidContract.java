package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.SupportsVoid;
import io.liushui.spi.VoidRequest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Voids of the same day; skipped when the channel cannot. */
public interface VoidContract {

    ChannelUnderTest underTest();

    @Test
    default void undoesAPaymentOnce() {
        VoidRequest request = request();
        assertThat(voids().queryVoid(request)).isEqualTo(new OperationOutcome.NotFound());
        assertThat(voids().voidPayment(request))
                .isInstanceOfAny(OperationOutcome.Done.class, OperationOutcome.Pending.class);
        Eventually.assertDone(
                () -> voids().queryVoid(request),
                request.order().amountMinor(),
                request.order().currency());
        VoidRequest another =
                new VoidRequest(Requests.number(), request.order(), "again", Instant.now(), Requests.TRACE);
        assertThat(voids().voidPayment(another)).isInstanceOf(OperationOutcome.Declined.class);
    }

    @Test
    default void aVoidThatIsNotAnsweredIsUnknownAndFoundByItsNumber() {
        VoidRequest request = request();
        underTest().nextRequestGoesWrong(request.order().orderNo(), "void", RequestMisbehaviour.EXECUTE_THEN_TIME_OUT);
        assertThat(voids().voidPayment(request)).isInstanceOf(OperationOutcome.Unknown.class);
        Eventually.assertDone(
                () -> voids().queryVoid(request),
                request.order().amountMinor(),
                request.order().currency());
    }

    private VoidRequest request() {
        assumeTrue(underTest().channel() instanceof SupportsVoid);
        Orders orders = new Orders(underTest());
        PayRequest paid = orders.paid(1234);
        String channelRef = orders.paidReference(paid).channelRef();
        return new VoidRequest(
                Requests.number(), Requests.reference(paid, channelRef), "mistake", Instant.now(), Requests.TRACE);
    }

    private SupportsVoid voids() {
        return (SupportsVoid) underTest().channel();
    }
}
