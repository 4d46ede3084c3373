package io.liushui.sandbox.netbank;

import io.liushui.sandbox.wire.Refusal;

/** The bank's return codes. */
enum BankCodes {
    CARRIED_OUT("NB0000", "交易成功"),
    NO_SUCH_ORDER("NB1001", "订单不存在"),
    ALREADY_PAID("NB1005", "订单已支付，不能关闭"),
    MORE_THAN_LEFT("NB3001", "退款金额超过可退金额"),
    NOT_PAID("NB3002", "订单未支付"),
    NO_SUCH_REFUND("NB3003", "退款不存在"),
    OTHER_REFUND("NB3005", "退款流水号重复"),
    TOO_LATE("NB3006", "超过退款期限"),
    BILL_NOT_MADE("NB4001", "对账文件未生成"),
    NOTHING_HAPPENED("NB4002", "当日无交易"),
    BILL_TOO_OLD("NB4003", "超过下载期限"),
    WRONG_SIGNATURE("NB9101", "验签失败"),
    UNKNOWN_MERCHANT("NB9102", "商户不存在"),
    TIME_OFF("NB9103", "报文时间超限"),
    MALFORMED("NB9104", "报文格式错误"),
    UNCERTAIN("NB9999", "交易状态未明，请查询");

    private final String code;
    private final String text;

    BankCodes(String code, String text) {
        this.code = code;
        this.text = text;
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }

    static BankCodes of(Refusal refusal) {
        return switch (refusal.code()) {
            case "order_not_found" -> NO_SUCH_ORDER;
            case "order_not_paid" -> NOT_PAID;
            case "refund_exceeds_payment" -> MORE_THAN_LEFT;
            case "refund_not_found" -> NO_SUCH_REFUND;
            case "refund_conflict" -> OTHER_REFUND;
            case "refund_too_late" -> TOO_LATE;
            case "bill_not_made" -> BILL_NOT_MADE;
            case "nothing_happened" -> NOTHING_HAPPENED;
            case "bill_too_old" -> BILL_TOO_OLD;
            case "signature_invalid" -> WRONG_SIGNATURE;
            case "merchant_unknown" -> UNKNOWN_MERCHANT;
            case "time_off" -> TIME_OFF;
            case "malformed_request", "invalid_request", "currency_unsupported", "amount_out_of_range" -> MALFORMED;
            default -> UNCERTAIN;
        };
    }
}
