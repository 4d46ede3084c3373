package io.liushui.channel.alipay;

import static io.liushui.spi.ChannelFunction.PREAUTH;

import io.liushui.spi.CodeMeaning;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.http.ChannelCall;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Holding money. The authorisation's number is also that of the operation that holds it. */
final class Holds {
    private final AlipaySettings settings;
    private final Clock clock;
    private final Wire wire;
    private final Codes codes;
    private final SignedOrder signed;

    Holds(AlipaySettings settings, Clock clock, Wire wire, Codes codes) {
        this.settings = settings;
        this.clock = clock;
        this.wire = wire;
        this.codes = codes;
        this.signed = new SignedOrder(settings, clock);
    }

    PayOutcome authorize(PayRequest request) {
        AlipayMethod method = AlipayMethod.named(request.method());
        return switch (method) {
            case QR -> voucher(request, business(request, method));
            case APP -> app(request, business(request, method));
            case PAGE -> throw new IllegalArgumentException("Alipay holds no money by page");
        };
    }

    private Map<String, String> business(PayRequest request, AlipayMethod method) {
        Map<String, String> order = new LinkedHashMap<>();
        order.put("out_order_no", request.orderNo());
        order.put("out_request_no", request.orderNo());
        order.put("order_title", Texts.TITLE.fit(request.subject()));
        order.put("amount", Yuan.of(request.amountMinor()));
        order.put("product_code", method.holdProduct());
        order.put("payee_user_id", settings.sellerId());
        order.put("pay_timeout", AlipayTime.left(clock.instant(), request.expiresAt()));
        return order;
    }

    private PayOutcome voucher(PayRequest request, Map<String, String> order) {
        if (settings.notificationUri() != null) {
            order.put("notify_url", settings.notificationUri().toString());
        }
        ChannelCall call = new ChannelCall("authorize", request.orderNo(), request.traceId());
        return switch (wire.post(call, "/v3/alipay/fund/auth/order/voucher/create", order)) {
            case Answer.Accepted(JsonNode body) -> code(request.orderNo(), body);
            case Answer.Refused(String code, String message) -> refused(request.orderNo(), code, message);
            case Answer.NotSent(String reason) -> new PayOutcome.Unavailable(reason, Payments.RETRY_AFTER);
            case Answer.Lost(String reason) -> new PayOutcome.Unknown(reason);
        };
    }

    private static PayOutcome code(String orderNo, JsonNode body) {
        String code = Json.text(body, "code_value");
        return orderNo.equals(Json.text(body, "out_order_no")) && !code.isEmpty()
                ? new PayOutcome.Pending(null, QrLink.of(code))
                : new PayOutcome.Unknown("the answer is incomplete, or about another authorisation");
    }

    private PayOutcome refused(String orderNo, String code, String message) {
        CodeMeaning meaning = codes.meaning(PREAUTH, orderNo, code);
        return switch (meaning) {
            case DECLINED, DECLINED_HERE ->
                new PayOutcome.Declined(code, message, meaning == CodeMeaning.DECLINED_HERE);
            case NOT_EXECUTED -> new PayOutcome.Unavailable(code, Payments.RETRY_AFTER);
            // Over: the number was used before, and whether money was held under it only a query tells
            case DONE, APPROVED, OPEN, OVER, NOT_FOUND, UNKNOWN -> new PayOutcome.Unknown("code " + code);
        };
    }

    private PayOutcome app(PayRequest request, Map<String, String> order) {
        Map<String, String> fields = signed.sign("alipay.fund.auth.order.app.freeze", order, null);
        wire.signedHere(new ChannelCall("authorize", request.orderNo(), request.traceId()), fields);
        return new PayOutcome.Pending(null, new PayerAction.AppCall(Map.of("orderStr", SignedOrder.query(fields))));
    }

    QueryOutcome query(OrderReference authorization) {
        ChannelCall call = new ChannelCall("authorize-query", authorization.orderNo(), authorization.traceId());
        return state(authorization.orderNo(), detail(call, authorization.orderNo()));
    }

    /** The operation that holds the money, with the authorisation's and the payer's numbers. */
    Answer detail(ChannelCall call, String orderNo) {
        Map<String, String> fields =
                Map.of("out_order_no", orderNo, "out_request_no", orderNo, "operation_type", "FREEZE");
        Answer answer = wire.post(call, "/v3/alipay/fund/auth/operation/detail/query", fields);
        return answer instanceof Answer.Accepted(JsonNode body) && !orderNo.equals(Json.text(body, "out_order_no"))
                ? new Answer.Lost("the answer is about another authorisation")
                : answer;
    }

    QueryOutcome state(String orderNo, Answer answer) {
        return Standing.HOLD.told(codes, orderNo, answer);
    }
}
