package io.liushui.channel.sandbox;

import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.CaptureVoidRequest;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.VoidRequest;
import io.liushui.spi.http.ChannelCall;
import java.util.Map;

/** What is done with a payment or an authorisation afterwards, each under a number of its own. */
final class Operations {

    private final SandboxSettings settings;
    private final Wire wire;
    private final Answers answers;

    Operations(SandboxSettings settings, Wire wire, Answers answers) {
        this.settings = settings;
        this.wire = wire;
        this.answers = answers;
    }

    OperationOutcome refund(RefundRequest request) {
        ChannelCall call = new ChannelCall("refund", request.refundNo(), request.traceId());
        return submit(ChannelFunction.REFUND, call, "/v1/refunds", Bodies.refund(request));
    }

    OperationOutcome queryRefund(RefundRequest request) {
        return ask(
                ChannelFunction.REFUND,
                new ChannelCall("refund-query", request.refundNo(), request.traceId()),
                "/v1/refunds/");
    }

    OperationOutcome voidPayment(VoidRequest request) {
        ChannelCall call = new ChannelCall("void", request.voidNo(), request.traceId());
        return submit(ChannelFunction.VOID, call, "/v1/voids", Bodies.undo(request));
    }

    OperationOutcome queryVoid(VoidRequest request) {
        return ask(
                ChannelFunction.VOID, new ChannelCall("void-query", request.voidNo(), request.traceId()), "/v1/voids/");
    }

    OperationOutcome capture(CaptureRequest request) {
        ChannelCall call = new ChannelCall("capture", request.captureNo(), request.traceId());
        boolean last = request.last() || !settings.terms().preauth().severalCaptures();
        return submit(ChannelFunction.PREAUTH, call, "/v1/captures", Bodies.capture(request, last));
    }

    OperationOutcome queryCapture(CaptureRequest request) {
        return ask(
                ChannelFunction.PREAUTH,
                new ChannelCall("capture-query", request.captureNo(), request.traceId()),
                "/v1/captures/");
    }

    OperationOutcome voidAuthorization(AuthorizationVoidRequest request) {
        ChannelCall call = new ChannelCall("auth-void", request.voidNo(), request.traceId());
        return submit(ChannelFunction.PREAUTH, call, "/v1/authorization-voids", Bodies.release(request));
    }

    OperationOutcome queryAuthorizationVoid(AuthorizationVoidRequest request) {
        return ask(
                ChannelFunction.PREAUTH,
                new ChannelCall("auth-void-query", request.voidNo(), request.traceId()),
                "/v1/authorization-voids/");
    }

    OperationOutcome voidCapture(CaptureVoidRequest request) {
        ChannelCall call = new ChannelCall("capture-void", request.voidNo(), request.traceId());
        return submit(ChannelFunction.CAPTURE_VOID, call, "/v1/capture-voids", Bodies.undoCapture(request));
    }

    OperationOutcome queryCaptureVoid(CaptureVoidRequest request) {
        return ask(
                ChannelFunction.CAPTURE_VOID,
                new ChannelCall("capture-void-query", request.voidNo(), request.traceId()),
                "/v1/capture-voids/");
    }

    OperationOutcome submit(ChannelFunction function, ChannelCall call, String path, Map<String, Object> body) {
        return switch (wire.post(call, path, body)) {
            case Wire.Answer.Genuine(var answer) -> answers.submitted(function, call.reference(), answer);
            case Wire.Answer.NotSent(String reason) -> new OperationOutcome.Unavailable(reason);
            case Wire.Answer.Lost(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }

    /** @param folder where the number stands at the sandbox, with a slash at its end */
    OperationOutcome ask(ChannelFunction function, ChannelCall call, String folder) {
        return switch (wire.get(call, folder + call.reference())) {
            case Wire.Answer.Genuine(var answer) -> answers.asked(function, call.reference(), answer);
            case Wire.Answer.NotSent(String reason) -> new OperationOutcome.Unknown(reason);
            case Wire.Answer.Lost(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }
}
