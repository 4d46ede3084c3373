package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Methods that are answered at once, and refusals; skipped when the channel has none. */
public interface ImmediateContract {

    ChannelUnderTest underTest();

    @Test
    default void answersARepeatedNumberAlikeWithoutChargingAgain() {
        PayRequest request = immediate(1234);
        assertThat(succeeded(request)).isEqualTo(succeeded(request));
        assertThat(underTest().chargesOf(request.orderNo())).isEqualTo(1);
    }

    @Test
    default void chargesOnceWhenTheSameNumberComesFromManyThreads() throws Exception {
        PayRequest request = immediate(1234);
        Parallel.run(20, () -> succeeded(request));
        assertThat(underTest().chargesOf(request.orderNo())).isEqualTo(1);
    }

    @Test
    default void takesTheSameNumberWithAnotherAmountForNoSuccess() {
        PayRequest first = immediate(1234);
        succeeded(first);
        PayRequest second = new PayRequest(
                first.orderNo(),
                first.method(),
                4321,
                first.currency(),
                "Tea",
                first.expiresAt(),
                null,
                first.payer(),
                first.submittedAt(),
                Requests.TRACE);
        assertThat(underTest().channel().pay(second)).isInstanceOf(PayOutcome.Unknown.class);
    }

    @Test
    default void tellsARefusalForGood() {
        PayOutcome.Declined declined = declined(underTest().declinedAmountMinor());
        assertThat(declined.soft()).isFalse();
        assertThat(declined.code()).isNotBlank();
    }

    @Test
    default void tellsARefusalForThisChannelOnly() {
        assertThat(declined(underTest().softlyDeclinedAmountMinor()).soft()).isTrue();
    }

    private PayOutcome.Declined declined(OptionalLong amountMinor) {
        assumeTrue(amountMinor.isPresent());
        PayRequest request = immediate(amountMinor.getAsLong());
        PayOutcome outcome = underTest().channel().pay(request);
        assertThat(outcome).isInstanceOf(PayOutcome.Declined.class);
        assertThat(underTest().channel().query(Requests.reference(request)))
                .isInstanceOfAny(QueryOutcome.NotPaid.class, QueryOutcome.NotFound.class);
        assertThat(underTest().chargesOf(request.orderNo())).isZero();
        return (PayOutcome.Declined) outcome;
    }

    private PayRequest immediate(long amountMinor) {
        assumeTrue(underTest().immediateMethod().isPresent());
        return new Orders(underTest())
                .request(
                        underTest().immediateMethod().get(),
                        amountMinor,
                        underTest().currency(),
                        "Tea");
    }

    private PayOutcome.Succeeded succeeded(PayRequest request) {
        PayOutcome outcome = underTest().channel().pay(request);
        assertThat(outcome).isInstanceOf(PayOutcome.Succeeded.class);
        return (PayOutcome.Succeeded) outcome;
    }
}
