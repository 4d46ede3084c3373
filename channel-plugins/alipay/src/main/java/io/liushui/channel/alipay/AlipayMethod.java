package io.liushui.channel.alipay;

import java.util.stream.Stream;

/** Ways to pay, with Alipay's product codes of each. */
enum AlipayMethod {
    QR("alipay_qr", "FACE_TO_FACE_PAYMENT", "PRE_AUTH"),
    PAGE("alipay_page", "FAST_INSTANT_TRADE_PAY", null),
    APP("alipay_app", "QUICK_MSECURITY_PAY", "PRE_AUTH_ONLINE");

    private final String wireName;
    private final String payProduct;
    private final String holdProduct;

    AlipayMethod(String wireName, String payProduct, String holdProduct) {
        this.wireName = wireName;
        this.payProduct = payProduct;
        this.holdProduct = holdProduct;
    }

    String wireName() {
        return wireName;
    }

    String payProduct() {
        return payProduct;
    }

    /** Null where money cannot be held. */
    String holdProduct() {
        return holdProduct;
    }

    /** @throws IllegalArgumentException for what this channel did not offer */
    static AlipayMethod named(String wireName) {
        return Stream.of(values())
                .filter(method -> method.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Alipay has no method " + wireName));
    }
}
