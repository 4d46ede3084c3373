package io.liushui.core.preauth;

import io.liushui.core.operations.ChannelOperation;
import io.liushui.core.operations.OperationState;
import io.liushui.core.operations.Operations;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.CaptureVoidRequest;
import org.springframework.stereotype.Component;

/** Captures and their voids as their channels are told, the same in every repeat. */
@Component
class CaptureRequests {
    private final CaptureStore captures;
    private final PreauthStore store;
    private final AuthorizationReferences references;
    private final Operations operations;

    CaptureRequests(
            CaptureStore captures, PreauthStore store, AuthorizationReferences references, Operations operations) {
        this.captures = captures;
        this.store = store;
        this.references = references;
        this.operations = operations;
    }

    CaptureRequest of(ChannelOperation operation) {
        Capture capture = captures.get(operation.subject());
        AuthorizationReferences.Known held = references.ofAttempt(
                store.find(capture.paymentId()).orElseThrow().attemptId());
        return new CaptureRequest(
                operation.number(),
                held.order(),
                capture.amount().amountMinor(),
                held.subject(),
                capture.last(),
                operation.firstSentAt(),
                operation.traceId());
    }

    CaptureVoidRequest ofVoid(ChannelOperation operation) {
        ChannelOperation undone =
                operations.get(captures.get(operation.subject()).operationId());
        String captureRef = undone.state() instanceof OperationState.Done(String reference) ? reference : null;
        return new CaptureVoidRequest(
                operation.number(), of(undone), captureRef, operation.firstSentAt(), operation.traceId());
    }
}
