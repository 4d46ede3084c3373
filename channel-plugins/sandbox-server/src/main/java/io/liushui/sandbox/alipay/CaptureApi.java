package io.liushui.sandbox.alipay;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.NewCapture;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Json;
import io.liushui.sandbox.wire.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code trade/pay} with an {@code auth_no}: turns held money into a trade. Other payments of this path are not offered. */
final class CaptureApi {

    private final SandboxHost host;

    CaptureApi(SandboxHost host) {
        this.host = host;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/alipay/v3/alipay/trade/pay", this::pay);
    }

    private void pay(Context context) {
        Fields fields = TradeApi.body(context);
        Authorization held = host.books()
                .authorizations()
                .findByReference(fields.text("auth_no"))
                .orElseThrow(() -> new Refusal(400, "ACQ.AUTH_NO_ERROR", "预授权号错误或不存在"));
        NewCapture asked = new NewCapture(
                fields.number("out_trade_no"),
                held.authorizationNo(),
                fields.amount("total_amount"),
                held.currency(),
                "COMPLETE".equals(fields.optional("auth_confirm_mode")),
                fields.optional("notify_url"),
                details(fields, V3Gate.isCertified(context)));
        fields.title("subject", 256);
        requireSamePayer(fields, held);
        host.requests()
                .answer(
                        context,
                        Operation.CAPTURE,
                        host.requests()
                                .facts(
                                        held.authorizationNo(),
                                        held.method(),
                                        asked.amount(),
                                        held.currency(),
                                        held.subject()),
                        asked,
                        intent -> answer(asked, intent.announce()));
    }

    private static Map<String, String> details(Fields fields, boolean certified) {
        Map<String, String> details = new HashMap<>();
        if (certified) {
            details.put(TradeView.CERTIFIED, "1");
        }
        if (fields.optional("passback_params") != null) {
            details.put(TradeView.PASSBACK, fields.text("passback_params"));
        }
        return details;
    }

    private static void requireSamePayer(Fields fields, Authorization held) {
        String product = held.method().equals("alipay_app") ? "PRE_AUTH_ONLINE" : "PRE_AUTH";
        if (!product.equals(fields.text("product_code"))) {
            throw new Refusal(400, "ACQ.PRE_AUTH_PROD_CODE_INCONSISTENT", "转支付业务码不一致");
        }
        if (!AlipayApp.BUYER_ID.equals(fields.text("buyer_id"))) {
            throw new Refusal(400, "ACQ.TRADE_BUYER_NOT_MATCH", "交易买家不匹配");
        }
    }

    private Reply answer(NewCapture asked, boolean announce) {
        Optional<Order> known = host.books().orders().peek(asked.captureNo());
        Order order = host.books().captures().capture(asked, announce);
        if (known.isPresent() && order.state() == Order.State.SUCCEEDED) {
            throw new Refusal(400, "ACQ.TRADE_HAS_SUCCESS", "交易已被支付");
        }
        return switch (order.state()) {
            case SUCCEEDED -> Reply.json(200, Json.write(paid(order)));
            // Under way: without a time of payment
            case PENDING, APPROVED -> Reply.json(200, Json.write(TradeView.named(order)));
            case DECLINED, CLOSED -> throw new Refusal(400, order.code(), "支付失败");
        };
    }

    private static Map<String, Object> paid(Order order) {
        Map<String, Object> fields = TradeView.named(order);
        fields.put("total_amount", Fields.yuan(order.amount()));
        fields.put("receipt_amount", Fields.yuan(order.amount()));
        fields.put("buyer_pay_amount", Fields.yuan(order.amount()));
        fields.put("gmt_payment", Fields.time(order.chargedAt()));
        fields.put("buyer_user_id", AlipayApp.BUYER_ID);
        fields.put("buyer_logon_id", AlipayApp.BUYER_LOGON_ID);
        return fields;
    }
}
