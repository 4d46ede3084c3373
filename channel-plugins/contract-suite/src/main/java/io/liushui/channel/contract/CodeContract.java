package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.SupportsCode;
import org.junit.jupiter.api.Test;

/** Codes that the channel sends to its payers; skipped when it sends none. */
public interface CodeContract {

    ChannelUnderTest underTest();

    @Test
    default void takesTheMoneyForTheRightCodeOnce() {
        OrderReference order = sent();
        String code = underTest().codeSent(order.orderNo());
        assertTaken(order, code);
        assertThat(codes().confirm(order, code)).isNotInstanceOf(PayOutcome.Declined.class);
        assertThat(underTest().chargesOf(order.orderNo())).isEqualTo(1);
    }

    @Test
    default void letsTheCodeBeTriedAgainButNotForever() {
        OrderReference order = sent();
        String wrong = underTest().codeSent(order.orderNo()).equals("000000") ? "111111" : "000000";
        PayOutcome first = codes().confirm(order, wrong);
        assertThat(first).isInstanceOf(PayOutcome.Pending.class);
        int triesLeft = ((PayerAction.EnterCode) ((PayOutcome.Pending) first).action()).triesLeft();
        PayOutcome last = first;
        for (int i = 0; i < triesLeft; i++) {
            last = codes().confirm(order, wrong);
        }
        assertThat(last).isInstanceOf(PayOutcome.Declined.class);
        assertThat(underTest().channel().query(order)).isNotInstanceOf(QueryOutcome.Paid.class);
    }

    @Test
    default void sendsAnotherCode() {
        PayRequest request = request();
        OrderReference order = sent(request);
        assertThat(codes().sendCodeAgain(order, request.payer())).isInstanceOf(PayOutcome.Pending.class);
        assertTaken(order, underTest().codeSent(order.orderNo()));
    }

    /** At once, or as the channel says when it is asked. */
    private void assertTaken(OrderReference order, String code) {
        assertThat(codes().confirm(order, code)).isInstanceOfAny(PayOutcome.Succeeded.class, PayOutcome.Pending.class);
        assertThat(underTest().channel().query(order)).isInstanceOf(QueryOutcome.Paid.class);
    }

    private OrderReference sent() {
        return sent(request());
    }

    private PayRequest request() {
        assumeTrue(underTest().channel() instanceof SupportsCode);
        return new Orders(underTest())
                .request(underTest().codeMethod(), 1234, underTest().currency(), "Tea");
    }

    private OrderReference sent(PayRequest request) {
        PayOutcome outcome = underTest().channel().pay(request);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        PayOutcome.Pending.class,
                        pending -> assertThat(pending.action()).isInstanceOf(PayerAction.EnterCode.class));
        return Requests.reference(request, ((PayOutcome.Pending) outcome).channelRef());
    }

    private SupportsCode codes() {
        return (SupportsCode) underTest().channel();
    }
}
