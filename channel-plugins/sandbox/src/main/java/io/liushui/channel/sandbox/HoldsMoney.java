package io.liushui.channel.sandbox;

import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.CaptureVoidRequest;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.SupportsCaptureVoid;
import io.liushui.spi.SupportsPreauth;

/** The bank's pre-authorisation: an amount is held, captured in parts, and let go. */
interface HoldsMoney extends SupportsPreauth, SupportsCaptureVoid {

    SandboxSettings settings();

    Payments payments();

    Operations operations();

    @Override
    default PayOutcome authorize(PayRequest request) {
        return payments().authorize(request);
    }

    @Override
    default QueryOutcome queryAuthorization(OrderReference authorization) {
        return payments().queryAuthorization(authorization);
    }

    @Override
    default OperationOutcome capture(CaptureRequest request) {
        boolean last = request.last() || !settings().terms().preauth().severalCaptures();
        return operations()
                .submit(Operation.CAPTURE, request.captureNo(), request.traceId(), Bodies.capture(request, last));
    }

    @Override
    default OperationOutcome queryCapture(CaptureRequest request) {
        return operations().ask(Operation.CAPTURE, request.captureNo(), request.traceId());
    }

    @Override
    default OperationOutcome voidAuthorization(AuthorizationVoidRequest request) {
        return operations().submit(Operation.RELEASE, request.voidNo(), request.traceId(), Bodies.release(request));
    }

    @Override
    default OperationOutcome queryAuthorizationVoid(AuthorizationVoidRequest request) {
        return operations().ask(Operation.RELEASE, request.voidNo(), request.traceId());
    }

    @Override
    default OperationOutcome voidCapture(CaptureVoidRequest request) {
        return operations()
                .submit(Operation.CAPTURE_VOID, request.voidNo(), request.traceId(), Bodies.undoCapture(request));
    }

    @Override
    default OperationOutcome queryCaptureVoid(CaptureVoidRequest request) {
        return operations().ask(Operation.CAPTURE_VOID, request.voidNo(), request.traceId());
    }
}
