package io.liushui.channel.unionpay;

import static io.liushui.spi.ChannelFunction.CAPTURE_VOID;
import static io.liushui.spi.ChannelFunction.PREAUTH;
import static io.liushui.spi.ChannelFunction.REFUND;
import static io.liushui.spi.ChannelFunction.VOID;

import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.CaptureVoidRequest;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.VoidRequest;
import io.liushui.spi.http.ChannelCall;
import java.time.Instant;
import java.util.Map;

/** Transactions that follow another one: they name its {@code queryId}, and have their own number, time and result. */
final class Operations {

    private final Gateway gateway;
    private final Messages messages;
    private final Codes codes;
    private final Enquiry enquiry;

    Operations(Gateway gateway, Messages messages, Codes codes, Enquiry enquiry) {
        this.gateway = gateway;
        this.messages = messages;
        this.codes = codes;
        this.enquiry = enquiry;
    }

    OperationOutcome refund(RefundRequest request) {
        Step step = new Step(REFUND, "refund", request.refundNo(), request.submittedAt(), request.traceId());
        return follow(step, Transaction.REFUND, Original.of(request.order()), request.amountMinor());
    }

    OperationOutcome voidPayment(VoidRequest request) {
        Step step = new Step(VOID, "void", request.voidNo(), request.submittedAt(), request.traceId());
        return follow(
                step,
                Transaction.VOID,
                Original.of(request.order()),
                request.order().amountMinor());
    }

    OperationOutcome capture(CaptureRequest request) {
        Step step = new Step(PREAUTH, "capture", request.captureNo(), request.submittedAt(), request.traceId());
        return follow(step, Transaction.CAPTURE, Original.of(request.authorization()), request.amountMinor());
    }

    OperationOutcome voidAuthorization(AuthorizationVoidRequest request) {
        Step step = new Step(PREAUTH, "auth-void", request.voidNo(), request.submittedAt(), request.traceId());
        return follow(
                step, Transaction.AUTHORIZATION_VOID, Original.of(request.authorization()), request.remainingMinor());
    }

    OperationOutcome voidCapture(CaptureVoidRequest request) {
        Step step = new Step(CAPTURE_VOID, "capture-void", request.voidNo(), request.submittedAt(), request.traceId());
        CaptureRequest capture = request.capture();
        Original original = new Original(capture.captureNo(), capture.submittedAt(), request.captureRef());
        return follow(step, Transaction.CAPTURE_VOID, original, capture.amountMinor());
    }

    OperationOutcome query(String operation, String number, Instant submittedAt, String traceId) {
        return enquiry.outcome(new ChannelCall(operation, number, traceId), submittedAt);
    }

    /** One operation on its way. */
    private record Step(
            ChannelFunction function, String operation, String number, Instant submittedAt, String traceId) {

        ChannelCall call() {
            return new ChannelCall(operation, number, traceId);
        }
    }

    /**
     * What is undone or followed.
     *
     * @param reference as we know it; may be null
     */
    private record Original(String number, Instant submittedAt, String reference) {

        static Original of(OrderReference order) {
            return new Original(order.orderNo(), order.submittedAt(), order.channelRef());
        }
    }

    private OperationOutcome follow(Step step, Transaction transaction, Original original, long amountMinor) {
        String known = CardReference.queryId(original.reference()).orElse(null);
        if (known != null) {
            return submit(step, transaction, known, amountMinor);
        }
        ChannelCall call = new ChannelCall("query", original.number(), step.traceId());
        return switch (enquiry.ask(call, original.submittedAt())) {
            case Enquiry.Finding.Done(String queryId, var _, var _) -> submit(step, transaction, queryId, amountMinor);
            case Enquiry.Finding.Open _, Enquiry.Finding.NotFound _ ->
                new OperationOutcome.Declined("35", "the original transaction is not done");
            case Enquiry.Finding.Refused(String code, String message) -> new OperationOutcome.Declined(code, message);
            case Enquiry.Finding.Over(String code, String message) -> new OperationOutcome.Declined(code, message);
            case Enquiry.Finding.Unanswered(String reason) -> new OperationOutcome.Unavailable(reason);
        };
    }

    private OperationOutcome submit(Step step, Transaction transaction, String queryId, long amountMinor) {
        Map<String, String> fields =
                messages.following(transaction, step.number(), step.submittedAt(), queryId, amountMinor);
        return switch (gateway.back(step.call(), fields)) {
            case Gateway.Answer.Genuine answer -> Submission.operation(codes, step.function(), step.number(), answer);
            case Gateway.Answer.NotSent(String reason) -> new OperationOutcome.Unavailable(reason);
            case Gateway.Answer.Lost(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }
}
