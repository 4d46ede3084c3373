package io.liushui.core.points;

import io.liushui.core.ledger.Account;
import io.liushui.core.ledger.Entry;
import io.liushui.core.ledger.Line;
import io.liushui.core.localchannels.LocalTerms;
import io.liushui.core.money.Money;
import io.liushui.core.parts.Part;
import io.liushui.core.parts.PartReturn;
import java.util.ArrayList;
import java.util.List;

/** How the events of points are booked. */
final class PointsPostings {
    private static final String CHANNEL = LocalTerms.POINTS.channelId();

    private PointsPostings() {}

    /** The merchant gives what its payers will use. */
    static Entry issued(String lotId, String pointsAccountId, String merchantId, Money value) {
        return new Entry(
                "points_issued:" + lotId,
                "Points issued",
                List.of(
                        Line.debit(Account.MERCHANT_PAYABLE, merchantId, value),
                        Line.credit(Account.POINTS_LIABILITY, pointsAccountId, value)));
    }

    /** What nobody used is the merchant's again. */
    static Entry expired(String lotId, String pointsAccountId, String merchantId, Money value) {
        return new Entry(
                "points_expired:" + lotId,
                "Points expired",
                List.of(
                        Line.debit(Account.POINTS_LIABILITY, pointsAccountId, value),
                        Line.credit(Account.MERCHANT_PAYABLE, merchantId, value)));
    }

    /** @param givenMinor what the merchant gave for the points that were used */
    static Entry used(String orderNo, String pointsAccountId, Money amount, long givenMinor) {
        return new Entry(
                "points_used:" + orderNo,
                "Paid with points",
                lines(
                        debit(Account.POINTS_LIABILITY, pointsAccountId, givenMinor, amount.currency()),
                        Line.credit(Account.CHANNEL_RECEIVABLE, CHANNEL, amount),
                        cost(pointsAccountId, amount.amountMinor() - givenMinor, amount.currency())));
    }

    /** @param givenMinor what the merchant gave for the points that went back */
    static Entry returned(String refundNo, String pointsAccountId, Money amount, long givenMinor) {
        return new Entry(
                "points_returned:" + refundNo,
                "Refunded to points",
                lines(
                        Line.debit(Account.CHANNEL_RECEIVABLE, CHANNEL, amount),
                        credit(Account.POINTS_LIABILITY, pointsAccountId, givenMinor, amount.currency()),
                        cost(pointsAccountId, givenMinor - amount.amountMinor(), amount.currency())));
    }

    /** A part of a payment; the payment's own entry takes it on. */
    static Entry partUsed(Part part, long givenMinor) {
        String currency = part.amount().currency();
        return new Entry(
                partUsed(part.id()),
                "Paid in part with points",
                lines(
                        debit(Account.POINTS_LIABILITY, part.source(), givenMinor, currency),
                        Line.credit(Account.PART_CLEARING, part.paymentId(), part.amount()),
                        cost(part.source(), part.amount().amountMinor() - givenMinor, currency)));
    }

    /** Of the hold, the flow and the journal's entry alike. */
    static String partUsed(String partId) {
        return "part_used:" + partId;
    }

    /** Of a refund. */
    static Entry partReturned(Part part, PartReturn back, long givenMinor) {
        Money amount = new Money(back.amountMinor(), part.amount().currency());
        return new Entry(
                "part_returned:" + back.refundId() + ":" + part.id(),
                "Refunded in part to points",
                lines(
                        Line.debit(Account.PART_CLEARING, part.paymentId(), amount),
                        credit(Account.POINTS_LIABILITY, part.source(), givenMinor, amount.currency()),
                        cost(part.source(), givenMinor - amount.amountMinor(), amount.currency())));
    }

    /** What points are worth beyond what was given for them is a cost, the other way round an income. */
    private static Line cost(String owner, long minor, String currency) {
        return minor >= 0
                ? debit(Account.POINTS_COST, owner, minor, currency)
                : credit(Account.POINTS_COST, owner, -minor, currency);
    }

    private static Line debit(Account account, String owner, long minor, String currency) {
        return minor == 0 ? null : Line.debit(account, owner, new Money(minor, currency));
    }

    private static Line credit(Account account, String owner, long minor, String currency) {
        return minor == 0 ? null : Line.credit(account, owner, new Money(minor, currency));
    }

    private static List<Line> lines(Line... lines) {
        List<Line> all = new ArrayList<>();
        for (Line line : lines) {
            if (line != null) {
                all.add(line);
            }
        }
        return all;
    }
}
