package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.spi.BalanceOutcome;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayoutRequest;
import io.liushui.spi.PayoutTerms;
import io.liushui.spi.SupportsBalance;
import io.liushui.spi.SupportsPayout;
import java.time.Instant;

/** Payouts brought to where a test needs them. */
final class Payouts {

    static final String ACCOUNT = "6226388000000095";
    static final String NAME = "张三";

    private final ChannelUnderTest underTest;

    Payouts(ChannelUnderTest underTest) {
        this.underTest = underTest;
    }

    SupportsPayout channel() {
        assumeTrue(underTest.channel() instanceof SupportsPayout);
        return (SupportsPayout) underTest.channel();
    }

    PayoutTerms terms() {
        channel();
        return underTest.channel().describe().payout();
    }

    PayoutRequest request(long amountMinor) {
        return request(amountMinor, NAME, "Wages 工资");
    }

    PayoutRequest request(long amountMinor, String name, String purpose) {
        String bank = terms().banks().stream().sorted().findFirst().orElse(null);
        return new PayoutRequest(
                Requests.number(),
                amountMinor,
                underTest.currency(),
                new PayoutRequest.Payee(name, ACCOUNT, bank),
                purpose,
                Instant.now(),
                Requests.TRACE);
    }

    /** Sends the request, and waits until the channel says that it is paid. */
    PayoutRequest paid(PayoutRequest request) {
        assertThat(channel().payOut(request))
                .isInstanceOfAny(OperationOutcome.Done.class, OperationOutcome.Pending.class);
        Eventually.assertDone(() -> channel().queryPayout(request), request.amountMinor(), request.currency());
        return request;
    }

    /** What is left to pay out from, in minor units; skipped when the channel does not tell. */
    long position() {
        channel();
        assumeTrue(underTest.channel() instanceof SupportsBalance);
        BalanceOutcome balance = ((SupportsBalance) underTest.channel()).balance(underTest.currency());
        assertThat(balance).isInstanceOf(BalanceOutcome.Known.class);
        return ((BalanceOutcome.Known) balance).availableMinor();
    }
}
