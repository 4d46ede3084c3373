package io.liushui.sandbox.books;

import io.liushui.sandbox.books.Authorization.State;
import io.liushui.sandbox.store.Sql;
import io.liushui.sandbox.wire.Refusal;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Takes held money, and lets it go. Captures and releases never exceed the amount with its allowance. A capture is an order with its own
 * number: it is refunded and voided through {@link Refunds}.
 */
public final class Captures {

    private final Desk desk;
    private final Authorizations authorizations;
    private final OrderMoney money;

    Captures(Desk desk, Authorizations authorizations, OrderMoney money) {
        this.desk = desk;
        this.authorizations = authorizations;
        this.money = money;
    }

    /**
     * A repeated number gets the capture as it stands. Magic amounts apply.
     *
     * @param announce whether to notify even though the answer tells the result
     * @throws Refusal when the authorisation is unknown, not valid, or has not enough left, or the number belongs to something else
     */
    public Order capture(NewCapture asked, boolean announce) {
        asked.validate();
        return desk.store().write(sql -> capture(sql, asked, announce));
    }

    Order capture(Sql sql, NewCapture asked, boolean announce) throws SQLException {
        Optional<Order> known = OrderTable.find(sql, desk.channel(), asked.captureNo());
        if (known.isPresent()) {
            return repeated(known.get(), asked);
        }
        Numbers.requireFree(sql, asked.captureNo());
        Authorization held = valid(sql, asked.authorizationNo());
        if (!held.currency().equals(asked.currency())) {
            throw new Refusal(422, "currency_unsupported", "the authorisation is in another currency");
        }
        if (asked.amount() > held.capturable()) {
            throw new Refusal(409, "capture_exceeds_authorization", "more than what may still be captured");
        }
        AuthorizationTable.capture(sql, desk.channel(), held.authorizationNo(), asked.amount());
        if (asked.last()) {
            AuthorizationTable.finish(sql, held);
        }
        Order order =
                OrderTable.insert(sql, desk, order(asked, held), held.authorizationNo(), Order.State.PENDING, null);
        return money.decide(sql, order, announce);
    }

    private static NewOrder order(NewCapture asked, Authorization held) {
        return new NewOrder(
                asked.captureNo(),
                held.method(),
                Decision.AT_ONCE,
                asked.amount(),
                asked.currency(),
                held.subject(),
                Long.MAX_VALUE,
                null,
                asked.notificationUrl() == null ? held.notificationUrl() : asked.notificationUrl(),
                asked.details());
    }

    /**
     * Lets held money go; a repeated number lets nothing more go.
     *
     * @param announce whether to notify even though the answer tells the result
     * @throws Refusal when the authorisation is unknown or not valid, or less remains
     */
    public Authorization release(NewRelease asked, boolean announce) {
        asked.validate();
        return desk.store().write(sql -> release(sql, asked, announce));
    }

    /** @return the release, when the channel has seen its number */
    public Optional<Release> findRelease(String releaseNo) {
        return desk.store()
                .read(sql -> AuthorizationTable.findRelease(sql, releaseNo))
                .filter(release -> release.channel().equals(desk.channel()));
    }

    Authorization release(Sql sql, NewRelease asked, boolean announce) throws SQLException {
        Optional<Release> known = AuthorizationTable.findRelease(sql, asked.releaseNo());
        if (known.isPresent()) {
            return repeated(sql, known.get(), asked);
        }
        Authorization held = valid(sql, asked.authorizationNo());
        long amount = asked.amount() == 0 ? held.remaining() : asked.amount();
        if (amount == 0 || amount > held.remaining()) {
            throw new Refusal(409, "release_exceeds_authorization", "more than what is still held");
        }
        AuthorizationTable.release(
                sql, held, asked.releaseNo(), amount, desk.clock().millis());
        Authorization left = AuthorizationTable.again(sql, held);
        if (left.remaining() == 0 && left.captured() == 0) {
            left = AuthorizationTable.change(sql, left, State.VOIDED, null);
        } else if (left.remaining() == 0) {
            AuthorizationTable.finish(sql, left);
            left = AuthorizationTable.again(sql, left);
        }
        desk.announcements().happened(sql, new Event.AuthorizationChanged(left), announce);
        Release made = AuthorizationTable.findRelease(sql, asked.releaseNo()).orElseThrow();
        desk.announcements().happened(sql, new Event.ReleaseMade(made, left), announce);
        return left;
    }

    private Authorization valid(Sql sql, String number) throws SQLException {
        Authorization held = authorizations.known(sql, number);
        if (held.state() == State.EXPIRED) {
            throw new Refusal(409, "authorization_expired", "the authorisation is not valid any more");
        }
        if (held.state() != State.AUTHORIZED || held.finished()) {
            throw new Refusal(409, "authorization_not_open", "nothing is held");
        }
        return held;
    }

    private static Order repeated(Order known, NewCapture asked) {
        if (known.amount() != asked.amount() || !asked.authorizationNo().equals(known.authorizationNo())) {
            throw new Refusal(409, "order_conflict", "the number belongs to something else");
        }
        return known;
    }

    private Authorization repeated(Sql sql, Release known, NewRelease asked) throws SQLException {
        if (!known.channel().equals(desk.channel())
                || !known.authorizationNo().equals(asked.authorizationNo())
                || (asked.amount() != 0 && asked.amount() != known.amount())) {
            throw new Refusal(409, "release_conflict", "the number belongs to another release");
        }
        return authorizations.known(sql, asked.authorizationNo());
    }
}
