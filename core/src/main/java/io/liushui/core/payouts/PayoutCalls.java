package io.liushui.core.payouts;

import io.liushui.core.channels.ChannelGateway;
import io.liushui.core.channels.OperationGateway;
import io.liushui.core.operations.ChannelOperation;
import io.liushui.core.operations.OperationCalls;
import io.liushui.core.operations.OperationKind;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayoutRequest;
import io.liushui.spi.PayoutReturnOutcome;
import io.liushui.spi.PayoutTerms;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks channels to pay out. Here, and only here, a payee is opened. */
@Component
class PayoutCalls implements OperationCalls {
    private final Payouts payouts;
    private final PayeeVault vault;
    private final ChannelGateway gateway;
    private final OperationGateway channels;

    PayoutCalls(Payouts payouts, PayeeVault vault, ChannelGateway gateway, OperationGateway channels) {
        this.payouts = payouts;
        this.vault = vault;
        this.gateway = gateway;
        this.channels = channels;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.PAYOUT;
    }

    @Override
    public OperationOutcome submit(ChannelOperation operation, List<Exchange> sink) {
        return channels.payOut(operation.channelId(), request(operation), sink);
    }

    @Override
    public OperationOutcome query(ChannelOperation operation, List<Exchange> sink) {
        return channels.queryPayout(operation.channelId(), request(operation), sink);
    }

    /** Whether a payout that was paid has come back. */
    PayoutReturnOutcome queryReturn(ChannelOperation operation, List<Exchange> sink) {
        return channels.queryPayoutReturn(operation.channelId(), request(operation), sink);
    }

    private PayoutRequest request(ChannelOperation operation) {
        Payout payout = payouts.byId(operation.subject()).orElseThrow();
        Payee payee = vault.open(payout.payee(), payout.id());
        PayoutTerms terms = gateway.describe(operation.channelId()).payout();
        return new PayoutRequest(
                operation.number(),
                payout.amount().amountMinor(),
                payout.amount().currency(),
                new PayoutRequest.Payee(
                        terms == null ? payee.name() : terms.name().fit(payee.name()), payee.account(), payee.bank()),
                terms == null ? payout.purpose() : terms.purpose().fit(payout.purpose()),
                operation.firstSentAt(),
                payout.traceId());
    }
}
