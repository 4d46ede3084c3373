package io.liushui.sandbox.alipay;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.NewAuthorization;
import io.liushui.sandbox.books.NewOrder;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Refusal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The v2 gateway, as far as payers' browsers and apps go to it: parameters that the merchant signed. */
final class Gateway {
    static final String PATH = V3Gate.BASE + "/gateway.do";

    private final SandboxHost host;
    private final AlipayApp app;

    Gateway(SandboxHost host, AlipayApp app) {
        this.host = host;
        this.app = app;
    }

    void addTo(RoutesConfig routes) {
        routes.post(PATH, this::open);
        routes.get(PATH, this::open);
    }

    private void open(Context context) {
        Map<String, String> parameters = new TreeMap<>();
        put(parameters, context.queryParamMap());
        put(parameters, context.formParamMap());
        requireSigned(parameters);
        Fields fields = Fields.of(parameters.getOrDefault("biz_content", ""), TradeApi.INVALID);
        switch (parameters.getOrDefault("method", "")) {
            case "alipay.trade.page.pay" -> pay(context, parameters, fields, "alipay_page", "FAST_INSTANT_TRADE_PAY");
            case "alipay.trade.app.pay" -> pay(context, parameters, fields, "alipay_app", "QUICK_MSECURITY_PAY");
            case "alipay.fund.auth.order.app.freeze" -> hold(context, parameters, fields);
            default -> throw new Refusal(400, "invalid-method", "不存在的方法名");
        }
    }

    private static void put(Map<String, String> parameters, Map<String, List<String>> more) {
        more.forEach((name, values) -> {
            String value = values.getFirst();
            if (values.size() > 1
                    || (parameters.containsKey(name) && !parameters.get(name).equals(value))) {
                throw new Refusal(400, "invalid-parameter", "参数重复: " + name);
            }
            parameters.put(name, value);
        });
    }

    private void requireSigned(Map<String, String> parameters) {
        if (!AlipayApp.APP_ID.equals(parameters.get("app_id"))) {
            throw new Refusal(400, "invalid-app-id", "无效的AppID参数");
        }
        String certificate = parameters.get("app_cert_sn");
        if (certificate != null && !certificate.equals(app.appCertificate())) {
            throw new Refusal(400, "app-cert-not-exist", "应用公钥证书不存在");
        }
        if (!"RSA2".equals(parameters.get("sign_type"))
                || !"1.0".equals(parameters.get("version"))
                || !Rsa2.verify(app.appKey(), Rsa2.text(parameters), parameters.getOrDefault("sign", ""))) {
            throw new Refusal(400, "invalid-signature", "验签出错");
        }
    }

    private void pay(Context context, Map<String, String> parameters, Fields fields, String method, String product) {
        fields.require(product.equals(fields.text("product_code")), "product_code");
        NewOrder asked = TradeApi.order(
                fields,
                method,
                parameters.containsKey("app_cert_sn"),
                parameters.get("return_url"),
                parameters.get("notify_url"),
                host.clock().millis());
        host.requests()
                .answer(
                        context,
                        Operation.PAY,
                        host.requests().facts(asked.orderNo(), method, asked.amount(), "CNY", asked.subject()),
                        asked,
                        intent -> {
                            Order order = host.books().orders().submit(asked, intent.announce());
                            TradeApi.requirePayable(order);
                            host.books().orders().note(order.orderNo(), opened());
                            return toPayer(order.token());
                        });
    }

    private void hold(Context context, Map<String, String> parameters, Fields fields) {
        NewAuthorization asked = FundApi.authorization(
                fields,
                "alipay_app",
                parameters.containsKey("app_cert_sn"),
                parameters.get("notify_url"),
                host.clock().millis());
        host.requests()
                .answer(
                        context,
                        Operation.AUTHORIZE,
                        host.requests().facts(asked.number(), asked.method(), asked.amount(), "CNY", asked.subject()),
                        asked,
                        intent -> {
                            Authorization held = host.books().authorizations().submit(asked, intent.announce());
                            FundApi.requireOpen(held);
                            host.books().authorizations().note(held.authorizationNo(), opened());
                            return toPayer(held.token());
                        });
    }

    private Map<String, String> opened() {
        return Map.of(TradeView.OPENED, Long.toString(host.clock().millis()));
    }

    private Reply toPayer(String token) {
        return new Reply(303, "text/html", new byte[0], Map.of("Location", host.payerPage(token)));
    }
}
