package io.liushui.sandbox.alipay;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.Decision;
import io.liushui.sandbox.books.NewAuthorization;
import io.liushui.sandbox.books.NewRelease;
import io.liushui.sandbox.books.Release;
import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Json;
import io.liushui.sandbox.wire.Refusal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /v3/alipay/fund/auth}: holds money, shows it, lets it go. */
final class FundApi {
    private static final String AUTH = "/alipay/v3/alipay/fund/auth/";
    private static final String INVALID = "ILLEGAL_ARGUMENT";
    private static final Duration VALIDITY = Duration.ofDays(30);

    private final SandboxHost host;

    FundApi(SandboxHost host) {
        this.host = host;
    }

    void addTo(RoutesConfig routes) {
        routes.post(AUTH + "order/voucher/create", this::voucher);
        routes.post(AUTH + "operation/detail/query", this::detail);
        routes.post(AUTH + "order/unfreeze", this::unfreeze);
        routes.post(AUTH + "operation/cancel", this::cancel);
    }

    /** An authorisation in either protocol. */
    static NewAuthorization authorization(Fields fields, String method, boolean certified, String notifyUrl, long now) {
        String product = method.equals("alipay_app") ? "PRE_AUTH_ONLINE" : "PRE_AUTH";
        fields.require(product.equals(fields.text("product_code")), "product_code");
        fields.require(
                fields.optional("payee_user_id") == null || AlipayApp.SELLER_ID.equals(fields.text("payee_user_id")),
                "payee_user_id");
        String number = fields.number("out_order_no");
        // Money added to an authorisation later would have another number; it is not offered here
        fields.require(number.equals(fields.number("out_request_no")), "out_request_no");
        return new NewAuthorization(
                number,
                method,
                Decision.BY_PAYER,
                fields.amount("amount"),
                "CNY",
                fields.title("order_title", 100),
                fields.end("", "pay_timeout", now),
                now + VALIDITY.toMillis(),
                100,
                null,
                notifyUrl,
                certified ? Map.of(TradeView.CERTIFIED, "1") : Map.of());
    }

    private void voucher(Context context) {
        Fields fields = body(context);
        NewAuthorization asked = authorization(
                fields,
                "alipay_qr",
                V3Gate.isCertified(context),
                fields.optional("notify_url"),
                host.clock().millis());
        Facts facts = host.requests()
                .facts(asked.number(), asked.method(), asked.amount(), asked.currency(), asked.subject());
        host.requests().answer(context, Operation.AUTHORIZE, facts, asked, intent -> {
            Authorization held = host.books().authorizations().submit(asked, intent.announce());
            requireOpen(held);
            String link = QrLinks.link(host, held.authorizationNo(), held.token());
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("out_order_no", held.authorizationNo());
            answer.put("out_request_no", held.authorizationNo());
            answer.put("code_type", "qrCode");
            answer.put("code_value", link);
            answer.put("code_url", link);
            return Reply.json(200, Json.write(answer));
        });
    }

    /** @throws Refusal for one that is decided */
    static void requireOpen(Authorization held) {
        switch (held.state()) {
            case PENDING, APPROVED -> {}
            case AUTHORIZED -> throw new Refusal(400, "FREEZE_ALREADY_SUCCESS", "该笔授权已成功");
            case DECLINED, CLOSED, VOIDED, EXPIRED -> throw new Refusal(400, "ORDER_ALREADY_CLOSED", "该笔授权已关闭");
        }
    }

    private void detail(Context context) {
        Fields fields = body(context);
        String number = number(fields);
        String requestNo = fields.number("out_request_no");
        String type = fields.optional("operation_type");
        host.requests().answer(context, Operation.QUERY, facts(number), intent -> {
            Authorization held = FundView.require(host.books().authorizations().find(number));
            if (number.equals(requestNo) && !"UNFREEZE".equals(type)) {
                return Reply.json(200, Json.write(FundView.freeze(held)));
            }
            Release release = host.books()
                    .captures()
                    .findRelease(requestNo)
                    .filter(found -> found.authorizationNo().equals(number) && !"FREEZE".equals(type))
                    .orElseThrow(() -> new Refusal(400, "AUTH_OPERATION_NOT_EXIST", "支付宝资金操作流水不存在"));
            return Reply.json(200, Json.write(FundView.unfreeze(held, release)));
        });
    }

    private void unfreeze(Context context) {
        Fields fields = body(context);
        String number = number(fields);
        NewRelease asked = new NewRelease(fields.number("out_request_no"), number, fields.amount("amount"));
        fields.require(fields.text("remark").getBytes(Charset.forName("GBK")).length <= 100, "remark");
        host.requests().answer(context, Operation.AUTH_VOID, facts(number), asked, intent -> {
            Authorization held = release(asked, intent.announce());
            Release done =
                    host.books().captures().findRelease(asked.releaseNo()).orElseThrow();
            return Reply.json(200, Json.write(FundView.unfreeze(held, done)));
        });
    }

    private Authorization release(NewRelease asked, boolean announce) {
        if (host.books().captures().findRelease(asked.releaseNo()).isEmpty()) {
            Authorization held = host.books().authorizations().find(asked.authorizationNo());
            long amount = asked.amount() == 0 ? held.remaining() : asked.amount();
            Map<String, String> latest =
                    Map.of(FundView.RELEASE, asked.releaseNo(), FundView.RELEASED, Fields.yuan(amount));
            host.books().authorizations().note(asked.authorizationNo(), latest);
        }
        return host.books().captures().release(asked, announce);
    }

    private void cancel(Context context) {
        Fields fields = body(context);
        String number = number(fields);
        host.requests().answer(context, Operation.AUTH_VOID, facts(number), intent -> {
            Authorization held = FundView.require(host.books().authorizations().find(number));
            boolean stands = held.state() == Authorization.State.AUTHORIZED && held.remaining() > 0;
            if (stands) {
                release(new NewRelease("cancel_" + number, number, 0), intent.announce());
            } else {
                host.books().authorizations().close(number);
            }
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("auth_no", held.reference());
            answer.put("out_order_no", number);
            answer.put("operation_id", FundView.operationId(number));
            answer.put("out_request_no", number);
            answer.put("action", stands ? "unfreeze" : "close");
            return Reply.json(200, Json.write(answer));
        });
    }

    private String number(Fields fields) {
        String reference = fields.optional("auth_no");
        return reference == null
                ? fields.number("out_order_no")
                : host.books()
                        .authorizations()
                        .findByReference(reference)
                        .map(Authorization::authorizationNo)
                        .orElseThrow(() -> new Refusal(400, "authorization_not_found", "支付宝资金授权订单不存在"));
    }

    private Facts facts(String number) {
        return host.requests().facts(number, null, 0, null, null);
    }

    private static Fields body(Context context) {
        return Fields.of(new String(context.bodyAsBytes(), StandardCharsets.UTF_8), INVALID);
    }
}
