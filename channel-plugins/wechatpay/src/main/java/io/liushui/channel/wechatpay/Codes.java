package io.liushui.channel.wechatpay;

import static io.liushui.spi.ChannelFunction.BILL;
import static io.liushui.spi.ChannelFunction.CLOSE;
import static io.liushui.spi.ChannelFunction.PAY;
import static io.liushui.spi.ChannelFunction.QUERY;
import static io.liushui.spi.ChannelFunction.REFUND;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.CodeMeaning;
import io.liushui.spi.CodeTable;
import io.liushui.spi.DeclineReason;
import io.liushui.spi.ExchangeLog;

/** Every state and error code of WeChat Pay that we know. Several are written in two ways, depending on the interface. */
final class Codes {
    /** With the status 401, 429 and 403: the request was turned away before it was looked at. */
    private static final String[] TURNED_AWAY = {
        "SIGN_ERROR", "FREQUENCY_LIMITED", "FREQUENCY_LIMIT_EXCEED", "RATELIMIT_EXCEEDED"
    };

    /** With the status 500, 502 and 503, or without any promise. */
    private static final String[] UNCLEAR = {
        "SYSTEM_ERROR", "SYSTEMERROR", "BANKERROR", "BANK_ERROR", "INVALID_TRANSACTIONID"
    };

    static final CodeTable TABLE = CodeTable.builder()
            .row(PAY, CodeMeaning.DECLINED, "PARAM_ERROR", "INVALID_REQUEST", "OPENID_MISMATCH")
            .row(PAY, CodeMeaning.DECLINED_HERE, "NO_AUTH", "NOAUTH", "RULE_LIMIT", "RULELIMIT", "TRADE_ERROR")
            .row(PAY, CodeMeaning.DECLINED_HERE, "APPID_MCHID_NOT_MATCH", "MCH_NOT_EXISTS")
            .row(PAY, CodeMeaning.DECLINED_HERE, "ACCOUNTERROR", "ACCOUNT_ERROR", "NOTENOUGH", "NOT_ENOUGH")
            .row(PAY, CodeMeaning.OVER, "ORDER_CLOSED", "ORDERCLOSED")
            .row(PAY, CodeMeaning.NOT_EXECUTED, TURNED_AWAY)
            // Paid already, or the number belongs to something else: only a query can tell
            .row(PAY, CodeMeaning.UNKNOWN, "ORDERPAID", "ORDER_PAID", "OUT_TRADE_NO_USED", "USERPAYING")
            .row(PAY, CodeMeaning.UNKNOWN, UNCLEAR)
            // REFUND says that a paid order was paid back, wholly or partly: the payment itself stands
            .row(QUERY, CodeMeaning.DONE, "SUCCESS", "REFUND")
            .row(QUERY, CodeMeaning.OPEN, "NOTPAY", "USERPAYING", "ACCEPT")
            .row(QUERY, CodeMeaning.DECLINED, "PAYERROR")
            .row(QUERY, CodeMeaning.OVER, "CLOSED", "REVOKED")
            .row(QUERY, CodeMeaning.NOT_FOUND, "ORDER_NOT_EXIST", "ORDERNOTEXIST")
            .row(QUERY, CodeMeaning.UNKNOWN, "PARAM_ERROR", "INVALID_REQUEST", "NO_AUTH", "NOAUTH", "RULE_LIMIT")
            .row(QUERY, CodeMeaning.UNKNOWN, "MCH_NOT_EXISTS", "TRADE_ERROR", "RULELIMIT")
            .row(QUERY, CodeMeaning.UNKNOWN, TURNED_AWAY)
            .row(QUERY, CodeMeaning.UNKNOWN, UNCLEAR)
            .row(CLOSE, CodeMeaning.DONE, "ORDER_CLOSED", "ORDERCLOSED")
            .row(CLOSE, CodeMeaning.NOT_FOUND, "ORDER_NOT_EXIST", "ORDERNOTEXIST")
            .row(CLOSE, CodeMeaning.DECLINED, "ORDERPAID", "ORDER_PAID")
            .row(CLOSE, CodeMeaning.UNKNOWN, "USERPAYING", "PARAM_ERROR", "INVALID_REQUEST", "TRADE_ERROR")
            .row(CLOSE, CodeMeaning.UNKNOWN, "NO_AUTH", "NOAUTH", "MCH_NOT_EXISTS", "RULE_LIMIT", "RULELIMIT")
            .row(CLOSE, CodeMeaning.UNKNOWN, TURNED_AWAY)
            .row(CLOSE, CodeMeaning.UNKNOWN, UNCLEAR)
            .row(REFUND, CodeMeaning.DONE, "SUCCESS")
            .row(REFUND, CodeMeaning.OPEN, "PROCESSING")
            .row(REFUND, CodeMeaning.DECLINED, "CLOSED")
            .row(REFUND, CodeMeaning.DECLINED, "PARAM_ERROR", "INVALID_REQUEST")
            .row(REFUND, CodeMeaning.DECLINED, "USER_ACCOUNT_ABNORMAL")
            .row(REFUND, CodeMeaning.DECLINED, "NO_AUTH", "NOAUTH", "MCH_NOT_EXISTS", "TRADE_OVERDUE")
            .reason(REFUND, DeclineReason.SOURCE_CLOSED, "USER_ACCOUNT_ABNORMAL", "TRADE_OVERDUE")
            // Final for this request: the money has left us, the payer's account cannot take it, and people say in the
            // console where it goes
            .row(REFUND, CodeMeaning.DECLINED, "ABNORMAL")
            .reason(REFUND, DeclineReason.UNDELIVERABLE, "ABNORMAL")
            // Of a refund: the order; of its query: the refund
            .row(REFUND, CodeMeaning.NOT_FOUND, "RESOURCE_NOT_EXISTS")
            // Our account has not enough: after it was filled up, the same number goes through
            .row(REFUND, CodeMeaning.NOT_EXECUTED, "NOT_ENOUGH", "NOTENOUGH")
            .row(REFUND, CodeMeaning.NOT_EXECUTED, TURNED_AWAY)
            .row(REFUND, CodeMeaning.UNKNOWN, UNCLEAR)
            .row(BILL, CodeMeaning.OPEN, "STATEMENT_CREATING")
            .row(BILL, CodeMeaning.NOT_FOUND, "NO_STATEMENT_EXIST")
            .row(BILL, CodeMeaning.UNKNOWN, "PARAM_ERROR", "INVALID_REQUEST", "NO_AUTH", "NOAUTH")
            .row(BILL, CodeMeaning.UNKNOWN, TURNED_AWAY)
            .row(BILL, CodeMeaning.UNKNOWN, UNCLEAR)
            .build();
    private static final int LONGEST = 64;

    private final ExchangeLog log;

    Codes(ExchangeLog log) {
        this.log = log;
    }

    /** Unknown, and told to the log, when the code stands in no row. */
    CodeMeaning meaning(ChannelFunction function, String reference, String code) {
        return TABLE.meaning(function, code).orElseGet(() -> {
            log.unmapped(function, reference, code.substring(0, Math.min(LONGEST, code.length())));
            return CodeMeaning.UNKNOWN;
        });
    }
}
