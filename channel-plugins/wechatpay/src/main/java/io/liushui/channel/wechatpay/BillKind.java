package io.liushui.channel.wechatpay;

import java.time.LocalDate;

/** Bills of a day. */
enum BillKind {
    /** All payments and refunds, with our numbers and fees. */
    TRADE("/v3/bill/tradebill?bill_type=ALL&tar_type=GZIP&bill_date="),
    /** All movements of the basic account. */
    FUNDFLOW("/v3/bill/fundflowbill?account_type=BASIC&tar_type=GZIP&bill_date=");

    private final String path;

    BillKind(String path) {
        this.path = path;
    }

    /** @throws IllegalArgumentException naming the setting */
    static BillKind of(String setting) {
        return switch (setting) {
            case "trade" -> TRADE;
            case "fundflow" -> FUNDFLOW;
            default -> throw new IllegalArgumentException("setting 'bill' must be trade or fundflow");
        };
    }

    String path(LocalDate day) {
        return path + day;
    }
}
