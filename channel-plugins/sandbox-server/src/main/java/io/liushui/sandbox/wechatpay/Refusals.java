package io.liushui.sandbox.wechatpay;

import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.wire.Refusal;
import java.util.Map;

/** What the books refuse, in WeChat Pay's words. */
final class Refusals {
    private static final Map<String, Word> WORDS = Map.ofEntries(
            Map.entry("malformed_request", new Word(400, "PARAM_ERROR", "参数错误")),
            Map.entry("invalid_request", new Word(400, "PARAM_ERROR", "参数错误")),
            Map.entry("amount_out_of_range", new Word(400, "PARAM_ERROR", "金额错误")),
            Map.entry("currency_unsupported", new Word(400, "PARAM_ERROR", "币种错误")),
            Map.entry("order_not_found", new Word(404, "ORDER_NOT_EXIST", "订单不存在")),
            Map.entry("order_conflict", new Word(403, "OUT_TRADE_NO_USED", "商户订单号重复")),
            Map.entry("order_closed", new Word(400, "ORDER_CLOSED", "订单已关闭")),
            Map.entry("order_expired", new Word(400, "ORDER_CLOSED", "订单已关闭")),
            Map.entry("order_not_paid", new Word(400, "INVALID_REQUEST", "订单未支付，不能退款")),
            Map.entry("refund_not_found", new Word(404, "RESOURCE_NOT_EXISTS", "退款单不存在")),
            Map.entry("refund_conflict", new Word(400, "INVALID_REQUEST", "退款单号已使用，与之前请求不一致")),
            Map.entry("refund_exceeds_payment", new Word(400, "INVALID_REQUEST", "退款金额大于订单可退金额")));

    private Refusals() {}

    private record Word(int status, String code, String message) {}

    /** What is in no row is WeChat Pay's own word already. */
    static Reply reply(Refusal refusal) {
        Word word =
                WORDS.getOrDefault(refusal.code(), new Word(refusal.status(), refusal.code(), refusal.getMessage()));
        return Gate.error(word.status(), word.code(), word.message());
    }

    static Refusal parameter(String message) {
        return new Refusal(400, "PARAM_ERROR", message);
    }
}
