package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.SupportsPreauth;
import java.time.Instant;

/** Authorisations brought to where a test needs them. */
public final class Authorizations {
    private final ChannelUnderTest underTest;

    public Authorizations(ChannelUnderTest underTest) {
        this.underTest = underTest;
    }

    SupportsPreauth preauth() {
        assumeTrue(underTest.channel() instanceof SupportsPreauth);
        return (SupportsPreauth) underTest.channel();
    }

    /** An amount that is held. */
    OrderReference held(long amountMinor) {
        SupportsPreauth preauth = preauth();
        String method = underTest.channel().describe().preauth().methods().stream()
                .sorted()
                .findFirst()
                .orElseThrow();
        PayRequest request = new Orders(underTest).request(method, amountMinor, underTest.currency(), "Deposit");
        PayOutcome outcome = preauth.authorize(request);
        String channelRef = null;
        if (outcome instanceof PayOutcome.Pending(String reference, var _)) {
            channelRef = reference;
            underTest.payerConfirms(request.orderNo());
        } else {
            assertThat(outcome).isInstanceOf(PayOutcome.Succeeded.class);
        }
        QueryOutcome held = preauth.queryAuthorization(Requests.reference(request, channelRef));
        assertThat(held).isInstanceOf(QueryOutcome.Paid.class);
        return Requests.reference(request, ((QueryOutcome.Paid) held).channelRef());
    }

    CaptureRequest capture(OrderReference authorization, long amountMinor, boolean last) {
        return new CaptureRequest(
                Requests.number(), authorization, amountMinor, "Deposit", last, Instant.now(), Requests.TRACE);
    }

    AuthorizationVoidRequest release(OrderReference authorization, long remainingMinor) {
        return new AuthorizationVoidRequest(
                Requests.number(), authorization, remainingMinor, "returned", Instant.now(), Requests.TRACE);
    }
}
