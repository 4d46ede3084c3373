package io.liushui.channel.unionpay;

import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.CaptureVoidRequest;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.SupportsCaptureVoid;
import io.liushui.spi.SupportsPreauth;

/** UnionPay's pre-authorisation, once the payer was asked: what is held is captured once, or let go. */
interface HoldsMoney extends SupportsPreauth, SupportsCaptureVoid {

    OrderQuery orders();

    Operations operations();

    @Override
    default QueryOutcome queryAuthorization(OrderReference authorization) {
        return orders().ask("authorization-query", authorization);
    }

    @Override
    default OperationOutcome capture(CaptureRequest request) {
        return operations().capture(request);
    }

    @Override
    default OperationOutcome queryCapture(CaptureRequest request) {
        return operations().query("capture-query", request.captureNo(), request.submittedAt(), request.traceId());
    }

    @Override
    default OperationOutcome voidAuthorization(AuthorizationVoidRequest request) {
        return operations().voidAuthorization(request);
    }

    @Override
    default OperationOutcome queryAuthorizationVoid(AuthorizationVoidRequest request) {
        return operations().query("auth-void-query", request.voidNo(), request.submittedAt(), request.traceId());
    }

    @Override
    default OperationOutcome voidCapture(CaptureVoidRequest request) {
        return operations().voidCapture(request);
    }

    @Override
    default OperationOutcome queryCaptureVoid(CaptureVoidRequest request) {
        return operations().query("capture-void-query", request.voidNo(), request.submittedAt(), request.traceId());
    }
}
