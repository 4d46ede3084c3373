package io.liushui.channel.wechatpay;

import io.liushui.spi.MethodDescription;
import io.liushui.spi.PayerDetail;
import io.liushui.spi.Product;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Ways to pay, each with its own path. */
enum PayMethod {
    /** The payer scans a code. */
    NATIVE("wechat_native", "native"),
    /** In WeChat's own browser or in a mini program. */
    JSAPI("wechat_jsapi", "jsapi", PayerDetail.ACCOUNT),
    /** In another browser on the phone. */
    H5("wechat_h5", "h5", PayerDetail.IP),
    /** In the merchant's own app. */
    APP("wechat_app", "app");

    /** The amount is an {@code int} of fen in WeChat Pay's own interface description; a merchant's contract may say less. */
    private static final long MAXIMUM_FEN = Integer.MAX_VALUE;

    private final String method;
    private final String path;
    private final Set<PayerDetail> needs;

    PayMethod(String method, String path, PayerDetail... needs) {
        this.method = method;
        this.path = path;
        this.needs = Set.of(needs);
    }

    /** @throws IllegalArgumentException when there is none of this name */
    static PayMethod of(String method) {
        for (PayMethod known : values()) {
            if (known.method.equals(method)) {
                return known;
            }
        }
        throw new IllegalArgumentException("WeChat Pay has no method " + method);
    }

    static Map<String, MethodDescription> descriptions() {
        Map<String, MethodDescription> descriptions = new LinkedHashMap<>();
        for (PayMethod known : values()) {
            descriptions.put(
                    known.method,
                    new MethodDescription(Product.PLATFORM_PAY, true, 1, MAXIMUM_FEN, Set.of(), Set.of(), known.needs));
        }
        return descriptions;
    }

    Set<PayerDetail> needs() {
        return needs;
    }

    String path() {
        return "/v3/pay/transactions/" + path;
    }

    String appId(Merchant merchant) {
        return this == APP ? merchant.mobileAppId() : merchant.appId();
    }
}
