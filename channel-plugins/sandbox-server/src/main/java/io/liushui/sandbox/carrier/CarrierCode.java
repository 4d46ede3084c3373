package io.liushui.sandbox.carrier;

import io.liushui.sandbox.wire.Refusal;
import java.util.Map;

/** The carrier's codes. */
enum CarrierCode {
    CARRIED_OUT("0000", "成功"),
    OTHER_CARRIER("C1001", "非本网用户"),
    OUT_OF_SERVICE("C1002", "用户已停机"),
    MONTHLY_LIMIT("C1003", "超过当月话费支付限额"),
    SWITCHED_OFF("C1004", "用户已关闭话费支付"),
    AMOUNT("C1005", "金额超出范围"),
    NOT_ENOUGH("C1006", "话费余额不足"),
    MAINTENANCE("C1007", "归属地系统维护"),
    OTHER_ORDER("C1008", "订单号重复"),
    ORDER_OVER("C1009", "订单已关闭或过期"),
    WRONG_CODE("C2001", "验证码错误"),
    NO_MORE_TRIES("C2002", "验证码错误次数超限"),
    CODE_EXPIRED("C2003", "验证码已过期"),
    NO_MORE_CODES("C2004", "验证码下发次数超限"),
    PAYER_REFUSED("C2005", "用户拒绝支付"),
    ALREADY_PAID("C3001", "订单已支付"),
    MONTH_OVER("C4001", "跨月不可退费"),
    MORE_THAN_LEFT("C4002", "退费金额超限"),
    NOT_PAID("C4003", "订单未支付"),
    NO_SUCH_REFUND("C4004", "退费单不存在"),
    OTHER_REFUND("C4005", "退费单号重复"),
    REFUND_REFUSED("C4006", "计费系统拒绝退费"),
    NUMBER_GIVEN_UP("C4007", "号码已销户"),
    BILL_NOT_MADE("C5001", "账单未生成"),
    NOTHING_HAPPENED("C5002", "当日无交易"),
    MALFORMED("C0400", "参数错误"),
    WRONG_SIGNATURE("C0401", "签名错误"),
    UNKNOWN_PARTNER("C0403", "合作方不存在"),
    NO_SUCH_ORDER("C0404", "订单不存在"),
    TIME_OFF("C0408", "请求时间超限"),
    UNCERTAIN("C0599", "状态未知，请查询");

    private static final Map<String, CarrierCode> OF_REFUSALS = Map.ofEntries(
            Map.entry("malformed_request", MALFORMED),
            Map.entry("invalid_request", MALFORMED),
            Map.entry("currency_unsupported", MALFORMED),
            Map.entry("amount_out_of_range", AMOUNT),
            Map.entry("signature_invalid", WRONG_SIGNATURE),
            Map.entry("partner_unknown", UNKNOWN_PARTNER),
            Map.entry("time_off", TIME_OFF),
            Map.entry("order_not_found", NO_SUCH_ORDER),
            Map.entry("order_conflict", OTHER_ORDER),
            Map.entry("order_closed", ORDER_OVER),
            Map.entry("order_not_paid", NOT_PAID),
            Map.entry("month_over", MONTH_OVER),
            Map.entry("refund_exceeds_payment", MORE_THAN_LEFT),
            Map.entry("refund_not_found", NO_SUCH_REFUND),
            Map.entry("refund_conflict", OTHER_REFUND),
            Map.entry("bill_not_made", BILL_NOT_MADE),
            Map.entry("nothing_happened", NOTHING_HAPPENED));

    private final String code;
    private final String text;

    CarrierCode(String code, String text) {
        this.code = code;
        this.text = text;
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }

    static CarrierCode of(Refusal refusal) {
        return OF_REFUSALS.getOrDefault(refusal.code(), UNCERTAIN);
    }
}
