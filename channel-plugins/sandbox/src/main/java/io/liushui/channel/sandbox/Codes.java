package io.liushui.channel.sandbox;

import static io.liushui.spi.ChannelFunction.BALANCE;
import static io.liushui.spi.ChannelFunction.CAPTURE_VOID;
import static io.liushui.spi.ChannelFunction.CLOSE;
import static io.liushui.spi.ChannelFunction.CONFIRM_BY_CODE;
import static io.liushui.spi.ChannelFunction.CONTRACT;
import static io.liushui.spi.ChannelFunction.PAY;
import static io.liushui.spi.ChannelFunction.PAYOUT;
import static io.liushui.spi.ChannelFunction.PREAUTH;
import static io.liushui.spi.ChannelFunction.QUERY;
import static io.liushui.spi.ChannelFunction.REFUND;
import static io.liushui.spi.ChannelFunction.VOID;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.CodeMeaning;
import io.liushui.spi.CodeTable;
import io.liushui.spi.DeclineReason;
import io.liushui.spi.ExchangeLog;
import java.util.List;

/** Every state and code of the sandbox. */
final class Codes {
    /** The request was turned away before it was looked at. */
    private static final String[] TURNED_AWAY = {"signature_missing", "signature_invalid", "timestamp_stale"};

    private static final String[] WRONG_REQUEST = {
        "amount_out_of_range", "currency_unsupported", "method_unknown", "invalid_request", "malformed_request"
    };
    private static final String[] REFUSED_BY_BANK = {"card_declined", "card_expired", "payer_refused"};
    private static final String[] REFUSED_HERE = {"issuer_unavailable", "limit_exceeded"};

    static final CodeTable TABLE = table();
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

    private static CodeTable table() {
        CodeTable.Builder table = CodeTable.builder();
        payments(table);
        for (ChannelFunction function : List.of(REFUND, VOID, CAPTURE_VOID)) {
            undoing(table, function);
        }
        authorizations(table);
        contracts(table);
        payouts(table);
        return table.build();
    }

    private static void payments(CodeTable.Builder table) {
        table.row(PAY, CodeMeaning.DONE, "succeeded")
                .row(PAY, CodeMeaning.OPEN, "pending")
                .row(PAY, CodeMeaning.DECLINED_HERE, REFUSED_HERE)
                .row(PAY, CodeMeaning.DECLINED, REFUSED_BY_BANK)
                .row(PAY, CodeMeaning.DECLINED, WRONG_REQUEST)
                .row(PAY, CodeMeaning.DECLINED, "contract_missing", "contract_not_signed")
                .row(PAY, CodeMeaning.OVER, "order_closed", "order_expired")
                .row(PAY, CodeMeaning.NOT_EXECUTED, TURNED_AWAY)
                // The number belongs to something else: whatever happened to it is not ours to tell
                .row(PAY, CodeMeaning.UNKNOWN, "order_conflict")
                .row(QUERY, CodeMeaning.DONE, "succeeded")
                .row(QUERY, CodeMeaning.OPEN, "pending")
                .row(QUERY, CodeMeaning.DECLINED, REFUSED_HERE)
                .row(QUERY, CodeMeaning.DECLINED, REFUSED_BY_BANK)
                .row(QUERY, CodeMeaning.OVER, "order_closed", "order_expired")
                .row(QUERY, CodeMeaning.NOT_FOUND, "order_not_found")
                .row(QUERY, CodeMeaning.UNKNOWN, TURNED_AWAY)
                .row(CLOSE, CodeMeaning.DONE, "closed", "declined", "voided", "expired")
                .row(CLOSE, CodeMeaning.DECLINED, "succeeded", "authorized")
                .row(CLOSE, CodeMeaning.UNKNOWN, "order_conflict", "invalid_request")
                .row(CLOSE, CodeMeaning.UNKNOWN, TURNED_AWAY);
    }

    private static void undoing(CodeTable.Builder table, ChannelFunction function) {
        table.row(function, CodeMeaning.DONE, "refunded")
                .row(function, CodeMeaning.OPEN, "pending")
                .row(function, CodeMeaning.DECLINED, "order_not_found", "order_not_paid", "refund_exceeds_payment")
                .row(function, CodeMeaning.DECLINED, "refund_declined", "void_too_late")
                .row(function, CodeMeaning.DECLINED, WRONG_REQUEST)
                .row(function, CodeMeaning.DECLINED, "account_closed", "account_expired")
                .reason(function, DeclineReason.SOURCE_CLOSED, "account_closed", "account_expired")
                .reason(function, DeclineReason.DAY_OVER, "void_too_late")
                .row(function, CodeMeaning.NOT_FOUND, "refund_not_found")
                .row(function, CodeMeaning.NOT_EXECUTED, TURNED_AWAY)
                .row(function, CodeMeaning.UNKNOWN, "refund_conflict");
    }

    private static void authorizations(CodeTable.Builder table) {
        // Voided and expired: the money was held once. Succeeded is a capture, released the void of an authorisation
        table.row(PREAUTH, CodeMeaning.DONE, "authorized", "voided", "expired", "succeeded", "released")
                .row(PREAUTH, CodeMeaning.OPEN, "pending")
                .row(PREAUTH, CodeMeaning.DECLINED_HERE, REFUSED_HERE)
                .row(PREAUTH, CodeMeaning.DECLINED, REFUSED_BY_BANK)
                .row(PREAUTH, CodeMeaning.DECLINED, WRONG_REQUEST)
                .row(PREAUTH, CodeMeaning.DECLINED, "authorization_not_open", "authorization_expired")
                .row(PREAUTH, CodeMeaning.DECLINED, "capture_exceeds_authorization", "release_exceeds_authorization")
                .row(PREAUTH, CodeMeaning.OVER, "authorization_closed", "order_closed")
                .row(
                        PREAUTH,
                        CodeMeaning.NOT_FOUND,
                        "authorization_not_found",
                        "capture_not_found",
                        "release_not_found")
                .row(PREAUTH, CodeMeaning.NOT_EXECUTED, TURNED_AWAY)
                .row(PREAUTH, CodeMeaning.UNKNOWN, "order_conflict", "authorization_conflict", "release_conflict");
    }

    private static void contracts(CodeTable.Builder table) {
        table.row(CONFIRM_BY_CODE, CodeMeaning.DONE, "succeeded")
                // A wrong code is answered with the order as it stands
                .row(CONFIRM_BY_CODE, CodeMeaning.OPEN, "pending")
                .row(CONFIRM_BY_CODE, CodeMeaning.DECLINED, REFUSED_BY_BANK)
                .row(CONFIRM_BY_CODE, CodeMeaning.OVER, "order_closed", "order_expired")
                .row(CONFIRM_BY_CODE, CodeMeaning.NOT_EXECUTED, TURNED_AWAY)
                .row(CONFIRM_BY_CODE, CodeMeaning.NOT_EXECUTED, "invalid_request", "malformed_request")
                .row(CONFIRM_BY_CODE, CodeMeaning.NOT_FOUND, "order_not_found")
                .row(CONTRACT, CodeMeaning.DONE, "signed")
                .row(CONTRACT, CodeMeaning.OPEN, "pending")
                .row(CONTRACT, CodeMeaning.OVER, "unsigned", "expired")
                .row(CONTRACT, CodeMeaning.DECLINED, "refused", "closed", "contract_not_signed")
                .row(CONTRACT, CodeMeaning.DECLINED, "card_invalid", "card_expired", "phone_invalid")
                .row(CONTRACT, CodeMeaning.DECLINED, "method_unknown", "invalid_request", "malformed_request")
                .row(CONTRACT, CodeMeaning.NOT_FOUND, "contract_not_found")
                .row(CONTRACT, CodeMeaning.NOT_EXECUTED, TURNED_AWAY)
                .row(CONTRACT, CodeMeaning.UNKNOWN, "contract_conflict", "order_conflict");
    }

    private static void payouts(CodeTable.Builder table) {
        // One that came back was paid all the same
        table.row(PAYOUT, CodeMeaning.DONE, "paid", "returned")
                .row(PAYOUT, CodeMeaning.OPEN, "pending")
                .row(PAYOUT, CodeMeaning.DECLINED_HERE, "position_insufficient", "payee_bank_unavailable")
                .row(PAYOUT, CodeMeaning.DECLINED, "payee_account_invalid", "payee_name_mismatch")
                .row(PAYOUT, CodeMeaning.DECLINED, "payee_account_closed", "payee_bank_unknown")
                .row(PAYOUT, CodeMeaning.DECLINED, "amount_out_of_range", "currency_unsupported")
                .row(PAYOUT, CodeMeaning.DECLINED, "invalid_request", "malformed_request")
                .row(PAYOUT, CodeMeaning.NOT_FOUND, "payout_not_found")
                .row(PAYOUT, CodeMeaning.NOT_EXECUTED, TURNED_AWAY)
                .row(PAYOUT, CodeMeaning.UNKNOWN, "payout_conflict", "order_conflict")
                .row(BALANCE, CodeMeaning.DECLINED, "currency_unsupported")
                .row(BALANCE, CodeMeaning.NOT_EXECUTED, TURNED_AWAY);
    }
}
