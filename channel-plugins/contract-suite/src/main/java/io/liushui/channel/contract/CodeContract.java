package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerAction;
import io.liushui.spi.SupportsCode;
import org.junit.jupiter.api.Test;

/** Codes that the channel sends to its payers; skipped when it sends none. */
public interface CodeContract {

    ChannelUnderTest underTest();

    @Test
    default void takesTheMoneyForTheRightCodeOnce() {
        PayRequest request = sent();
        OrderReference order = Requests.reference(request);
        String code = underTest().codeSent(request.orderNo());
        assertThat(codes().confirm(order, code)).isInstanceOf(PayOutcome.Succeeded.class);
        assertThat(codes().confirm(order, code)).isNotInstanceOf(PayOutcome.Declined.class);
        assertThat(underTest().chargesOf(request.orderNo())).isEqualTo(1);
    }

    @Test
    default void letsTheCodeBeTriedAgainButNotForever() {
        PayRequest request = sent();
        OrderReference order = Requests.reference(request);
        String wrong = underTest().codeSent(request.orderNo()).equals("000000") ? "111111" : "000000";
        PayOutcome first = codes().confirm(order, wrong);
        assertThat(first).isInstanceOf(PayOutcome.Pending.class);
        int triesLeft = ((PayerAction.EnterCode) ((PayOutcome.Pending) first).action()).triesLeft();
        PayOutcome last = first;
        for (int i = 0; i < triesLeft; i++) {
            last = codes().confirm(order, wrong);
        }
        assertThat(last).isInstanceOf(PayOutcome.Declined.class);
        assertThat(underTest().chargesOf(request.orderNo())).isZero();
    }

    @Test
    default void sendsAnotherCode() {
        PayRequest request = sent();
        assertThat(codes().sendCodeAgain(Requests.reference(request), request.payer()))
                .isInstanceOf(PayOutcome.Pending.class);
        assertThat(codes().confirm(Requests.reference(request), underTest().codeSent(request.orderNo())))
                .isInstanceOf(PayOutcome.Succeeded.class);
    }

    private PayRequest sent() {
        assumeTrue(underTest().channel() instanceof SupportsCode);
        PayRequest request = new Orders(underTest()).request(1234);
        assertThat(underTest().channel().pay(request))
                .isInstanceOfSatisfying(
                        PayOutcome.Pending.class,
                        pending -> assertThat(pending.action()).isInstanceOf(PayerAction.EnterCode.class));
        return request;
    }

    private SupportsCode codes() {
        return (SupportsCode) underTest().channel();
    }
}
