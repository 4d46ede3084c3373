package io.liushui.channel.paypal;

import static io.liushui.spi.ChannelFunction.COMPLETE;
import static io.liushui.spi.ChannelFunction.PAY;
import static io.liushui.spi.ChannelFunction.PREAUTH;
import static io.liushui.spi.ChannelFunction.QUERY;
import static io.liushui.spi.ChannelFunction.REFUND;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.CodeMeaning;
import io.liushui.spi.CodeTable;
import io.liushui.spi.DeclineReason;
import io.liushui.spi.ExchangeLog;
import java.util.List;

/**
 * PayPal's statuses and the issues of its refusals. A status stands with its object before it ({@code order.APPROVED}), because the same word means
 * different things of an order, a capture and an authorisation; an issue stands alone.
 */
final class Codes {

    static final CodeTable TABLE = table();
    private static final int LONGEST = 64;

    private final ExchangeLog log;

    Codes(ExchangeLog log) {
        this.log = log;
    }

    /** A code of no row is told to the log and means unknown. */
    CodeMeaning meaning(ChannelFunction function, String reference, String code) {
        return TABLE.meaning(function, code).orElseGet(() -> {
            log.unmapped(function, reference, code.substring(0, Math.min(LONGEST, code.length())));
            return CodeMeaning.UNKNOWN;
        });
    }

    private static CodeTable table() {
        CodeTable.Builder table = CodeTable.builder();
        for (ChannelFunction function : List.of(PAY, QUERY, COMPLETE, PREAUTH)) {
            orders(table, function);
            captures(table, function);
        }
        for (ChannelFunction function : List.of(PAY, QUERY, COMPLETE, PREAUTH, REFUND)) {
            everywhere(table, function);
        }
        for (ChannelFunction function : List.of(PAY, COMPLETE, PREAUTH, REFUND)) {
            ourFault(table, function);
        }
        refusedPayments(table, PAY);
        refusedPayments(table, COMPLETE);
        refusedPayments(table, PREAUTH);
        return preauth(refunds(completion(table))).build();
    }

    private static void orders(CodeTable.Builder table, ChannelFunction function) {
        table.row(function, CodeMeaning.OPEN, "order.CREATED", "order.SAVED", "order.PAYER_ACTION_REQUIRED")
                .row(function, CodeMeaning.APPROVED, "order.APPROVED")
                .row(function, CodeMeaning.DONE, "order.COMPLETED")
                .row(function, CodeMeaning.OVER, "order.VOIDED");
    }

    private static void captures(CodeTable.Builder table, ChannelFunction function) {
        table.row(function, CodeMeaning.DONE, "capture.COMPLETED", "capture.PARTIALLY_REFUNDED", "capture.REFUNDED")
                .row(function, CodeMeaning.OPEN, "capture.PENDING")
                .row(function, CodeMeaning.DECLINED, "capture.DECLINED", "capture.FAILED");
    }

    private static void everywhere(CodeTable.Builder table, ChannelFunction function) {
        table.row(function, CodeMeaning.NOT_EXECUTED, "invalid_token", "AUTHENTICATION_FAILURE", "RATE_LIMIT_REACHED")
                .row(function, CodeMeaning.NOT_EXECUTED, "NOT_AUTHORIZED", "PERMISSION_DENIED")
                // The same request is under way, or the number belongs to something else: whatever became of it is not
                // told here
                .row(function, CodeMeaning.UNKNOWN, "PREVIOUS_REQUEST_IN_PROGRESS", "RESOURCE_CONFLICT")
                .row(function, CodeMeaning.UNKNOWN, "DUPLICATE_REQUEST_ID", "PAYPAL_REQUEST_ID_PREVIOUSLY_USED")
                .row(function, CodeMeaning.UNKNOWN, "DUPLICATE_INVOICE_ID");
        if (function == QUERY || function == PREAUTH) {
            table.row(function, CodeMeaning.NOT_FOUND, "RESOURCE_NOT_FOUND", "INVALID_RESOURCE_ID");
        } else {
            table.row(function, CodeMeaning.OVER, "RESOURCE_NOT_FOUND", "INVALID_RESOURCE_ID");
        }
    }

    private static void ourFault(CodeTable.Builder table, ChannelFunction function) {
        table.row(function, CodeMeaning.DECLINED, "INVALID_REQUEST", "MALFORMED_REQUEST_JSON", "UNSUPPORTED_MEDIA_TYPE")
                .row(function, CodeMeaning.DECLINED, "MISSING_REQUIRED_PARAMETER", "INVALID_PARAMETER_VALUE")
                .row(function, CodeMeaning.DECLINED, "INVALID_PARAMETER_SYNTAX", "INVALID_STRING_LENGTH")
                .row(function, CodeMeaning.DECLINED, "INVALID_STRING_MIN_LENGTH", "INVALID_STRING_MAX_LENGTH")
                .row(function, CodeMeaning.DECLINED, "CANNOT_BE_NEGATIVE", "CANNOT_BE_ZERO_OR_NEGATIVE")
                .row(function, CodeMeaning.DECLINED, "DECIMAL_PRECISION", "DECIMALS_NOT_SUPPORTED")
                .row(
                        function,
                        CodeMeaning.DECLINED,
                        "INVALID_CURRENCY_CODE",
                        "CURRENCY_MISMATCH",
                        "MAX_VALUE_EXCEEDED");
    }

    private static void refusedPayments(CodeTable.Builder table, ChannelFunction function) {
        table.row(function, CodeMeaning.DECLINED, "COMPLIANCE_VIOLATION", "TRANSACTION_REFUSED")
                .row(function, CodeMeaning.DECLINED, "PAYEE_BLOCKED_TRANSACTION", "TRANSACTION_BLOCKED_BY_PAYEE")
                .row(function, CodeMeaning.DECLINED_HERE, "INSTRUMENT_DECLINED", "PAYER_CANNOT_PAY")
                .row(function, CodeMeaning.DECLINED_HERE, "REDIRECT_PAYER_FOR_ALTERNATE_FUNDING")
                .row(function, CodeMeaning.DECLINED_HERE, "PAYER_ACCOUNT_RESTRICTED", "PAYER_ACCOUNT_LOCKED_OR_CLOSED")
                .row(function, CodeMeaning.DECLINED_HERE, "PAYEE_ACCOUNT_RESTRICTED", "PAYEE_ACCOUNT_LOCKED_OR_CLOSED")
                .row(function, CodeMeaning.DECLINED_HERE, "PAYEE_ACCOUNT_INVALID", "DOMESTIC_TRANSACTION_REQUIRED")
                .row(function, CodeMeaning.DECLINED_HERE, "TRANSACTION_LIMIT_EXCEEDED")
                .row(function, CodeMeaning.DECLINED_HERE, "TRANSACTION_RECEIVING_LIMIT_EXCEEDED")
                .row(function, CodeMeaning.DECLINED_HERE, "MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED")
                .row(function, CodeMeaning.DECLINED_HERE, "AUTH_CAPTURE_NOT_ENABLED");
    }

    private static CodeTable.Builder completion(CodeTable.Builder table) {
        return table.row(COMPLETE, CodeMeaning.OPEN, "ORDER_NOT_APPROVED", "PAYER_ACTION_REQUIRED")
                // It is captured: how, the order itself tells
                .row(COMPLETE, CodeMeaning.DONE, "ORDER_ALREADY_CAPTURED");
    }

    private static CodeTable.Builder refunds(CodeTable.Builder table) {
        return table.row(REFUND, CodeMeaning.DONE, "refund.COMPLETED")
                .row(REFUND, CodeMeaning.OPEN, "refund.PENDING")
                .row(REFUND, CodeMeaning.DECLINED, "refund.CANCELLED", "refund.FAILED")
                .row(REFUND, CodeMeaning.DECLINED, "CAPTURE_FULLY_REFUNDED", "REFUND_AMOUNT_EXCEEDED")
                .row(REFUND, CodeMeaning.DECLINED, "REFUND_AMOUNT_TOO_LOW", "REFUND_NOT_ALLOWED")
                .row(REFUND, CodeMeaning.DECLINED, "REFUND_TIME_LIMIT_EXCEEDED", "PARTIAL_REFUND_NOT_ALLOWED")
                .row(REFUND, CodeMeaning.DECLINED, "REFUND_FAILED_INSUFFICIENT_FUNDS")
                .row(REFUND, CodeMeaning.DECLINED, "MAX_NUMBER_OF_REFUNDS_EXCEEDED", "TRANSACTION_DISPUTED")
                .row(REFUND, CodeMeaning.DECLINED, "REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK", "REFUND_IS_RESTRICTED")
                .row(REFUND, CodeMeaning.DECLINED, "REFUND_CAPTURE_CURRENCY_MISMATCH", "TRANSACTION_REFUSED")
                .row(REFUND, CodeMeaning.DECLINED, "PAYEE_ACCOUNT_LOCKED_OR_CLOSED", "PAYEE_ACCOUNT_RESTRICTED")
                .row(REFUND, CodeMeaning.DECLINED, "PAYER_ACCOUNT_LOCKED_OR_CLOSED")
                .reason(REFUND, DeclineReason.SOURCE_CLOSED, "PAYER_ACCOUNT_LOCKED_OR_CLOSED")
                .reason(REFUND, DeclineReason.SOURCE_CLOSED, "REFUND_TIME_LIMIT_EXCEEDED")
                .row(REFUND, CodeMeaning.NOT_EXECUTED, "PENDING_CAPTURE");
    }

    private static CodeTable.Builder preauth(CodeTable.Builder table) {
        return table.row(PREAUTH, CodeMeaning.DONE, "authorization.CREATED", "authorization.CAPTURED")
                .row(PREAUTH, CodeMeaning.DONE, "authorization.PARTIALLY_CAPTURED", "authorization.VOIDED")
                .row(PREAUTH, CodeMeaning.OPEN, "authorization.PENDING")
                .row(PREAUTH, CodeMeaning.DECLINED, "authorization.DENIED")
                .row(PREAUTH, CodeMeaning.OPEN, "ORDER_NOT_APPROVED", "PAYER_ACTION_REQUIRED")
                // What was asked for has happened before: how, the order itself tells
                .row(PREAUTH, CodeMeaning.DONE, "ORDER_ALREADY_AUTHORIZED", "PREVIOUSLY_VOIDED")
                .row(PREAUTH, CodeMeaning.DECLINED, "AUTHORIZATION_ALREADY_CAPTURED", "AUTHORIZATION_VOIDED")
                .row(PREAUTH, CodeMeaning.DECLINED, "AUTHORIZATION_DENIED", "AUTHORIZATION_EXPIRED")
                .row(PREAUTH, CodeMeaning.DECLINED, "MAX_CAPTURE_AMOUNT_EXCEEDED", "MAX_CAPTURE_COUNT_EXCEEDED")
                .row(PREAUTH, CodeMeaning.DECLINED, "AUTH_CAPTURE_CURRENCY_MISMATCH", "AUTH_CURRENCY_MISMATCH")
                .row(PREAUTH, CodeMeaning.DECLINED, "PREVIOUSLY_CAPTURED", "CANNOT_BE_VOIDED")
                .row(PREAUTH, CodeMeaning.DECLINED, "REAUTHORIZATION_NOT_SUPPORTED", "REAUTHORIZATION_TOO_SOON");
    }
}
