package io.liushui.sandbox.books;

import io.liushui.sandbox.books.Authorization.State;
import io.liushui.sandbox.store.Sql;
import io.liushui.sandbox.wire.Refusal;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Holding money: asked for, agreed to, ended. {@link Captures} takes it, and lets it go. */
public final class Authorizations {

    private final Desk desk;

    Authorizations(Desk desk) {
        this.desk = desk;
    }

    /**
     * Takes a request; a repeated number gets the authorisation as it stands. Magic amounts apply where the bank decides.
     *
     * @param announce whether to notify even though the answer tells the result
     * @throws Refusal when the number was closed before, or belongs to something else
     */
    public Authorization submit(NewAuthorization asked, boolean announce) {
        asked.validate();
        return desk.store().write(sql -> submit(sql, asked, announce));
    }

    Authorization submit(Sql sql, NewAuthorization asked, boolean announce) throws SQLException {
        Optional<Authorization> known = AuthorizationTable.find(sql, desk.channel(), asked.authorizationNo());
        if (known.isPresent()) {
            return repeated(expire(sql, known.get()), asked);
        }
        boolean closedBefore = OrderTable.find(sql, desk.channel(), asked.authorizationNo())
                .filter(Order::tombstone)
                .isPresent();
        if (closedBefore) {
            throw new Refusal(409, "order_closed", "the number was closed before");
        }
        Numbers.requireFree(sql, asked.authorizationNo());
        Authorization kept = AuthorizationTable.insert(sql, desk, asked);
        return asked.decision() == Decision.AT_ONCE ? decide(sql, kept, announce) : kept;
    }

    /** @throws Refusal {@code authorization_not_found} when the channel never saw the number */
    public Authorization find(String number) {
        return upToDate(peek(number).orElseThrow(Authorizations::unknown));
    }

    public Optional<Authorization> peek(String number) {
        return desk.store().read(sql -> AuthorizationTable.find(sql, desk.channel(), number));
    }

    /** By the channel's own number. */
    public Optional<Authorization> findByReference(String reference) {
        return desk.store()
                .read(sql -> AuthorizationTable.findByReference(sql, desk.channel(), reference))
                .map(this::upToDate);
    }

    /** Adds to the details, or replaces some. */
    public Authorization note(String number, Map<String, String> details) {
        return desk.store().write(sql -> AuthorizationTable.note(sql, known(sql, number), details));
    }

    /** The payer agrees; one that is not open any more stays as it is. */
    public Authorization confirm(String number) {
        return desk.store().write(sql -> {
            Authorization known = known(sql, number);
            if (known.state() != State.PENDING) {
                return known;
            }
            Authorization agreed = known.decision() == Decision.PAYER_THEN_MERCHANT
                    ? AuthorizationTable.change(sql, known, State.APPROVED, null)
                    : AuthorizationTable.authorize(sql, known, desk.clock().millis());
            return told(sql, agreed, true);
        });
    }

    /** The payer refuses; one that is not open any more stays as it is. */
    public Authorization refuse(String number) {
        return desk.store().write(sql -> {
            Authorization known = known(sql, number);
            return known.state() == State.PENDING ? decline(sql, known, "payer_refused") : known;
        });
    }

    /**
     * The merchant holds the money that the payer approved; magic amounts apply. One that is decided stays as it is.
     *
     * @throws Refusal {@code authorization_not_approved} while the payer has not agreed
     */
    public Authorization complete(String number, boolean announce) {
        return desk.store().write(sql -> {
            Authorization known = known(sql, number);
            if (known.state() == State.PENDING && known.decision() == Decision.PAYER_THEN_MERCHANT) {
                throw new Refusal(409, "authorization_not_approved", "the payer has not agreed yet");
            }
            return known.state() == State.APPROVED ? decide(sql, known, announce) : known;
        });
    }

    /** Ends one that was never authorised; any other stays as it is. */
    public Authorization close(String number) {
        return desk.store().write(sql -> {
            Authorization known = known(sql, number);
            return known.undecided()
                    ? AuthorizationTable.change(sql, known, State.CLOSED, "authorization_closed")
                    : known;
        });
    }

    Authorization known(Sql sql, String number) throws SQLException {
        return expire(sql, AuthorizationTable.find(sql, desk.channel(), number).orElseThrow(Authorizations::unknown));
    }

    /** As planned; one that was decided meanwhile stays as it is. */
    void decideLater(Sql sql, String number, String code) throws SQLException {
        Authorization known = known(sql, number);
        if (known.undecided() && code == null) {
            told(sql, AuthorizationTable.authorize(sql, known, desk.clock().millis()), true);
        } else if (known.undecided()) {
            decline(sql, known, code);
        }
    }

    private Authorization decide(Sql sql, Authorization known, boolean announce) throws SQLException {
        Optional<MagicAmount> magic = MagicAmount.of(known.amount());
        if (magic.filter(MagicAmount::isLater).isPresent()) {
            String code = magic.get().code();
            Plans.add(sql, desk, MagicAmount.LATER_MILLIS, Plans.Action.AUTHORIZE, known.authorizationNo(), code);
            return AuthorizationTable.change(sql, known, State.PENDING, null);
        }
        Authorization decided = magic.isPresent()
                ? AuthorizationTable.change(
                        sql, known, State.DECLINED, magic.get().code())
                : AuthorizationTable.authorize(sql, known, desk.clock().millis());
        return told(sql, decided, announce);
    }

    private Authorization decline(Sql sql, Authorization known, String code) throws SQLException {
        return told(sql, AuthorizationTable.change(sql, known, State.DECLINED, code), true);
    }

    private Authorization told(Sql sql, Authorization changed, boolean asynchronous) throws SQLException {
        desk.announcements().happened(sql, new Event.AuthorizationChanged(changed), asynchronous);
        return changed;
    }

    private static Authorization repeated(Authorization known, NewAuthorization asked) {
        if (known.amount() != asked.amount() || !known.currency().equals(asked.currency())) {
            throw new Refusal(409, "authorization_conflict", "the number belongs to one with other content");
        }
        return known;
    }

    private Authorization upToDate(Authorization known) {
        return isOver(known) ? desk.store().write(sql -> known(sql, known.authorizationNo())) : known;
    }

    private Authorization expire(Sql sql, Authorization known) throws SQLException {
        if (!isOver(known)) {
            return known;
        }
        return known.undecided()
                ? AuthorizationTable.change(sql, known, State.CLOSED, "authorization_closed")
                : AuthorizationTable.change(sql, known, State.EXPIRED, "authorization_expired");
    }

    private boolean isOver(Authorization known) {
        long now = desk.clock().millis();
        return (known.undecided() && now >= known.expiresAt())
                || (known.state() == State.AUTHORIZED && now >= known.validUntil());
    }

    private static Refusal unknown() {
        return new Refusal(404, "authorization_not_found", "no authorisation has this number");
    }
}
