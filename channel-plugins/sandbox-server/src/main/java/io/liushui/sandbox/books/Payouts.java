package io.liushui.sandbox.books;

import io.liushui.sandbox.books.Payout.State;
import io.liushui.sandbox.store.Sql;
import io.liushui.sandbox.wire.Refusal;
import java.sql.SQLException;
import java.util.Optional;

/** Money paid out, once per number and never more than the position holds; what was paid may come back. */
public final class Payouts {

    private final Desk desk;
    private final Positions positions;

    Payouts(Desk desk, Positions positions) {
        this.desk = desk;
        this.positions = positions;
    }

    /**
     * A repeated number gets the payout as it stands. Magic amounts apply.
     *
     * @param announce whether to notify even though the answer tells the result
     * @throws Refusal when the number belongs to something else
     */
    public Payout pay(NewPayout asked, boolean announce) {
        asked.validate();
        return desk.store().write(sql -> pay(sql, asked, announce));
    }

    Payout pay(Sql sql, NewPayout asked, boolean announce) throws SQLException {
        Optional<Payout> known = PayoutTable.find(sql, desk.channel(), asked.payoutNo());
        if (known.isPresent()) {
            return repeated(known.get(), asked);
        }
        Numbers.requireFree(sql, asked.payoutNo());
        Optional<PayoutMagic> magic = PayoutMagic.of(asked.amount());
        if (magic.filter(found -> found.ending() == PayoutMagic.Ending.DECLINED).isPresent()) {
            return declined(sql, asked, magic.get().code(), announce);
        }
        if (positions.available(sql, asked.currency()) < asked.amount()) {
            return declined(sql, asked, Positions.INSUFFICIENT, announce);
        }
        positions.change(sql, asked.currency(), -asked.amount());
        return magic.isPresent() ? decideLater(sql, asked, magic.get(), announce) : paid(sql, asked, announce);
    }

    private Payout decideLater(Sql sql, NewPayout asked, PayoutMagic magic, boolean announce) throws SQLException {
        Plans.Action action = switch (magic.ending()) {
            case PAID_LATER -> Plans.Action.PAY_OUT;
            case DECLINED_LATER -> Plans.Action.DECLINE_PAYOUT;
            case RETURNED_LATER -> Plans.Action.RETURN_PAYOUT;
            case DECLINED -> throw new IllegalStateException("it is declined at once");
        };
        Plans.add(sql, desk, MagicAmount.LATER_MILLIS, action, asked.payoutNo(), magic.code());
        return action == Plans.Action.RETURN_PAYOUT
                ? paid(sql, asked, announce)
                : PayoutTable.insert(sql, desk, asked, State.PENDING, null);
    }

    private Payout paid(Sql sql, NewPayout asked, boolean announce) throws SQLException {
        return told(sql, PayoutTable.insert(sql, desk, asked, State.PAID, null), announce);
    }

    private Payout declined(Sql sql, NewPayout asked, String code, boolean announce) throws SQLException {
        return told(sql, PayoutTable.insert(sql, desk, asked, State.DECLINED, code), announce);
    }

    private static Payout repeated(Payout known, NewPayout asked) {
        if (known.amount() != asked.amount()
                || !known.currency().equals(asked.currency())
                || !known.payeeAccount().equals(asked.payeeAccount())) {
            throw new Refusal(409, "payout_conflict", "the number belongs to a payout with other content");
        }
        return known;
    }

    /** @throws Refusal {@code payout_not_found} when the channel never saw the number */
    public Payout find(String payoutNo) {
        return peek(payoutNo).orElseThrow(Payouts::unknown);
    }

    public Optional<Payout> peek(String payoutNo) {
        return desk.store().read(sql -> PayoutTable.find(sql, desk.channel(), payoutNo));
    }

    /**
     * The payee's bank sends a paid one back; one that came back stays so.
     *
     * @throws Refusal {@code payout_not_paid} when there is nothing to send back
     */
    public Payout sendBack(String payoutNo, String reason) {
        return desk.store().write(sql -> sendBack(sql, known(sql, payoutNo), reason));
    }

    /** As planned; whatever became of it meanwhile stays. */
    void sendBackLater(Sql sql, String payoutNo, String reason) throws SQLException {
        Payout payout = known(sql, payoutNo);
        if (payout.state() == State.PAID) {
            sendBack(sql, payout, reason);
        }
    }

    private Payout sendBack(Sql sql, Payout payout, String reason) throws SQLException {
        if (payout.state() == State.RETURNED) {
            return payout;
        }
        if (payout.state() != State.PAID) {
            throw new Refusal(409, "payout_not_paid", "there is nothing to send back");
        }
        positions.change(sql, payout.currency(), payout.amount());
        String reference = desk.references().next(References.Kind.PAYOUT_RETURN);
        return told(
                sql,
                PayoutTable.comeBack(
                        sql, payout, reason, reference, desk.clock().millis()),
                true);
    }

    /**
     * Ends one that was pending, as planned.
     *
     * @param code why it is declined, null when it is paid
     */
    void complete(Sql sql, String payoutNo, String code) throws SQLException {
        Payout payout = known(sql, payoutNo);
        if (code == null) {
            told(
                    sql,
                    PayoutTable.finish(
                            sql, payout, State.PAID, null, desk.clock().millis()),
                    true);
        } else {
            positions.change(sql, payout.currency(), payout.amount());
            told(sql, PayoutTable.finish(sql, payout, State.DECLINED, code, null), true);
        }
    }

    private Payout told(Sql sql, Payout changed, boolean asynchronous) throws SQLException {
        desk.announcements().happened(sql, new Event.PayoutChanged(changed), asynchronous);
        return changed;
    }

    private Payout known(Sql sql, String payoutNo) throws SQLException {
        return PayoutTable.find(sql, desk.channel(), payoutNo).orElseThrow(Payouts::unknown);
    }

    private static Refusal unknown() {
        return new Refusal(404, "payout_not_found", "no payout has this number");
    }
}
