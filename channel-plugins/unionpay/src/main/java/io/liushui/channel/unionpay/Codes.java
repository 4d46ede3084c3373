package io.liushui.channel.unionpay;

import static io.liushui.spi.ChannelFunction.BILL;
import static io.liushui.spi.ChannelFunction.CAPTURE_VOID;
import static io.liushui.spi.ChannelFunction.CONFIRM_BY_CODE;
import static io.liushui.spi.ChannelFunction.CONTRACT;
import static io.liushui.spi.ChannelFunction.PAY;
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

/**
 * What {@code respCode} means in the answer to each kind of message. A query has two codes: {@code query:…} is about the query,
 * {@code orig:…} ({@code origRespCode}) about the transaction. {@code sms:…} answers the request to send a code, {@code unsign:…} the deletion
 * of a token.
 */
final class Codes {
    /** Wrong card, wrong data, wrong original: no channel would do better. */
    private static final String[] REFUSED = {
        "10", "13", "14", "30", "35", "36", "40", "45", "61", "63", "64", "65", "66", "67", "69", "72", "73", "76",
        "77", "80", "82", "84"
    };
    /** Of those, the ones that say of a refund that the card is not valid any more. */
    private static final String[] CARD_GONE = {"14", "61", "73"};
    /** A limit or a right of this merchant, or of this card at UnionPay. */
    private static final String[] REFUSED_HERE = {"31", "32", "33", "38", "43", "44", "62", "68", "78", "79", "81"};
    /** The system is closed, the signature was not accepted, too many requests. */
    private static final String[] NOT_EXECUTED = {"02", "11", "37"};
    /** UnionPay's own documents say: query. The others are told here, and are told otherwise there. */
    private static final String[] UNCLEAR = {"01", "03", "04", "06", "34", "42", "60", "74", "75", "98", "99"};

    static final CodeTable TABLE = table();

    private final ExchangeLog log;

    Codes(ExchangeLog log) {
        this.log = log;
    }

    CodeMeaning meaning(ChannelFunction function, String reference, String code) {
        return TABLE.meaning(function, code).orElseGet(() -> {
            log.unmapped(function, reference, code);
            return CodeMeaning.UNKNOWN;
        });
    }

    private static CodeTable table() {
        CodeTable.Builder table = CodeTable.builder();
        for (ChannelFunction function : List.of(PAY, PREAUTH, VOID, REFUND, CAPTURE_VOID)) {
            // 12: the number is known there, so an earlier sending of ours arrived
            table.row(function, CodeMeaning.OPEN, "00", "05", "12", "70", "83", "A6")
                    .row(function, CodeMeaning.DECLINED, REFUSED)
                    .row(function, CodeMeaning.DECLINED, "71")
                    .row(function, CodeMeaning.DECLINED_HERE, REFUSED_HERE)
                    .row(function, CodeMeaning.OVER, "39")
                    .row(function, CodeMeaning.NOT_EXECUTED, NOT_EXECUTED)
                    .row(function, CodeMeaning.UNKNOWN, UNCLEAR);
        }
        table.reason(VOID, DeclineReason.DAY_OVER, "39")
                .reason(CAPTURE_VOID, DeclineReason.DAY_OVER, "39")
                // The card is not in order any more, or the time for refunds is over
                .reason(REFUND, DeclineReason.SOURCE_CLOSED, "39", "63")
                .reason(REFUND, DeclineReason.SOURCE_CLOSED, CARD_GONE);
        query(table);
        code(table);
        contract(table);
        return table.row(BILL, CodeMeaning.DONE, "00")
                .row(BILL, CodeMeaning.NOT_FOUND, "98")
                .row(BILL, CodeMeaning.NOT_EXECUTED, "01", "02", "03", "04", "05", "06", "11", "37", "99")
                .row(BILL, CodeMeaning.DECLINED, "10", "13", "31", "32", "43")
                .build();
    }

    private static void query(CodeTable.Builder table) {
        table.row(QUERY, CodeMeaning.DONE, "orig:00", "orig:A6")
                .row(QUERY, CodeMeaning.OPEN, prefixed("orig:", "03", "04", "05", "06", "12", "70", "71", "83"))
                .row(QUERY, CodeMeaning.DECLINED, prefixed("orig:", REFUSED))
                .row(QUERY, CodeMeaning.DECLINED, prefixed("orig:", REFUSED_HERE))
                .row(QUERY, CodeMeaning.DECLINED, prefixed("orig:", "01", "02", "11", "37", "60"))
                .row(QUERY, CodeMeaning.OVER, "orig:39")
                // Taken, and given back by UnionPay itself, or not: people must look
                .row(QUERY, CodeMeaning.UNKNOWN, prefixed("orig:", "34", "42", "74", "75", "98", "99"))
                .row(QUERY, CodeMeaning.NOT_FOUND, "query:34")
                .row(QUERY, CodeMeaning.UNKNOWN, prefixed("query:", "01", "02", "03", "04", "05", "06", "10", "11"))
                .row(
                        QUERY,
                        CodeMeaning.UNKNOWN,
                        prefixed("query:", "12", "13", "31", "32", "37", "39", "43", "60", "99"));
    }

    private static void code(CodeTable.Builder table) {
        table.row(CONFIRM_BY_CODE, CodeMeaning.OPEN, "71")
                .row(CONFIRM_BY_CODE, CodeMeaning.DONE, "sms:00")
                .row(CONFIRM_BY_CODE, CodeMeaning.DECLINED, prefixed("sms:", REFUSED))
                .row(CONFIRM_BY_CODE, CodeMeaning.DECLINED_HERE, prefixed("sms:", REFUSED_HERE))
                .row(CONFIRM_BY_CODE, CodeMeaning.OVER, "sms:12", "sms:39")
                .row(CONFIRM_BY_CODE, CodeMeaning.NOT_EXECUTED, prefixed("sms:", NOT_EXECUTED))
                // No money moves with a message: whatever became of it, it may be sent again
                .row(CONFIRM_BY_CODE, CodeMeaning.NOT_EXECUTED, prefixed("sms:", UNCLEAR));
    }

    private static void contract(CodeTable.Builder table) {
        table.row(CONTRACT, CodeMeaning.DONE, "00", "query:00", "unsign:00")
                .row(CONTRACT, CodeMeaning.OPEN, "05", "71", "83", "query:05", "query:77")
                .row(CONTRACT, CodeMeaning.DECLINED, REFUSED)
                .row(CONTRACT, CodeMeaning.DECLINED, REFUSED_HERE)
                .row(CONTRACT, CodeMeaning.DECLINED, "39")
                .row(CONTRACT, CodeMeaning.UNKNOWN, "12")
                .row(CONTRACT, CodeMeaning.NOT_EXECUTED, NOT_EXECUTED)
                .row(CONTRACT, CodeMeaning.UNKNOWN, UNCLEAR)
                .row(CONTRACT, CodeMeaning.OVER, "query:40", "query:80", "unsign:34", "unsign:40", "unsign:80")
                .row(CONTRACT, CodeMeaning.NOT_FOUND, "query:34")
                .row(CONTRACT, CodeMeaning.DECLINED, prefixed("query:", "61", "63", "66", "71"))
                .row(CONTRACT, CodeMeaning.UNKNOWN, prefixed("query:", "01", "02", "03", "04", "06", "10", "11", "13"))
                .row(CONTRACT, CodeMeaning.UNKNOWN, prefixed("query:", "37", "60", "99"))
                .row(CONTRACT, CodeMeaning.NOT_EXECUTED, prefixed("unsign:", NOT_EXECUTED))
                .row(CONTRACT, CodeMeaning.DECLINED, prefixed("unsign:", "10", "13", "31", "32", "36"))
                .row(CONTRACT, CodeMeaning.UNKNOWN, prefixed("unsign:", "01", "03", "04", "05", "06", "60", "99"));
    }

    private static String[] prefixed(String prefix, String... codes) {
        return List.of(codes).stream().map(code -> prefix + code).toArray(String[]::new);
    }
}
