package io.liushui.channel.carrier;

import static io.liushui.spi.ChannelFunction.BILL;
import static io.liushui.spi.ChannelFunction.CLOSE;
import static io.liushui.spi.ChannelFunction.CONFIRM_BY_CODE;
import static io.liushui.spi.ChannelFunction.NOTIFICATION;
import static io.liushui.spi.ChannelFunction.PAY;
import static io.liushui.spi.ChannelFunction.QUERY;
import static io.liushui.spi.ChannelFunction.REFUND;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.CodeMeaning;
import io.liushui.spi.CodeTable;
import io.liushui.spi.DeclineReason;
import io.liushui.spi.ExchangeLog;

/** What the carrier's codes and statuses mean; a code other than {@code 0000} counts before a status. */
final class CarrierCodes {

    static final String CARRIED_OUT = "0000";
    /** Ours: the payer's number is none of mainland China. */
    static final String PHONE_UNSUPPORTED = "PHONE_UNSUPPORTED";

    static final CodeTable TABLE = CodeTable.builder()
            .row(PAY, CodeMeaning.DONE, "PAID")
            .row(PAY, CodeMeaning.OPEN, "WAIT_CODE")
            .row(PAY, CodeMeaning.DECLINED_HERE, "C1001", "C1007")
            .row(PAY, CodeMeaning.DECLINED, "C1002", "C1003", "C1004", "C1005", "C1006", "FAILED", "C0400")
            .row(PAY, CodeMeaning.DECLINED, PHONE_UNSUPPORTED)
            .row(PAY, CodeMeaning.OVER, "CLOSED", "EXPIRED", "C1009")
            .row(PAY, CodeMeaning.NOT_EXECUTED, "C0401", "C0403", "C0408", "C0503")
            // The number belongs to something else: whatever happened to it is not ours to tell
            .row(PAY, CodeMeaning.UNKNOWN, "C1008", "C0599")
            .row(CONFIRM_BY_CODE, CodeMeaning.DONE, "PAID")
            .row(CONFIRM_BY_CODE, CodeMeaning.OPEN, "WAIT_CODE", "C2001", "C2003", "C2004")
            .row(CONFIRM_BY_CODE, CodeMeaning.DECLINED, "FAILED", "C2002", "C1003", "C1006")
            .row(CONFIRM_BY_CODE, CodeMeaning.OVER, "CLOSED", "EXPIRED", "C1009")
            .row(CONFIRM_BY_CODE, CodeMeaning.NOT_EXECUTED, "C0400", "C0401", "C0403", "C0408", "C0503")
            .row(CONFIRM_BY_CODE, CodeMeaning.NOT_FOUND, "C0404")
            .row(CONFIRM_BY_CODE, CodeMeaning.UNKNOWN, "C0599")
            .row(QUERY, CodeMeaning.DONE, "PAID")
            .row(QUERY, CodeMeaning.OPEN, "WAIT_CODE")
            .row(QUERY, CodeMeaning.DECLINED, "FAILED")
            .row(QUERY, CodeMeaning.OVER, "CLOSED", "EXPIRED")
            .row(QUERY, CodeMeaning.NOT_FOUND, "C0404")
            .row(QUERY, CodeMeaning.UNKNOWN, "C0400", "C0401", "C0403", "C0408", "C0503", "C0599")
            .row(CLOSE, CodeMeaning.OVER, "CLOSED", "EXPIRED", "FAILED")
            .row(CLOSE, CodeMeaning.DONE, "C3001")
            .row(CLOSE, CodeMeaning.UNKNOWN, "C0400", "C0401", "C0403", "C0408", "C0503", "C0599")
            .row(REFUND, CodeMeaning.DONE, "DONE")
            .row(REFUND, CodeMeaning.OPEN, "PROCESSING")
            .row(REFUND, CodeMeaning.DECLINED, "REFUSED", "C4001", "C4002", "C4003", "C0404", "C0400")
            .row(REFUND, CodeMeaning.DECLINED, "C4006")
            .row(REFUND, CodeMeaning.DECLINED, "C4007")
            .reason(REFUND, DeclineReason.SOURCE_CLOSED, "C4007")
            .row(REFUND, CodeMeaning.NOT_FOUND, "C4004")
            .row(REFUND, CodeMeaning.NOT_EXECUTED, "C0401", "C0403", "C0408", "C0503")
            .row(REFUND, CodeMeaning.UNKNOWN, "C4005", "C0599")
            .row(BILL, CodeMeaning.OPEN, "C5001")
            .row(BILL, CodeMeaning.NOT_FOUND, "C5002")
            .row(BILL, CodeMeaning.NOT_EXECUTED, "C0400", "C0401", "C0403", "C0408", "C0503", "C0599")
            .row(NOTIFICATION, CodeMeaning.DONE, "ORDER_PAID", "REFUND_DONE")
            .row(NOTIFICATION, CodeMeaning.DECLINED, "ORDER_FAILED", "REFUND_REFUSED")
            .build();

    private final ExchangeLog log;

    CarrierCodes(ExchangeLog log) {
        this.log = log;
    }

    CodeMeaning meaning(ChannelFunction function, String reference, String code) {
        return TABLE.meaning(function, code).orElseGet(() -> {
            log.unmapped(function, reference, code.substring(0, Math.min(64, code.length())));
            return CodeMeaning.UNKNOWN;
        });
    }
}
