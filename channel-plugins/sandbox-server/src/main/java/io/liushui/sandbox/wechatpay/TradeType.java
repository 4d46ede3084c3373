package io.liushui.sandbox.wechatpay;

import io.liushui.sandbox.wire.Refusal;
import java.util.Locale;

/** Ways to pay. */
enum TradeType {
    NATIVE("NATIVE"),
    JSAPI("JSAPI"),
    H5("MWEB"),
    APP("APP");

    private final String told;

    TradeType(String told) {
        this.told = told;
    }

    /** @throws Refusal when the path's last part names none */
    static TradeType ofPath(String part) {
        for (TradeType type : values()) {
            if (type.part().equals(part)) {
                return type;
            }
        }
        throw new Refusal(404, "NOT_FOUND", "请求的资源不存在");
    }

    /** @param method as the books have it */
    static TradeType ofMethod(String method) {
        return valueOf(method.substring(method.indexOf('_') + 1).toUpperCase(Locale.ROOT));
    }

    /** For the books, and so for rules. */
    String method() {
        return "wechat_" + part();
    }

    /** As queries and notifications tell it. */
    String told() {
        return told;
    }

    private String part() {
        return name().toLowerCase(Locale.ROOT);
    }
}
