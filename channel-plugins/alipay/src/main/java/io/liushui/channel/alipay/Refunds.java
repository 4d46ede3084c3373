package io.liushui.channel.alipay;

import static io.liushui.spi.ChannelFunction.REFUND;

import io.liushui.spi.OperationOutcome;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.http.ChannelCall;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Money paid back, once per {@code out_request_no}. */
final class Refunds {
    private final Wire wire;
    private final Codes codes;
    private final Refusals refusals;

    Refunds(Wire wire, Codes codes) {
        this.wire = wire;
        this.codes = codes;
        this.refusals = new Refusals(codes);
    }

    /** {@code fund_change} tells whether money moved now; if not, the number was perhaps used before, and the query tells. */
    OperationOutcome refund(RefundRequest request) {
        Map<String, String> fields = named(request);
        fields.put("refund_amount", Yuan.of(request.amountMinor()));
        fields.put("refund_reason", Texts.REASON.fit(request.reason()));
        ChannelCall call = new ChannelCall("refund", request.refundNo(), request.traceId());
        return switch (wire.post(call, "/v3/alipay/trade/refund", fields)) {
            case Answer.Accepted(JsonNode body) -> accepted(request, body);
            case Answer.Refused refused ->
                refusals.ofRequest(REFUND, request.refundNo(), refused, () -> query(request));
            case Answer.NotSent(String reason) -> new OperationOutcome.Unavailable(reason);
            case Answer.Lost(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }

    private OperationOutcome accepted(RefundRequest request, JsonNode body) {
        String change = Json.text(body, "fund_change");
        if (!request.order().orderNo().equals(Json.text(body, "out_trade_no"))) {
            return new OperationOutcome.Unknown("the answer is about another order");
        }
        return switch (codes.meaning(REFUND, request.refundNo(), change)) {
            case DONE -> new OperationOutcome.Done(Json.text(body, "trade_no"));
            case OVER -> query(request) instanceof OperationOutcome.Done done ? done : unclear("fund_change " + change);
            case APPROVED, OPEN, DECLINED, DECLINED_HERE, NOT_FOUND, NOT_EXECUTED, UNKNOWN ->
                unclear("fund_change " + change);
        };
    }

    OperationOutcome query(RefundRequest request) {
        ChannelCall call = new ChannelCall("refund-query", request.refundNo(), request.traceId());
        return switch (wire.post(call, "/v3/alipay/trade/fastpay/refund/query", named(request))) {
            case Answer.Accepted(JsonNode body) -> state(request, body);
            case Answer.Refused refused -> refusals.ofQuestion(REFUND, request.refundNo(), refused);
            case Answer.NotSent(String reason) -> unclear(reason);
            case Answer.Lost(String reason) -> unclear(reason);
        };
    }

    /** Without a status the refund was not received, or came to nothing: the same number may be sent again. */
    private OperationOutcome state(RefundRequest request, JsonNode body) {
        String status = Json.text(body, "refund_status");
        if (status.isEmpty() && Json.text(body, "error_code").isEmpty()) {
            return new OperationOutcome.NotFound();
        }
        return switch (codes.meaning(REFUND, request.refundNo(), status)) {
            case DONE -> done(request, body);
            case APPROVED, OPEN, DECLINED, DECLINED_HERE, OVER, NOT_FOUND, NOT_EXECUTED, UNKNOWN ->
                unclear("status " + status + ", error " + Json.text(body, "error_code"));
        };
    }

    private static OperationOutcome done(RefundRequest request, JsonNode body) {
        OptionalLong amount = Json.minor(body, "refund_amount");
        boolean ours = amount.isPresent()
                && request.refundNo().equals(Json.text(body, "out_request_no"))
                && request.order().orderNo().equals(Json.text(body, "out_trade_no"));
        return ours
                ? new OperationOutcome.Done(Json.text(body, "trade_no"), amount.getAsLong(), Trades.CURRENCY)
                : unclear("the number belongs to a refund of another order, or the amount is missing");
    }

    private static Map<String, String> named(RefundRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("out_trade_no", request.order().orderNo());
        fields.put("out_request_no", request.refundNo());
        return fields;
    }

    private static OperationOutcome unclear(String reason) {
        return new OperationOutcome.Unknown(reason);
    }
}
