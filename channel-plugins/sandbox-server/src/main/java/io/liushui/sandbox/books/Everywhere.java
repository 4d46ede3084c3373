package io.liushui.sandbox.books;

import io.liushui.sandbox.store.Sql;
import io.liushui.sandbox.store.Store;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The books of all channels, for the tester, the oracle and the payer. */
public final class Everywhere {

    private final Store store;
    private final Clock clock;
    private final Map<String, Books> channels;

    /** @param channels by name; may still be filled before the first use */
    public Everywhere(Store store, Clock clock, Map<String, Books> channels) {
        this.store = store;
        this.clock = clock;
        this.channels = channels;
    }

    /** The books that know the number of an order, authorisation, contract or payout. */
    public Optional<Books> holding(String number) {
        return store.read(sql -> channelOf(sql, number)).map(channels::get);
    }

    /** The books of the channel of this name. */
    public Optional<Books> of(String channel) {
        return Optional.ofNullable(channels.get(channel));
    }

    /** What the payer is asked under the page's token. */
    public Optional<Approval> approval(String token) {
        return store.read(sql -> Approval.find(sql, token)).flatMap(found -> approvalOf(found.number()));
    }

    /** What the payer is asked about the order, authorisation or contract. */
    public Optional<Approval> approvalOf(String number) {
        return holding(number)
                .filter(books -> books.payouts().peek(number).isEmpty())
                .map(books -> Approval.of(books, number));
    }

    /** Of all channels or of one (null: all), by rising sequence. */
    public List<Charge> charges(String channel, long after, int limit) {
        return store.write(sql -> OrderTable.charges(sql, channel, after, limit));
    }

    /** Of all channels or of one (null: all), by rising sequence. */
    public List<Refund> refunds(String channel, long after, int limit) {
        return store.write(sql -> RefundTable.list(sql, channel, after, limit));
    }

    /** Of all channels or of one (null: all), by rising number, after this one. */
    public List<Authorization> authorizations(String channel, String after, int limit) {
        return store.read(sql -> AuthorizationTable.list(sql, channel, after, limit));
    }

    /** Of all channels or of one (null: all), by rising sequence. */
    public List<Payout> payouts(String channel, long after, int limit) {
        return store.write(sql -> PayoutTable.list(sql, channel, after, limit));
    }

    /** The codes sent for an order, authorisation or contract. */
    public List<Codes.Sent> codes(String number) {
        return store.write(sql -> Codes.list(sql, number));
    }

    /** Makes the order, authorisation, contract or payout older, as if that much time had passed for it alone. */
    public void age(String number, long millis) {
        Aging.age(store, number, millis);
    }

    /** Carries out due plans; taking a plan and its effect share one transaction. */
    public void runDuePlans() {
        long now = clock.millis();
        boolean due = store.read(sql -> sql.one("select 1 from plan where due_at <= ?", row -> true, now))
                .isPresent();
        if (due) {
            store.write(sql -> {
                for (Plans.Plan plan : Plans.takeDue(sql, now)) {
                    if (channels.containsKey(plan.channel())) {
                        channels.get(plan.channel()).run(sql, plan);
                    }
                }
                return null;
            });
        }
    }

    static Optional<String> channelOf(Sql sql, String number) throws SQLException {
        return sql.one("""
                select channel from orders where order_no = ?
                union all select channel from authorization where authorization_no = ?
                union all select channel from contract where contract_no = ?
                union all select channel from payout where payout_no = ?""", row -> row.getString("channel"), number, number, number, number);
    }
}
