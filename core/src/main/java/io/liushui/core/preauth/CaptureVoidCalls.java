package io.liushui.core.preauth;

import io.liushui.core.channels.OperationGateway;
import io.liushui.core.operations.ChannelOperation;
import io.liushui.core.operations.OperationCalls;
import io.liushui.core.operations.OperationKind;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.OperationOutcome;
import java.util.List;
import org.springframework.stereotype.Component;

/** Voids of captures at channels. */
@Component
class CaptureVoidCalls implements OperationCalls {
    private final CaptureRequests requests;
    private final OperationGateway gateway;

    CaptureVoidCalls(CaptureRequests requests, OperationGateway gateway) {
        this.requests = requests;
        this.gateway = gateway;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.CAPTURE_VOID;
    }

    @Override
    public OperationOutcome submit(ChannelOperation operation, List<Exchange> sink) {
        return gateway.voidCapture(operation.channelId(), requests.ofVoid(operation), sink);
    }

    @Override
    public OperationOutcome query(ChannelOperation operation, List<Exchange> sink) {
        return gateway.queryCaptureVoid(operation.channelId(), requests.ofVoid(operation), sink);
    }
}
