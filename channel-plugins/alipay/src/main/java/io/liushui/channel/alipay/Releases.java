package io.liushui.channel.alipay;

import static io.liushui.spi.ChannelFunction.PREAUTH;

import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.CodeMeaning;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.http.ChannelCall;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Lets held money go: an authorisation that stands is unfrozen, one that the payer has not agreed to is cancelled. */
final class Releases {
    private final AlipaySettings settings;
    private final Wire wire;
    private final Codes codes;
    private final Holds holds;
    private final Refusals refusals;

    Releases(AlipaySettings settings, Wire wire, Codes codes, Holds holds) {
        this.settings = settings;
        this.wire = wire;
        this.codes = codes;
        this.holds = holds;
        this.refusals = new Refusals(codes);
    }

    OperationOutcome release(AuthorizationVoidRequest request) {
        return switch (held(request)) {
            case QueryOutcome.Paid(String authNo, long _, String _) -> unfreeze(request, authNo);
            case QueryOutcome.Unpaid _, QueryOutcome.Approved _ -> cancel(request);
            case QueryOutcome.NotPaid(String code, String _) -> new OperationOutcome.Done(code);
            case QueryOutcome.NotFound _ ->
                new OperationOutcome.Declined("AUTH_ORDER_NOT_EXIST", "Alipay does not know the authorisation");
            case QueryOutcome.Unanswered(String reason) -> new OperationOutcome.Unavailable(reason);
        };
    }

    private QueryOutcome held(AuthorizationVoidRequest request) {
        String orderNo = request.authorization().orderNo();
        return holds.state(orderNo, holds.detail(asking("authorize-query", orderNo, request), orderNo));
    }

    private OperationOutcome unfreeze(AuthorizationVoidRequest request, String authNo) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("auth_no", authNo);
        fields.put("out_request_no", request.voidNo());
        fields.put("amount", Yuan.of(request.remainingMinor()));
        fields.put("remark", Texts.REMARK.fit(request.reason()));
        if (settings.notificationUri() != null) {
            fields.put("notify_url", settings.notificationUri().toString());
        }
        ChannelCall call = asking("auth-void", request.voidNo(), request);
        return switch (wire.post(call, "/v3/alipay/fund/auth/order/unfreeze", fields)) {
            case Answer.Accepted(JsonNode body) -> state(request, body);
            case Answer.Refused refused ->
                refusals.ofRequest(PREAUTH, request.voidNo(), refused, () -> unfrozen(request));
            case Answer.NotSent(String reason) -> new OperationOutcome.Unavailable(reason);
            case Answer.Lost(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }

    private OperationOutcome cancel(AuthorizationVoidRequest request) {
        String orderNo = request.authorization().orderNo();
        Map<String, String> fields = Map.of(
                "out_order_no", orderNo, "out_request_no", orderNo, "remark", Texts.REMARK.fit(request.reason()));
        ChannelCall call = asking("auth-void", request.voidNo(), request);
        return switch (wire.post(call, "/v3/alipay/fund/auth/operation/cancel", fields)) {
            case Answer.Accepted(JsonNode body) -> {
                String action = Json.text(body, "action");
                yield codes.meaning(PREAUTH, request.voidNo(), action) == CodeMeaning.DONE
                        ? new OperationOutcome.Done(Json.text(body, "operation_id"))
                        : new OperationOutcome.Unknown("action " + action);
            }
            case Answer.Refused refused ->
                refusals.ofRequest(PREAUTH, request.voidNo(), refused, () -> unfrozen(request));
            case Answer.NotSent(String reason) -> new OperationOutcome.Unavailable(reason);
            case Answer.Lost(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }

    /** One that was cancelled has no unfreezing of its own: it is done once the authorisation is closed unheld. */
    OperationOutcome query(AuthorizationVoidRequest request) {
        OperationOutcome unfrozen = unfrozen(request);
        return unfrozen instanceof OperationOutcome.NotFound
                        && held(request) instanceof QueryOutcome.NotPaid(String code, String _)
                ? new OperationOutcome.Done(code)
                : unfrozen;
    }

    private OperationOutcome unfrozen(AuthorizationVoidRequest request) {
        Map<String, String> fields = Map.of(
                "out_order_no",
                request.authorization().orderNo(),
                "out_request_no",
                request.voidNo(),
                "operation_type",
                "UNFREEZE");
        ChannelCall call = asking("auth-void-query", request.voidNo(), request);
        return switch (wire.post(call, "/v3/alipay/fund/auth/operation/detail/query", fields)) {
            case Answer.Accepted(JsonNode body) -> state(request, body);
            case Answer.Refused refused -> refusals.ofQuestion(PREAUTH, request.voidNo(), refused);
            case Answer.NotSent(String reason) -> new OperationOutcome.Unknown(reason);
            case Answer.Lost(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }

    private OperationOutcome state(AuthorizationVoidRequest request, JsonNode body) {
        OptionalLong amount = Json.minor(body, "amount");
        if (!request.voidNo().equals(Json.text(body, "out_request_no")) || amount.isEmpty()) {
            return new OperationOutcome.Unknown("the answer is about another unfreezing");
        }
        String status = Json.text(body, "status");
        return switch (codes.meaning(PREAUTH, request.voidNo(), status)) {
            case DONE ->
                new OperationOutcome.Done(Json.text(body, "operation_id"), amount.getAsLong(), Trades.CURRENCY);
            case OPEN -> new OperationOutcome.Pending();
            case OVER -> new OperationOutcome.Declined(status, "the unfreezing is closed");
            case APPROVED, DECLINED, DECLINED_HERE, NOT_FOUND, NOT_EXECUTED, UNKNOWN ->
                new OperationOutcome.Unknown("status " + status);
        };
    }

    private static ChannelCall asking(String operation, String reference, AuthorizationVoidRequest request) {
        return new ChannelCall(operation, reference, request.traceId());
    }
}
