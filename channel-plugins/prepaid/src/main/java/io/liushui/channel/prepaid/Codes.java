package io.liushui.channel.prepaid;

import static io.liushui.spi.ChannelFunction.CLOSE;
import static io.liushui.spi.ChannelFunction.NOTIFICATION;
import static io.liushui.spi.ChannelFunction.PAY;
import static io.liushui.spi.ChannelFunction.QUERY;
import static io.liushui.spi.ChannelFunction.REFUND;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.CodeMeaning;
import io.liushui.spi.CodeTable;
import io.liushui.spi.DeclineReason;
import io.liushui.spi.ExchangeLog;

/** Every status and code of the issuer. */
final class Codes {

    static final String OF_PAYMENT = "PAYMENT";
    static final String OF_REFUND = "REFUND";
    private static final String[] TURNED_AWAY = {"MERCHANT_UNKNOWN", "SIGNATURE_WRONG", "TIME_OFF"};
    private static final String[] REFUSED = {"PAYER_REFUSED", "CARD_BLOCKED", "CARD_EXPIRED"};
    private static final String[] REFUSED_HERE = {"CARD_LIMIT", "CARD_SYSTEM_DOWN"};
    private static final String[] WRONG_REQUEST = {"MALFORMED", "AMOUNT_OUT_OF_RANGE"};
    private static final int LONGEST = 64;

    static final CodeTable TABLE = CodeTable.builder()
            .row(PAY, CodeMeaning.DONE, "PAID")
            .row(PAY, CodeMeaning.OPEN, "WAITING")
            .row(PAY, CodeMeaning.DECLINED, REFUSED)
            .row(PAY, CodeMeaning.DECLINED, WRONG_REQUEST)
            .row(PAY, CodeMeaning.DECLINED_HERE, REFUSED_HERE)
            .row(PAY, CodeMeaning.OVER, "CLOSED", "EXPIRED")
            .row(PAY, CodeMeaning.NOT_EXECUTED, TURNED_AWAY)
            // The number belongs to something else: whatever happened to it is not ours to tell
            .row(PAY, CodeMeaning.UNKNOWN, "NUMBER_TAKEN", "UNCERTAIN")
            .row(QUERY, CodeMeaning.DONE, "PAID")
            .row(QUERY, CodeMeaning.OPEN, "WAITING")
            .row(QUERY, CodeMeaning.DECLINED, REFUSED)
            .row(QUERY, CodeMeaning.DECLINED, REFUSED_HERE)
            .row(QUERY, CodeMeaning.OVER, "CLOSED", "EXPIRED")
            .row(QUERY, CodeMeaning.NOT_FOUND, "PAYMENT_NOT_FOUND")
            .row(QUERY, CodeMeaning.UNKNOWN, TURNED_AWAY)
            .row(QUERY, CodeMeaning.UNKNOWN, "MALFORMED", "UNCERTAIN")
            .row(CLOSE, CodeMeaning.DONE, "CLOSED", "EXPIRED")
            .row(CLOSE, CodeMeaning.DONE, REFUSED)
            .row(CLOSE, CodeMeaning.DONE, REFUSED_HERE)
            .row(CLOSE, CodeMeaning.DECLINED, "PAID")
            .row(CLOSE, CodeMeaning.UNKNOWN, TURNED_AWAY)
            .row(CLOSE, CodeMeaning.UNKNOWN, "MALFORMED", "NUMBER_TAKEN", "UNCERTAIN")
            .row(REFUND, CodeMeaning.DONE, "REFUNDED")
            .row(REFUND, CodeMeaning.OPEN, "PROCESSING")
            .row(REFUND, CodeMeaning.DECLINED, "PAYMENT_NOT_FOUND", "NOT_PAID", "MORE_THAN_LEFT", "REFUND_REFUSED")
            .row(REFUND, CodeMeaning.DECLINED, "CARD_CLOSED")
            .row(REFUND, CodeMeaning.DECLINED, WRONG_REQUEST)
            .reason(REFUND, DeclineReason.SOURCE_CLOSED, "CARD_CLOSED")
            .row(REFUND, CodeMeaning.NOT_FOUND, "REFUND_NOT_FOUND")
            .row(REFUND, CodeMeaning.NOT_EXECUTED, TURNED_AWAY)
            .row(REFUND, CodeMeaning.UNKNOWN, "NUMBER_TAKEN", "UNCERTAIN")
            .row(NOTIFICATION, CodeMeaning.DONE, OF_PAYMENT, OF_REFUND)
            .build();

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
