package io.liushui.sandbox.unionpay;

import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.Contract;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Refund;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;

/**
 * What UnionPay tells of a transaction, in the answer to a query and in a notification.
 *
 * @param fields all but the code
 */
record Told(Map<String, String> fields, ResponseCode code) {
    static final String TIME = "txnTime";
    static final String TYPE = "txnType";
    static final String SUBTYPE = "txnSubType";
    static final String PRODUCT = "bizType";
    static final String CARD = "accNo";
    private static final DateTimeFormatter MONTH_TO_SECOND = DateTimeFormatter.ofPattern("MMddHHmmss");
    private static final DateTimeFormatter MONTH_AND_DAY = DateTimeFormatter.ofPattern("MMdd");
    private static final long TOKEN_LIVES_DAYS = 1_825;

    static Told of(Order order) {
        ResponseCode code = switch (order.state()) {
            case PENDING, APPROVED -> ResponseCode.ACCEPTED;
            case SUCCEEDED -> ResponseCode.SUCCESS;
            case DECLINED, CLOSED -> ResponseCode.of(order.code());
        };
        long at = order.chargedAt() == null ? order.createdAt() : order.chargedAt();
        return money(order.orderNo(), order.details(), order.amount(), order.currency(), order.reference(), at, code);
    }

    static Told of(Refund refund) {
        ResponseCode code = switch (refund.state()) {
            case PENDING -> ResponseCode.ACCEPTED;
            case REFUNDED -> ResponseCode.SUCCESS;
            case DECLINED -> ResponseCode.of(refund.code());
        };
        long at = refund.finishedAt() == null ? refund.createdAt() : refund.finishedAt();
        return money(
                refund.refundNo(), refund.details(), refund.amount(), refund.currency(), refund.reference(), at, code);
    }

    static Told of(Authorization held) {
        ResponseCode code = switch (held.state()) {
            case PENDING, APPROVED -> ResponseCode.ACCEPTED;
            // What became of it later appears under the later transactions' own numbers
            case AUTHORIZED, VOIDED, EXPIRED -> ResponseCode.SUCCESS;
            case DECLINED, CLOSED -> ResponseCode.of(held.code());
        };
        long at = held.authorizedAt() == null ? held.createdAt() : held.authorizedAt();
        return money(
                held.authorizationNo(), held.details(), held.amount(), held.currency(), held.reference(), at, code);
    }

    /** The void of an authorisation. */
    static Told of(Releasing release, Authorization held) {
        Map<String, String> details = Map.of(
                TIME,
                release.time(),
                TYPE,
                "32",
                SUBTYPE,
                "00",
                PRODUCT,
                held.details().get(PRODUCT));
        return money(
                release.number(),
                details,
                held.amount(),
                held.currency(),
                release.queryId(),
                release.at(),
                ResponseCode.SUCCESS);
    }

    /** With the token. */
    static Told of(Contract contract, String tokenRequestor) {
        Map<String, String> fields = new TreeMap<>();
        copy(contract.details(), fields, TIME, TYPE, SUBTYPE, PRODUCT);
        fields.put("orderId", contract.contractNo());
        fields.put(
                "tokenPayData",
                "{token=" + contract.reference() + "&trId=" + tokenRequestor + "&tokenLevel=80&tokenBegin="
                        + time(contract.createdAt()) + "&tokenEnd="
                        + time(contract.validUntil()) + "&tokenType=01}");
        fields.put("activateStatus", "1");
        return new Told(fields, ResponseCode.SUCCESS);
    }

    static long tokenEnd(long now) {
        return now + Duration.ofDays(TOKEN_LIVES_DAYS).toMillis();
    }

    static String time(long millis) {
        return Asked.TIME.format(Instant.ofEpochMilli(millis).atZone(Asked.ZONE));
    }

    /** The settlement day begins at 23:00 of the day before. */
    static LocalDate settlementDay(long millis) {
        return Instant.ofEpochMilli(millis).atZone(Asked.ZONE).plusHours(1).toLocalDate();
    }

    private static void copy(Map<String, String> from, Map<String, String> to, String... names) {
        for (String name : names) {
            if (from.containsKey(name)) {
                to.put(name, from.get(name));
            }
        }
    }

    private static Told money(
            String number,
            Map<String, String> details,
            long amount,
            String currency,
            String queryId,
            long at,
            ResponseCode code) {
        String numeric = Currency.getInstance(currency).getNumericCodeAsString();
        Map<String, String> fields = new TreeMap<>();
        copy(details, fields, TIME, TYPE, SUBTYPE, PRODUCT, CARD);
        fields.put("orderId", number);
        fields.put("txnAmt", Long.toString(amount));
        fields.put("currencyCode", numeric);
        fields.put("queryId", queryId);
        fields.put("traceNo", queryId.substring(queryId.length() - 6));
        fields.put("traceTime", MONTH_TO_SECOND.format(Instant.ofEpochMilli(at).atZone(Asked.ZONE)));
        fields.put("settleAmt", Long.toString(amount));
        fields.put("settleCurrencyCode", numeric);
        fields.put("settleDate", MONTH_AND_DAY.format(settlementDay(at)));
        fields.putIfAbsent(CARD, "6216***********0018");
        fields.put("payCardType", "01");
        return new Told(fields, code);
    }
}
