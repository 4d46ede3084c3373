package io.liushui.sandbox.alipay;

import java.util.Locale;
import java.util.Map;

/** The books' refusals in Alipay's words, which differ by product. Alipay's own codes pass. */
final class AlipayRefusals {
    private static final Map<String, String> TRADES = Map.ofEntries(
            Map.entry("order_not_found", "ACQ.TRADE_NOT_EXIST"),
            Map.entry("order_conflict", "ACQ.CONTEXT_INCONSISTENT"),
            Map.entry("order_closed", "ACQ.TRADE_HAS_CLOSE"),
            Map.entry("order_expired", "ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR"),
            Map.entry("order_not_paid", "ACQ.TRADE_STATUS_ERROR"),
            Map.entry("refund_not_found", "ACQ.TRADE_NOT_EXIST"),
            Map.entry("refund_conflict", "ACQ.DISCORDANT_REPEAT_REQUEST"),
            Map.entry("refund_exceeds_payment", "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL"),
            Map.entry("refund_declined", "ACQ.SELLER_BALANCE_NOT_ENOUGH"),
            Map.entry("account_closed", "ACQ.REFUND_ACCOUNT_NOT_EXIST"),
            Map.entry("account_expired", "ACQ.REFUND_ACCOUNT_NOT_EXIST"),
            Map.entry("amount_out_of_range", "ACQ.TOTAL_FEE_EXCEED"),
            Map.entry("authorization_not_found", "ACQ.AUTH_NO_ERROR"),
            Map.entry("authorization_not_approved", "ACQ.AUTH_ORDER_NOT_PAID"),
            Map.entry("authorization_not_open", "ACQ.AUTH_ORDER_HAS_FINISHED"),
            Map.entry("authorization_expired", "ACQ.AUTH_ORDER_HAS_CLOSED"),
            Map.entry("capture_exceeds_authorization", "ACQ.AUTH_AMOUNT_NOT_ENOUGH"),
            Map.entry("card_declined", "ACQ.BUYER_BALANCE_NOT_ENOUGH"),
            Map.entry("card_expired", "ACQ.PAYMENT_FAIL"),
            Map.entry("issuer_unavailable", "ACQ.NO_PAYMENT_INSTRUMENTS_AVAILABLE"),
            Map.entry("limit_exceeded", "ACQ.PRODUCT_AMOUNT_LIMIT_ERROR"));
    private static final Map<String, String> FUNDS = Map.of(
            "authorization_not_found", "AUTH_ORDER_NOT_EXIST",
            "authorization_conflict", "UNIQUE_VIOLATION",
            "order_conflict", "UNIQUE_VIOLATION",
            "authorization_not_open", "ORDER_ALREADY_FINISH",
            "authorization_expired", "ORDER_ALREADY_CLOSED",
            "authorization_closed", "ORDER_ALREADY_CLOSED",
            "release_exceeds_authorization", "REQUEST_AMOUNT_EXCEED",
            "release_conflict", "UNIQUE_VIOLATION");

    private AlipayRefusals() {}

    static String code(String path, String code) {
        boolean own = code.contains("-") || code.equals(code.toUpperCase(Locale.ROOT));
        if (own) {
            return code;
        }
        return path.contains("/fund/auth/")
                ? FUNDS.getOrDefault(code, "ILLEGAL_ARGUMENT")
                : TRADES.getOrDefault(code, "ACQ.INVALID_PARAMETER");
    }
}
