package io.liushui.channel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.contract.Requests;
import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.CaptureVoidRequest;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.VoidRequest;
import java.time.Duration;
import java.time.Instant;

/** What a merchant does at the bank, one step after the other. */
final class Story {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final SandboxUnderTest sandbox;
    private final SandboxChannel channel;

    Story(SandboxUnderTest sandbox) {
        this.sandbox = sandbox;
        this.channel = sandbox.channel();
    }

    PayRequest request(String method, long amountMinor) {
        return Requests.pay(method, amountMinor, "CNY", "Room", Payer.at(Requests.PAYER_IP));
    }

    OrderReference paid(long amountMinor) {
        PayRequest request = request(Description.CARD, amountMinor);
        channel.pay(request);
        QueryOutcome state = channel.query(Requests.reference(request));
        assertThat(state).isInstanceOf(QueryOutcome.Paid.class);
        return Requests.reference(request, ((QueryOutcome.Paid) state).channelRef());
    }

    OrderReference held(long amountMinor) {
        PayRequest request = request(Description.CARD, amountMinor);
        channel.authorize(request);
        QueryOutcome state = channel.queryAuthorization(Requests.reference(request));
        assertThat(state).isInstanceOf(QueryOutcome.Paid.class);
        return Requests.reference(request, ((QueryOutcome.Paid) state).channelRef());
    }

    VoidRequest voiding(OrderReference order) {
        return new VoidRequest(Requests.number(), order, "mistake", Instant.now(), Requests.TRACE);
    }

    RefundRequest refund(OrderReference order, long amountMinor) {
        return new RefundRequest(Requests.number(), order, amountMinor, "returned", Instant.now(), Requests.TRACE);
    }

    CaptureRequest capture(OrderReference held, long amountMinor, boolean last) {
        return new CaptureRequest(Requests.number(), held, amountMinor, "Room", last, Instant.now(), Requests.TRACE);
    }

    AuthorizationVoidRequest release(OrderReference held, long remainingMinor) {
        return new AuthorizationVoidRequest(
                Requests.number(), held, remainingMinor, "left", Instant.now(), Requests.TRACE);
    }

    CaptureVoidRequest undo(CaptureRequest capture) {
        return new CaptureVoidRequest(Requests.number(), capture, null, Instant.now(), Requests.TRACE);
    }

    /** As if so many days had passed for this number alone. */
    void age(String number, int days) {
        sandbox.daysPass(number, days);
    }

    /** What arrived about an order, an authorisation or what belongs to it. */
    ChannelNotification heard(String number) throws NotificationRefused {
        return channel.parse(sandbox.nextNotification(number, SOON));
    }
}
