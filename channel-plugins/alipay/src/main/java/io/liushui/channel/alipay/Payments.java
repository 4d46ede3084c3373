package io.liushui.channel.alipay;

import static io.liushui.spi.ChannelFunction.PAY;

import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerAction;
import io.liushui.spi.http.ChannelCall;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Sends orders, or has them sent. Alipay knows one only once the payer has opened it: until then a query finds nothing. */
final class Payments {
    static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final AlipaySettings settings;
    private final Clock clock;
    private final Wire wire;
    private final Codes codes;
    private final SignedOrder signed;

    Payments(AlipaySettings settings, Clock clock, Wire wire, Codes codes) {
        this.settings = settings;
        this.clock = clock;
        this.wire = wire;
        this.codes = codes;
        this.signed = new SignedOrder(settings, clock);
    }

    PayOutcome pay(PayRequest request) {
        AlipayMethod method = AlipayMethod.named(request.method());
        return switch (method) {
            case QR -> precreate(request, business(request, method));
            case PAGE -> page(request, business(request, method));
            case APP -> app(request, business(request, method));
        };
    }

    Map<String, String> business(PayRequest request, AlipayMethod method) {
        Map<String, String> order = new LinkedHashMap<>();
        order.put("out_trade_no", request.orderNo());
        order.put("total_amount", Yuan.of(request.amountMinor()));
        order.put("subject", Texts.SUBJECT.fit(request.subject()));
        order.put("product_code", method.payProduct());
        order.put("seller_id", settings.sellerId());
        order.put("time_expire", AlipayTime.expiry(request.submittedAt(), request.expiresAt()));
        return order;
    }

    private PayOutcome precreate(PayRequest request, Map<String, String> order) {
        order.put("qr_code_timeout_express", AlipayTime.left(clock.instant(), request.expiresAt()));
        if (settings.notificationUri() != null) {
            order.put("notify_url", settings.notificationUri().toString());
        }
        ChannelCall call = new ChannelCall("pay", request.orderNo(), request.traceId());
        return switch (wire.post(call, "/v3/alipay/trade/precreate", order)) {
            case Answer.Accepted(JsonNode body) -> code(request.orderNo(), body);
            case Answer.Refused(String code, String message) -> refused(request.orderNo(), code, message);
            case Answer.NotSent(String reason) -> new PayOutcome.Unavailable(reason, RETRY_AFTER);
            case Answer.Lost(String reason) -> new PayOutcome.Unknown(reason);
        };
    }

    private static PayOutcome code(String orderNo, JsonNode body) {
        String code = Json.text(body, "qr_code");
        return orderNo.equals(Json.text(body, "out_trade_no")) && !code.isEmpty()
                ? new PayOutcome.Pending(null, QrLink.of(code))
                : new PayOutcome.Unknown("the answer is incomplete, or about another order");
    }

    private PayOutcome refused(String orderNo, String code, String message) {
        return switch (codes.meaning(PAY, orderNo, code)) {
            case DECLINED_HERE -> new PayOutcome.Declined(code, message, true);
            case DECLINED, OVER -> new PayOutcome.Declined(code, message, false);
            case NOT_EXECUTED -> new PayOutcome.Unavailable(code, RETRY_AFTER);
            case DONE, APPROVED, OPEN, NOT_FOUND, UNKNOWN -> new PayOutcome.Unknown("code " + code);
        };
    }

    private PayOutcome page(PayRequest request, Map<String, String> order) {
        Map<String, String> fields = signed.sign("alipay.trade.page.pay", order, request.returnUrl());
        noteSigned(request, fields);
        return new PayOutcome.Pending(null, new PayerAction.PostForm(signed.gateway(), fields, SignedOrder.CHARSET));
    }

    private PayOutcome app(PayRequest request, Map<String, String> order) {
        Map<String, String> fields = signed.sign("alipay.trade.app.pay", order, null);
        noteSigned(request, fields);
        return new PayOutcome.Pending(null, new PayerAction.AppCall(Map.of("orderStr", SignedOrder.query(fields))));
    }

    private void noteSigned(PayRequest request, Map<String, String> fields) {
        wire.signedHere(new ChannelCall("pay", request.orderNo(), request.traceId()), fields);
    }
}
