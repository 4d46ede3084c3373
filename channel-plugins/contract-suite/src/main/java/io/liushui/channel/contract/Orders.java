package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.SupportsCode;
import io.liushui.spi.SupportsCompletion;

/** Orders brought to where a test needs them, in whichever way the channel takes money. */
public final class Orders {
    private final ChannelUnderTest underTest;

    public Orders(ChannelUnderTest underTest) {
        this.underTest = underTest;
    }

    /** A request that was not sent. */
    public PayRequest request(String method, long amountMinor, String currency, String subject) {
        return Requests.pay(method, amountMinor, currency, subject, underTest.payer(method));
    }

    public PayRequest request(long amountMinor) {
        return request(underTest.method(), amountMinor, underTest.currency(), "Tea");
    }

    /** Sent, and opened by its payer where the method has one. */
    public PayRequest submitted(long amountMinor) {
        PayRequest request = request(amountMinor);
        PayOutcome outcome = underTest.channel().pay(request);
        assertThat(outcome).isInstanceOfAny(PayOutcome.Pending.class, PayOutcome.Succeeded.class);
        if (outcome instanceof PayOutcome.Pending) {
            underTest.payerOpens(request.orderNo());
        }
        return request;
    }

    /** Paid, as the channel says when it is asked. */
    public PayRequest paid(long amountMinor) {
        PayRequest request = request(amountMinor);
        pay(request);
        return request;
    }

    /** Sends the request and has the payer do what is wanted, until the channel says that it is paid. */
    public QueryOutcome.Paid pay(PayRequest request) {
        PayOutcome outcome = underTest.channel().pay(request);
        if (outcome instanceof PayOutcome.Pending(String channelRef, PayerAction action)) {
            act(request, channelRef, action);
        } else {
            assertThat(outcome).isInstanceOf(PayOutcome.Succeeded.class);
        }
        return paidReference(request);
    }

    /** What a query says of a paid order. */
    public QueryOutcome.Paid paidReference(PayRequest request) {
        QueryOutcome answer = underTest.channel().query(Requests.reference(request));
        assertThat(answer).isInstanceOf(QueryOutcome.Paid.class);
        return (QueryOutcome.Paid) answer;
    }

    private void act(PayRequest request, String channelRef, PayerAction action) {
        if (action instanceof PayerAction.EnterCode) {
            assertThat(((SupportsCode) underTest.channel())
                            .confirm(Requests.reference(request, channelRef), underTest.codeSent(request.orderNo())))
                    .isInstanceOfAny(PayOutcome.Succeeded.class, PayOutcome.Pending.class);
            return;
        }
        underTest.payerConfirms(request.orderNo());
        if (underTest.channel() instanceof SupportsCompletion completing) {
            OrderReference order = Requests.reference(request, channelRef);
            assertThat(underTest.channel().query(order)).isInstanceOf(QueryOutcome.Approved.class);
            assertThat(completing.complete(order)).isInstanceOf(PayOutcome.Succeeded.class);
        }
    }
}
