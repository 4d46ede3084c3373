package io.liushui.launcher.faults;

import io.liushui.core.json.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to pay through each channel, one whose order we send ourselves wherever the channel has one. */
enum Through {
    SANDBOX("sandbox_wallet"),
    ALIPAY("alipay_qr"),
    WECHATPAY("wechat_native"),
    UNIONPAY("unionpay_app"),
    PAYPAL("paypal"),
    NETBANK("net_banking"),
    CARRIER("carrier_billing");

    /** The carrier bills each phone a little only. */
    private static final AtomicInteger PHONES = new AtomicInteger(10_000_000);

    final String method;

    Through(String method) {
        this.method = method;
    }

    /** A request of ours that can be lost, and how the sandbox calls it. */
    enum Call {
        CREATE,
        QUERY,
        /** Takes the money once the payer has agreed. */
        COMPLETE
    }

    /** The account's name, which is the channel's in the sandbox too. */
    String channel() {
        return name().toLowerCase(Locale.ROOT);
    }

    String currency() {
        return this == PAYPAL ? "USD" : "CNY";
    }

    /** What the sandbox calls the request; empty when there is none, see {@link #whyNot}. */
    Optional<String> operation(Call call) {
        return switch (call) {
            case CREATE -> this == NETBANK ? Optional.empty() : Optional.of("pay");
            case QUERY -> Optional.of("query");
            case COMPLETE ->
                switch (this) {
                    case PAYPAL -> Optional.of("capture");
                    case CARRIER -> Optional.of("confirm");
                    case SANDBOX, ALIPAY, WECHATPAY, UNIONPAY, NETBANK -> Optional.empty();
                };
        };
    }

    static String whyNot(Call call) {
        return switch (call) {
            case CREATE -> "the order reaches the bank with a form that the payer's browser posts: we send nothing";
            case QUERY -> "every channel is asked";
            case COMPLETE -> "the payer's word moves the money: nothing is left for us to send";
        };
    }

    /** Whether the channel knows an order only once its payer has come. */
    boolean knowsWhoComesOnly() {
        return this == ALIPAY || this == NETBANK;
    }

    /** How many notifications a payment has: PayPal tells that the payer agreed, and that the money was taken. */
    int notifications() {
        return this == PAYPAL ? 2 : 1;
    }

    /** What the channel reads as "not taken", beside the status. */
    String refusal() {
        return switch (this) {
            case SANDBOX -> "\\{.*\"code\":\"refused\".*}";
            case ALIPAY -> "failure";
            case WECHATPAY -> "\\{.*\"code\":\"FAIL\".*}";
            case UNIONPAY -> "[A-Z_]+";
            case PAYPAL -> "\\{\"error\":\"[A-Z_]+\"}";
            case NETBANK -> "NB_FAIL";
            case CARRIER -> "\\{\"code\":\"9999\"}";
        };
    }

    /** The merchant's request, of an order that ends by itself soon after its trial has failed. */
    String order(String subject, long amount) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("merchant_order_no", UUID.randomUUID().toString());
        order.put("amount", amount);
        order.put("currency", currency());
        order.put("subject", subject);
        order.put("method", method);
        order.put("expires_in", 90);
        if (this == CARRIER) {
            order.put("payer", Map.of("phone", "+86139" + PHONES.incrementAndGet()));
        }
        return Json.write(order);
    }
}
