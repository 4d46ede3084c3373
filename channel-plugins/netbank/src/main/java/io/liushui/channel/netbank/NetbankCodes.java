package io.liushui.channel.netbank;

import static io.liushui.spi.ChannelFunction.BILL;
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

/** What the bank's statuses ({@code 00}…) and codes ({@code NB…}) mean; a code counts before a status. */
final class NetbankCodes {

    /** Answers to {@code pay} are ours: the bank sees nothing but what the payer's browser brings. */
    static final String AMOUNT_OUT_OF_RANGE = "AMOUNT_OUT_OF_RANGE";

    static final String CURRENCY_UNSUPPORTED = "CURRENCY_UNSUPPORTED";

    static final CodeTable TABLE = CodeTable.builder()
            .row(PAY, CodeMeaning.DECLINED, AMOUNT_OUT_OF_RANGE, CURRENCY_UNSUPPORTED)
            .row(QUERY, CodeMeaning.DONE, "01")
            .row(QUERY, CodeMeaning.OPEN, "00", "03")
            .row(QUERY, CodeMeaning.DECLINED, "02")
            .row(QUERY, CodeMeaning.OVER, "04", "05")
            .row(QUERY, CodeMeaning.NOT_FOUND, "NB1001")
            .row(QUERY, CodeMeaning.UNKNOWN, "NB9001", "NB9101", "NB9102", "NB9103", "NB9104", "NB9999")
            .row(CLOSE, CodeMeaning.OVER, "04", "02", "05")
            .row(CLOSE, CodeMeaning.DONE, "NB1005")
            .row(CLOSE, CodeMeaning.OPEN, "NB1006")
            .row(CLOSE, CodeMeaning.UNKNOWN, "NB9001", "NB9101", "NB9102", "NB9103", "NB9104", "NB9999")
            .row(REFUND, CodeMeaning.DONE, "01")
            .row(REFUND, CodeMeaning.OPEN, "00")
            .row(REFUND, CodeMeaning.DECLINED, "02", "NB1001", "NB3001", "NB3002", "NB3006", "NB9104", "F004")
            .reason(REFUND, DeclineReason.SOURCE_CLOSED, "NB3006", "F004")
            .row(REFUND, CodeMeaning.NOT_FOUND, "NB3003")
            // The number belongs to something else: whatever happened to it is not ours to tell
            .row(REFUND, CodeMeaning.UNKNOWN, "NB3005", "NB9999")
            .row(REFUND, CodeMeaning.NOT_EXECUTED, "NB9001", "NB9101", "NB9102", "NB9103")
            .row(BILL, CodeMeaning.DONE, Protocol.CARRIED_OUT)
            .row(BILL, CodeMeaning.OPEN, "NB4001")
            .row(BILL, CodeMeaning.NOT_FOUND, "NB4002")
            .row(BILL, CodeMeaning.DECLINED, "NB4003")
            .row(BILL, CodeMeaning.NOT_EXECUTED, "NB9001", "NB9101", "NB9102", "NB9103", "NB9104", "NB9999")
            .row(NOTIFICATION, CodeMeaning.DONE, Notifications.OF_ORDER, Notifications.OF_REFUND)
            .build();

    private final ExchangeLog log;

    NetbankCodes(ExchangeLog log) {
        this.log = log;
    }

    CodeMeaning meaning(ChannelFunction function, String reference, String code) {
        return TABLE.meaning(function, code).orElseGet(() -> {
            log.unmapped(function, reference, code.substring(0, Math.min(64, code.length())));
            return CodeMeaning.UNKNOWN;
        });
    }
}
