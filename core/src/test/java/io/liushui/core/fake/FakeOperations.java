package io.liushui.core.fake;

import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.CaptureVoidRequest;
import io.liushui.spi.ContractOutcome;
import io.liushui.spi.ContractReference;
import io.liushui.spi.ContractRequest;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayoutRequest;
import io.liushui.spi.PayoutReturnOutcome;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.SupportsCaptureVoid;
import io.liushui.spi.SupportsContracts;
import io.liushui.spi.SupportsPayout;
import io.liushui.spi.SupportsPreauth;
import io.liushui.spi.SupportsRefund;
import io.liushui.spi.SupportsVoid;
import io.liushui.spi.VoidRequest;
import java.util.function.Function;

/** What the fake channel does apart from paying; it answers as its test says. */
public abstract class FakeOperations
        implements SupportsRefund,
                SupportsVoid,
                SupportsPreauth,
                SupportsCaptureVoid,
                SupportsPayout,
                SupportsContracts {
    public volatile Function<RefundRequest, OperationOutcome> onRefund = request -> new OperationOutcome.Done("R1");
    public volatile Function<RefundRequest, OperationOutcome> onQueryRefund =
            request -> new OperationOutcome.NotFound();
    public volatile Function<VoidRequest, OperationOutcome> onVoid = request -> new OperationOutcome.Done("V1");
    public volatile Function<VoidRequest, OperationOutcome> onQueryVoid = request -> new OperationOutcome.NotFound();
    public volatile Function<PayRequest, PayOutcome> onAuthorize =
            request -> new PayOutcome.Succeeded("A1", request.amountMinor(), request.currency());
    public volatile Function<OrderReference, QueryOutcome> onQueryAuthorization = order -> new QueryOutcome.NotFound();
    public volatile Function<CaptureRequest, OperationOutcome> onCapture = request -> new OperationOutcome.Done("P1");
    public volatile Function<CaptureRequest, OperationOutcome> onQueryCapture =
            request -> new OperationOutcome.NotFound();
    public volatile Function<CaptureVoidRequest, OperationOutcome> onVoidCapture =
            request -> new OperationOutcome.Done("PV1");
    public volatile Function<CaptureVoidRequest, OperationOutcome> onQueryCaptureVoid =
            request -> new OperationOutcome.NotFound();
    public volatile Function<AuthorizationVoidRequest, OperationOutcome> onVoidAuthorization =
            request -> new OperationOutcome.Done("AV1");
    public volatile Function<AuthorizationVoidRequest, OperationOutcome> onQueryAuthorizationVoid =
            request -> new OperationOutcome.NotFound();
    public volatile Function<PayoutRequest, OperationOutcome> onPayOut = request -> new OperationOutcome.Done("O1");
    public volatile Function<PayoutRequest, OperationOutcome> onQueryPayout =
            request -> new OperationOutcome.NotFound();
    public volatile Function<PayoutRequest, PayoutReturnOutcome> onQueryReturn =
            request -> new PayoutReturnOutcome.NotReturned();
    public volatile Function<ContractRequest, ContractOutcome> onSign =
            request -> new ContractOutcome.Signed("K1", "4242", null);
    public volatile Function<String, ContractOutcome> onConfirmSigning =
            code -> new ContractOutcome.Signed("K1", "4242", null);
    public volatile Function<ContractReference, ContractOutcome> onQueryContract =
            contract -> new ContractOutcome.NotFound();
    public volatile Function<ContractReference, OperationOutcome> onUnsign =
            contract -> new OperationOutcome.Done("K1");

    abstract <Q, A> A answer(String operation, String reference, String traceId, Function<Q, A> script, Q question);

    @Override
    public OperationOutcome refund(RefundRequest request) {
        return answer("refund", request.refundNo(), request.traceId(), onRefund, request);
    }

    @Override
    public OperationOutcome queryRefund(RefundRequest request) {
        return answer("refund-query", request.refundNo(), request.traceId(), onQueryRefund, request);
    }

    @Override
    public OperationOutcome voidPayment(VoidRequest request) {
        return answer("void", request.voidNo(), request.traceId(), onVoid, request);
    }

    @Override
    public OperationOutcome queryVoid(VoidRequest request) {
        return answer("void-query", request.voidNo(), request.traceId(), onQueryVoid, request);
    }

    @Override
    public OperationOutcome capture(CaptureRequest request) {
        return answer("capture", request.captureNo(), request.traceId(), onCapture, request);
    }

    @Override
    public OperationOutcome queryCapture(CaptureRequest request) {
        return answer("capture-query", request.captureNo(), request.traceId(), onQueryCapture, request);
    }

    @Override
    public OperationOutcome voidCapture(CaptureVoidRequest request) {
        return answer("capture-void", request.voidNo(), request.traceId(), onVoidCapture, request);
    }

    @Override
    public OperationOutcome queryCaptureVoid(CaptureVoidRequest request) {
        return answer("capture-void-query", request.voidNo(), request.traceId(), onQueryCaptureVoid, request);
    }

    @Override
    public OperationOutcome voidAuthorization(AuthorizationVoidRequest request) {
        return answer("authorization-void", request.voidNo(), request.traceId(), onVoidAuthorization, request);
    }

    @Override
    public OperationOutcome queryAuthorizationVoid(AuthorizationVoidRequest request) {
        return answer(
                "authorization-void-query", request.voidNo(), request.traceId(), onQueryAuthorizationVoid, request);
    }

    @Override
    public OperationOutcome payOut(PayoutRequest request) {
        return answer("payout", request.payoutNo(), request.traceId(), onPayOut, request);
    }

    @Override
    public OperationOutcome queryPayout(PayoutRequest request) {
        return answer("payout-query", request.payoutNo(), request.traceId(), onQueryPayout, request);
    }

    @Override
    public PayoutReturnOutcome queryReturn(PayoutRequest request) {
        return answer("return-query", request.payoutNo(), request.traceId(), onQueryReturn, request);
    }

    @Override
    public PayOutcome authorize(PayRequest request) {
        return answer("authorize", request.orderNo(), request.traceId(), onAuthorize, request);
    }

    @Override
    public QueryOutcome queryAuthorization(OrderReference authorization) {
        return answer(
                "authorize-query",
                authorization.orderNo(),
                authorization.traceId(),
                onQueryAuthorization,
                authorization);
    }

    @Override
    public ContractOutcome sign(ContractRequest request) {
        return answer("sign", request.contractNo(), request.traceId(), onSign, request);
    }

    @Override
    public ContractOutcome confirmSigning(ContractReference contract, String code) {
        return answer("confirm-signing", contract.contractNo(), contract.traceId(), onConfirmSigning, code);
    }

    @Override
    public ContractOutcome queryContract(ContractReference contract) {
        return answer("contract-query", contract.contractNo(), contract.traceId(), onQueryContract, contract);
    }

    @Override
    public OperationOutcome unsign(ContractReference contract) {
        return answer("unsign", contract.contractNo(), contract.traceId(), onUnsign, contract);
    }
}
