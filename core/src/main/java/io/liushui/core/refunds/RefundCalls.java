package io.liushui.core.refunds;

import io.liushui.core.channels.OperationGateway;
import io.liushui.core.operations.ChannelOperation;
import io.liushui.core.operations.OperationCalls;
import io.liushui.core.operations.OperationKind;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.RefundRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** Refunds at channels. */
@Component
class RefundCalls implements OperationCalls {
    private final RefundStore store;
    private final PaidOrders orders;
    private final OperationGateway gateway;

    RefundCalls(RefundStore store, PaidOrders orders, OperationGateway gateway) {
        this.store = store;
        this.orders = orders;
        this.gateway = gateway;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.REFUND;
    }

    @Override
    public OperationOutcome submit(ChannelOperation operation, List<Exchange> sink) {
        return gateway.refund(operation.channelId(), request(operation), sink);
    }

    @Override
    public OperationOutcome query(ChannelOperation operation, List<Exchange> sink) {
        return gateway.queryRefund(operation.channelId(), request(operation), sink);
    }

    private RefundRequest request(ChannelOperation operation) {
        Refund refund = store.get(operation.subject());
        OrderReference paid = orders.order(refund.attemptId());
        return new RefundRequest(
                operation.number(),
                refund.captureId() == null ? paid : orders.capture(refund.captureId()),
                refund.captureId() == null ? null : paid,
                operation.amount().amountMinor(),
                refund.reason() == null ? refund.origin().code() : refund.reason(),
                operation.firstSentAt(),
                operation.traceId());
    }
}
