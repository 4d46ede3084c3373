package io.liushui.channel.unionpay;

/** Products of UnionPay, by {@code bizType}. */
enum Product {
    /** The gateway: page and app. */
    GATEWAY("000201"),
    /** Bound cards by token. */
    TOKEN("000902"),
    /** Queries and files, which belong to none. */
    ANY("000000");

    private final String code;

    Product(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
