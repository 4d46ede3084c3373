package io.liushui.sandbox.unionpay;

import io.liushui.sandbox.wire.Refusal;

/** UnionPay's answer codes, and which of them says what our books say. */
record ResponseCode(String code, String message) {
    static final ResponseCode SUCCESS = new ResponseCode("00", "成功[0000000]");
    static final ResponseCode ACCEPTED = new ResponseCode("05", "交易已受理，请稍后查询交易结果[1000005]");
    static final ResponseCode DUPLICATE = new ResponseCode("12", "订单重复[2010002]");
    static final ResponseCode NOT_FOUND = new ResponseCode("34", "查无此交易[2600000]");
    static final ResponseCode ORIGINAL = new ResponseCode("35", "原交易不存在或状态不正确[2040004]");
    static final ResponseCode DIFFERENT = new ResponseCode("36", "与原交易信息不符[2050004]");
    static final ResponseCode TOO_LATE = new ResponseCode("39", "交易不在受理时间范围内[2060001]");
    static final ResponseCode NOT_BOUND = new ResponseCode("40", "绑定关系检查失败[5540001]");
    static final ResponseCode WRONG_CODE = new ResponseCode("71", "动态口令或短信验证码校验失败[6120005]");

    /** Of a refusal by the books, or by this package, which refuses with UnionPay's own codes. */
    static ResponseCode of(Refusal refusal) {
        return refusal.code().matches("[0-9A-Z]{2}")
                ? new ResponseCode(refusal.code(), message(refusal.code()) + "[" + refusal.getMessage() + "]")
                : of(refusal.code());
    }

    /** Of a code of the books. */
    static ResponseCode of(String code) {
        return switch (code) {
            case "invalid_request", "malformed_request" -> new ResponseCode("10", "报文格式错误[5100030]");
            case "amount_out_of_range", "capture_exceeds_authorization" -> new ResponseCode("33", "交易金额超限[2030001]");
            case "currency_unsupported" -> new ResponseCode("32", "无此交易权限[3520003]");
            case "order_conflict",
                    "refund_conflict",
                    "authorization_conflict",
                    "release_conflict",
                    "contract_conflict" -> DUPLICATE;
            case "order_not_found",
                    "order_not_paid",
                    "order_not_approved",
                    "authorization_not_found",
                    "authorization_not_open",
                    "authorization_not_approved",
                    "authorization_expired" -> ORIGINAL;
            case "refund_exceeds_payment", "release_exceeds_authorization" -> DIFFERENT;
            case "order_closed", "order_expired", "authorization_closed", "payer_refused" -> TOO_LATE;
            case "contract_not_found", "contract_not_signed" -> NOT_BOUND;
            case "code_wrong", "code_expired", "code_not_found" -> WRONG_CODE;
            case "code_tries_exhausted" -> new ResponseCode("67", "密码输入次数超限[6100003]");
            case "card_declined" -> new ResponseCode("64", "卡上的余额不足[1000051]");
            case "card_expired" -> new ResponseCode("73", "支付卡已超过有效期[1000054]");
            case "issuer_unavailable" -> new ResponseCode("62", "交易失败，发卡银行不支持该商户，请更换其他银行卡[1000062]");
            case "limit_exceeded" -> new ResponseCode("81", "月累计交易笔数(金额)超限[1000081]");
            case "account_closed" -> new ResponseCode("14", "无效卡号[1000014]");
            case "account_expired" -> new ResponseCode("73", "支付卡已超过有效期[1000054]");
            case "refund_declined" -> new ResponseCode("60", "交易失败，详情请咨询您的发卡行[1000060]");
            default -> throw new IllegalStateException("the books have a new code: " + code);
        };
    }

    private static String message(String code) {
        return switch (code) {
            case "10" -> "报文格式错误";
            case "11" -> "验证签名失败";
            case "13" -> "报文交易要素缺失";
            case "31" -> "商户状态不正确";
            case "32" -> "无此交易权限";
            case "34" -> "查无此交易";
            case "35" -> "原交易不存在或状态不正确";
            case "36" -> "与原交易信息不符";
            case "39" -> "交易不在受理时间范围内";
            case "45" -> "原交易已被成功退货或已被成功撤销";
            case "61" -> "输入的卡号无效，请确认后输入";
            case "66" -> "持卡人身份信息或手机号输入不正确，验证失败";
            case "98" -> "文件不存在";
            default -> "通用错误";
        };
    }
}
