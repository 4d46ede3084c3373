package io.liushui.channel.alipay;

import static io.liushui.spi.ChannelFunction.BILL;
import static io.liushui.spi.ChannelFunction.CLOSE;
import static io.liushui.spi.ChannelFunction.NOTIFICATION;
import static io.liushui.spi.ChannelFunction.PAY;
import static io.liushui.spi.ChannelFunction.PREAUTH;
import static io.liushui.spi.ChannelFunction.QUERY;
import static io.liushui.spi.ChannelFunction.REFUND;
import static io.liushui.spi.CodeMeaning.DECLINED;
import static io.liushui.spi.CodeMeaning.DECLINED_HERE;
import static io.liushui.spi.CodeMeaning.DONE;
import static io.liushui.spi.CodeMeaning.NOT_EXECUTED;
import static io.liushui.spi.CodeMeaning.NOT_FOUND;
import static io.liushui.spi.CodeMeaning.OPEN;
import static io.liushui.spi.CodeMeaning.OVER;
import static io.liushui.spi.CodeMeaning.UNKNOWN;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.CodeTable;
import io.liushui.spi.DeclineReason;

/**
 * Every status and code of Alipay with its meaning; the codes are those of its SDK. {@code OVER} as an answer to a refund, a capture or an
 * unfreezing may be our own earlier work: it is asked before anything is told.
 */
final class AlipayCodes {
    static final CodeTable TABLE = table();

    private AlipayCodes() {}

    private static CodeTable table() {
        CodeTable.Builder table = CodeTable.builder();
        payments(table);
        queries(table);
        refunds(table);
        authorizations(table);
        captures(table);
        for (ChannelFunction function : new ChannelFunction[] {PAY, CLOSE, REFUND, PREAUTH, BILL}) {
            table.row(function, NOT_EXECUTED, GatewayCodes.REFUSED).row(function, UNKNOWN, GatewayCodes.UNCLEAR);
        }
        return table.row(QUERY, UNKNOWN, GatewayCodes.REFUSED)
                .row(QUERY, UNKNOWN, GatewayCodes.UNCLEAR)
                .row(BILL, NOT_FOUND, "BILL_NOT_EXIST")
                .row(BILL, DECLINED, "INVAILID_ARGUMENTS")
                .row(BILL, UNKNOWN, "UNKNOWN_ERROR")
                .build();
    }

    private static void payments(CodeTable.Builder table) {
        table.row(PAY, DECLINED, "ACQ.INVALID_PARAMETER", "ACQ.EXIST_FORBIDDEN_WORD", "ACQ.TOTAL_FEE_EXCEED")
                .row(PAY, DECLINED, "ACQ.BUYER_SELLER_EQUAL", "ACQ.TRADE_BUYER_NOT_MATCH", "ACQ.BUYER_NOT_EXIST")
                .row(PAY, DECLINED, "ACQ.SUB_GOODS_SIZE_MAX_COUNT")
                .row(PAY, DECLINED_HERE, "ACQ.BUYER_ENABLE_STATUS_FORBID", "ACQ.ERROR_BUYER_CERTIFY_LEVEL_LIMIT")
                .row(PAY, DECLINED_HERE, "ACQ.BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR")
                .row(PAY, DECLINED_HERE, "ACQ.BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR")
                .row(PAY, DECLINED_HERE, "ACQ.ACCESS_FORBIDDEN", "ACQ.PARTNER_ERROR", "ACQ.SELLER_BEEN_BLOCKED")
                .row(PAY, DECLINED_HERE, "ACQ.BEYOND_PAY_RESTRICTION", "ACQ.BEYOND_PER_RECEIPT_RESTRICTION")
                .row(PAY, DECLINED_HERE, "ACQ.BEYOND_PER_RECEIPT_DAY_RESTRICTION")
                .row(PAY, DECLINED_HERE, "ACQ.BEYOND_PER_RECEIPT_SINGLE_RESTRICTION")
                .row(PAY, DECLINED_HERE, "ACQ.MERCHANT_PERM_RECEIPT_SUSPEND_LIMIT")
                .row(PAY, DECLINED_HERE, "ACQ.MERCHANT_PERM_RECEIPT_SINGLE_LIMIT")
                .row(PAY, DECLINED_HERE, "ACQ.MERCHANT_PERM_RECEIPT_DAY_LIMIT", "ACQ.MERCHANT_STATUS_NOT_NORMAL")
                .row(PAY, DECLINED_HERE, "ACQ.INVALID_STORE_ID", "ACQ.APPLY_PC_MERCHANT_CODE_ERROR")
                .row(
                        PAY,
                        DECLINED_HERE,
                        "ACQ.TRADE_SETTLE_ERROR",
                        "ACQ.SELLER_NOT_EXIST",
                        "ACQ.INVALID_RECEIVE_ACCOUNT")
                .row(PAY, DECLINED_HERE, "ACQ.DEFAULT_SETTLE_RULE_NOT_EXIST", "ACQ.RISK_MERCHANT_IP_NOT_EXIST")
                .row(PAY, DECLINED_HERE, GatewayCodes.SECONDARY_MERCHANT)
                .row(PAY, OVER, "ACQ.TRADE_HAS_CLOSE", "ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR")
                // The number belongs to something else, or is paid already: only a query can tell
                .row(PAY, UNKNOWN, "ACQ.CONTEXT_INCONSISTENT", "ACQ.TRADE_HAS_SUCCESS", "ACQ.SYSTEM_ERROR");
    }

    private static void queries(CodeTable.Builder table) {
        for (ChannelFunction function : new ChannelFunction[] {QUERY, NOTIFICATION}) {
            table.row(function, DONE, "TRADE_SUCCESS", "TRADE_FINISHED")
                    .row(function, OPEN, "WAIT_BUYER_PAY")
                    .row(function, OVER, "TRADE_CLOSED");
        }
        table.row(NOTIFICATION, DONE, "SUCCESS")
                .row(NOTIFICATION, OPEN, "INIT")
                .row(NOTIFICATION, OVER, "CLOSED")
                .row(QUERY, NOT_FOUND, "ACQ.TRADE_NOT_EXIST")
                .row(QUERY, UNKNOWN, "ACQ.SYSTEM_ERROR", "ACQ.INVALID_PARAMETER", "ACQ.ENTERPRISE_PAY_BIZ_ERROR")
                .row(CLOSE, DONE, "close", "refund")
                .row(CLOSE, NOT_FOUND, "ACQ.TRADE_NOT_EXIST")
                // Paid or over: the query tells which
                .row(CLOSE, OVER, "ACQ.TRADE_STATUS_ERROR", "ACQ.REASON_TRADE_STATUS_INVALID")
                .row(CLOSE, OVER, "ACQ.REASON_ILLEGAL_STATUS", "ACQ.TRADE_HAS_FINISHED", "ACQ.TRADE_CANCEL_TIME_OUT")
                .row(CLOSE, OVER, "ACQ.SELLER_BALANCE_NOT_ENOUGH", "ACQ.REASON_TRADE_BEEN_FREEZEN")
                .row(CLOSE, OVER, "ACQ.REASON_TRADE_REFUND_FEE_ERR", "ACQ.CANCEL_NOT_ALLOWED")
                .row(CLOSE, UNKNOWN, "ACQ.SYSTEM_ERROR", "AQC.SYSTEM_ERROR", "ACQ.INVALID_PARAMETER");
    }

    private static void refunds(CodeTable.Builder table) {
        table.row(REFUND, DONE, "Y", "REFUND_SUCCESS")
                .row(REFUND, OVER, "N", "ACQ.TRADE_HAS_CLOSE", "ACQ.TRADE_STATUS_ERROR")
                .row(REFUND, OVER, "ACQ.REASON_TRADE_STATUS_INVALID")
                .row(REFUND, NOT_FOUND, "ACQ.TRADE_NOT_EXIST", "TRADE_NOT_EXIST")
                .row(REFUND, DECLINED, "ACQ.INVALID_PARAMETER", "ACQ.SELLER_BALANCE_NOT_ENOUGH")
                .row(REFUND, DECLINED, "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "ACQ.REASON_TRADE_BEEN_FREEZEN")
                .row(REFUND, DECLINED, "ACQ.TRADE_HAS_FINISHED", "ACQ.REASON_TRADE_REFUND_FEE_ERR")
                .row(REFUND, DECLINED, "ACQ.TRADE_NOT_ALLOW_REFUND", "ACQ.REFUND_FEE_ERROR")
                .row(REFUND, DECLINED, "ACQ.BUYER_ENABLE_STATUS_FORBID", "ACQ.NOT_ALLOW_PARTIAL_REFUND")
                .row(REFUND, DECLINED, "ACQ.ONLINE_TRADE_VOUCHER_NOT_ALLOW_REFUND", "ACQ.BUYER_ERROR")
                .row(REFUND, DECLINED, "ACQ.CURRENCY_NOT_SUPPORT", "ACQ.ALLOC_AMOUNT_VALIDATE_ERROR")
                .row(REFUND, DECLINED, "ACQ.USER_NOT_MATCH_ERR", "ACQ.TRADE_SETTLE_ERROR", "ACQ.REFUND_CHARGE_ERROR")
                .row(REFUND, DECLINED, "ACQ.ENTERPRISE_PAY_BIZ_ERROR", "ACQ.OVERDRAFT_ASSIGN_ACCOUNT_INVALID")
                .row(REFUND, DECLINED, "ACQ.OVERDRAFT_AGREEMENT_NOT_MATCH")
                .row(REFUND, DECLINED, "ACQ.BUYER_NOT_EXIST", "ACQ.REFUND_ACCOUNT_NOT_EXIST")
                .row(REFUND, DECLINED, "ACQ.CUSTOMER_VALIDATE_ERROR", "ACQ.REFUND_ROYALTY_PAYEE_ACCOUNT_NOT_EXIST")
                .row(REFUND, UNKNOWN, "ACQ.SYSTEM_ERROR", "ACQ.DISCORDANT_REPEAT_REQUEST")
                .reason(REFUND, DeclineReason.SOURCE_CLOSED, "ACQ.BUYER_NOT_EXIST", "ACQ.REFUND_ACCOUNT_NOT_EXIST")
                .reason(REFUND, DeclineReason.SOURCE_CLOSED, "ACQ.BUYER_ENABLE_STATUS_FORBID")
                .reason(REFUND, DeclineReason.SOURCE_CLOSED, "ACQ.TRADE_HAS_FINISHED");
    }

    private static void authorizations(CodeTable.Builder table) {
        table.row(PREAUTH, DONE, "SUCCESS", "close", "unfreeze")
                .row(PREAUTH, OPEN, "INIT")
                .row(PREAUTH, OVER, "CLOSED", "ORDER_ALREADY_CLOSED", "ORDER_ALREADY_FINISH", "ILLEGAL_STATUS")
                .row(PREAUTH, OVER, "REQUEST_AMOUNT_EXCEED")
                .row(PREAUTH, NOT_FOUND, "AUTH_ORDER_NOT_EXIST", "AUTH_OPERATION_NOT_EXIST")
                .row(PREAUTH, UNKNOWN, "SYSTEM_ERROR", "UNIQUE_VIOLATION", "FREEZE_ALREADY_SUCCESS", "BIZ_ERROR")
                .row(PREAUTH, DECLINED, "ILLEGAL_ARGUMENT", "EXIST_FORBIDDEN_WORD", "PAYER_PAYEE_EQUAL")
                .row(PREAUTH, DECLINED, "CANCEL_OPERATION_TIME_OUT", "CURRENCY_VERIFICATION_FAIL")
                .row(PREAUTH, DECLINED, "PAYER_NOT_EXIST", "PAYMENT_AUTH_CODE_INVALID", "UNSUPPORT_ORDER_AMOUNT")
                .row(PREAUTH, DECLINED_HERE, "MONEY_NOT_ENOUGH", "NO_PAYMENT_INSTRUMENTS_AVAILABLE")
                .row(PREAUTH, DECLINED_HERE, "ACCESS_FORBIDDEN", "HAS_NO_PRIVILEGE", "PAYEE_NOT_EXIST")
                .row(PREAUTH, DECLINED_HERE, "PAYEE_USER_STATUS_LIMIT", "PAYER_USER_STATUS_LIMIT")
                .row(PREAUTH, DECLINED_HERE, "ERROR_BALANCE_PAYMENT_DISABLE", "PRODUCT_AMOUNT_LIMIT_ERROR")
                .row(PREAUTH, DECLINED_HERE, "USER_IDENTITY_INFO_VALIDATE_FAIL", "USER_ACCOUNT_VALIDATE_FAIL")
                .row(PREAUTH, DECLINED_HERE, "MERCHANT_STATUS_ERROR", "UNSUPPORTED_BIZ_TYPE", "ILLEGAL_PAYEE_USER_ID")
                .row(PREAUTH, DECLINED_HERE, "SECONDARY_MERCHANT_STATUS_ERROR", "SUB_MERCHANT_ORGANIZATION_ID_ERROR")
                .row(PREAUTH, DECLINED_HERE, "SUB_MERCHANT_LEVEL_ERROR", "SUB_MERCHANT_NO_PERMISSION")
                .row(PREAUTH, DECLINED_HERE, "RESTRICTED_MERCHANT_INDUSTRY", "FORBIDDEN_MERCHANT_INDUSTRY")
                .row(PREAUTH, UNKNOWN, "ENTERPRISE_PAY_BIZ_ERROR");
    }

    private static void captures(CodeTable.Builder table) {
        table.row(PREAUTH, OVER, CaptureCodes.OVER)
                .row(PREAUTH, DECLINED, CaptureCodes.DECLINED)
                .row(PREAUTH, DECLINED, GatewayCodes.SECONDARY_MERCHANT)
                .row(PREAUTH, UNKNOWN, "ACQ.SYSTEM_ERROR", "ACQ.CONTEXT_INCONSISTENT");
    }
}
