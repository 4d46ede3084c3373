package io.liushui.channel.wechatpay;

import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerAction;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/** What the payer does with an accepted order. */
final class PayerActions {
    private final Merchant merchant;
    private final MerchantSignature signature;
    private final Clock clock;

    PayerActions(Merchant merchant, Clock clock) {
        this.merchant = merchant;
        this.signature = new MerchantSignature(merchant);
        this.clock = clock;
    }

    /** Empty when the answer does not tell. */
    Optional<PayerAction> of(PayRequest request, JsonNode answer) {
        PayMethod method = PayMethod.of(request.method());
        return switch (method) {
            case NATIVE -> given(answer, "code_url").map(PayerActions::code);
            case H5 -> given(answer, "h5_url").flatMap(url -> page(url, request.returnUrl()));
            case JSAPI -> given(answer, "prepay_id").map(id -> inWechat(method.appId(merchant), id));
            case APP -> given(answer, "prepay_id").map(id -> inApp(method.appId(merchant), id));
        };
    }

    /** WeChat alone can open {@code weixin://}; a code that holds a web address can be followed without scanning. */
    private static PayerAction code(String content) {
        return new PayerAction.QrCode(content, content.startsWith("weixin:") ? null : content);
    }

    private static Optional<PayerAction> page(String url, String returnUrl) {
        HttpUrl page = HttpUrl.parse(url);
        if (page == null || returnUrl == null) {
            return Optional.ofNullable(page).map(found -> new PayerAction.Redirect(url));
        }
        return Optional.of(new PayerAction.Redirect(page.newBuilder()
                .addQueryParameter("redirect_url", returnUrl)
                .build()
                .toString()));
    }

    private PayerAction inWechat(String appId, String prepayId) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = Nonce.next();
        String prepaid = "prepay_id=" + prepayId;
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("appId", appId);
        parameters.put("timeStamp", timestamp);
        parameters.put("nonceStr", nonce);
        parameters.put("package", prepaid);
        parameters.put("signType", "RSA");
        parameters.put("paySign", signature.ofCall(appId, timestamp, nonce, prepaid));
        return new PayerAction.AppCall(parameters);
    }

    private PayerAction inApp(String appId, String prepayId) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = Nonce.next();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("appid", appId);
        parameters.put("partnerid", merchant.mchId());
        parameters.put("prepayid", prepayId);
        parameters.put("package", "Sign=WXPay");
        parameters.put("noncestr", nonce);
        parameters.put("timestamp", timestamp);
        parameters.put("sign", signature.ofCall(appId, timestamp, nonce, prepayId));
        return new PayerAction.AppCall(parameters);
    }

    private static Optional<String> given(JsonNode answer, String field) {
        return Optional.of(Fields.text(answer, field)).filter(value -> !value.isEmpty());
    }
}
