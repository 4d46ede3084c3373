package io.liushui.core.positions;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The positions at the channels. The database refuses to freeze or take more than lies there. */
@Component
public class Positions {
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Alarms alarms;
    private final Clock clock;

    Positions(JdbcClient jdbc, Ledger ledger, Alarms alarms, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** By channel and currency. */
    public List<Position> all() {
        return jdbc.sql("""
                        select channel_id, currency, balance_minor, frozen_minor, low_water_minor from channel_position
                        order by channel_id, currency""").query(Positions::read).list();
    }

    /**
     * Own funds were placed at the channel.
     *
     * @param reference of the transfer; the same one counts once
     * @return false when it was counted before
     */
    @Transactional
    public boolean topUp(String channelId, Money amount, String reference) {
        String entry = "position:" + channelId + ":" + reference;
        if (!known(channelId, amount.currency()) && !open(channelId, amount.currency())) {
            throw new IllegalArgumentException("there is no channel account " + channelId);
        }
        jdbc.sql("select 1 from channel_position where channel_id = ? and currency = ? for no key update")
                .params(channelId, amount.currency())
                .query(Integer.class)
                .single();
        if (ledger.isBooked(entry)) {
            return false;
        }
        change(channelId, amount.currency(), "balance_minor = balance_minor + ?", amount.amountMinor());
        ledger.book(PositionPostings.toppedUp(entry, channelId, amount));
        return true;
    }

    /**
     * @param lowWaterMinor in minor units, 0 for no alarm
     * @return whether there is such a position
     */
    @Transactional
    public boolean setLowWater(String channelId, String currency, long lowWaterMinor) {
        return change(channelId, currency, "low_water_minor = ?", lowWaterMinor) > 0;
    }

    /** Locks all positions of the currency, in one order for all who need several. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockAll(String currency) {
        jdbc.sql("select 1 from channel_position where currency = ? order by channel_id for no key update")
                .param(currency)
                .query(Integer.class)
                .list();
    }

    /** @return false when not enough is free there */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean freeze(String channelId, Money amount) {
        Optional<Position> frozen = jdbc.sql("""
                        update channel_position set frozen_minor = frozen_minor + :amount, updated_at = :now
                        where channel_id = :channel and currency = :currency and balance_minor - frozen_minor >= :amount
                        returning channel_id, currency, balance_minor, frozen_minor, low_water_minor""")
                .param("amount", amount.amountMinor())
                .param("now", Timestamp.from(clock.instant()))
                .param("channel", channelId)
                .param("currency", amount.currency())
                .query(Positions::read)
                .optional();
        frozen.ifPresent(position -> warn(position, amount.amountMinor()));
        return frozen.isPresent();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void release(String channelId, Money amount) {
        require(change(channelId, amount.currency(), "frozen_minor = frozen_minor - ?", amount.amountMinor()));
    }

    /** What was frozen has left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(String channelId, Money amount) {
        release(channelId, amount);
        require(change(channelId, amount.currency(), "balance_minor = balance_minor - ?", amount.amountMinor()));
    }

    /** What had left is back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(String channelId, Money amount) {
        require(change(channelId, amount.currency(), "balance_minor = balance_minor + ?", amount.amountMinor()));
    }

    /** Once, when the mark is crossed, not at each payout below it. */
    private void warn(Position position, long frozenMinor) {
        boolean above = position.freeMinor() + frozenMinor >= position.lowWaterMinor();
        if (above && position.freeMinor() < position.lowWaterMinor()) {
            alarms.raise(
                    "position_below_low_water",
                    position.channelId() + "/" + position.currency(),
                    position.freeMinor() + " minor units are free, the mark is at " + position.lowWaterMinor());
        }
    }

    private boolean known(String channelId, String currency) {
        return jdbc.sql("select count(*) from channel_position where channel_id = ? and currency = ?")
                        .params(channelId, currency)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** @return whether the channel account exists; the position then does too */
    private boolean open(String channelId, String currency) {
        jdbc.sql("""
                insert into channel_position (channel_id, currency, balance_minor, updated_at)
                select id, ?, 0, ? from channel_account where id = ? on conflict do nothing""")
                .params(currency, Timestamp.from(clock.instant()), channelId)
                .update();
        return known(channelId, currency);
    }

    private int change(String channelId, String currency, String assignment, long amountMinor) {
        return jdbc.sql("update channel_position set " + assignment
                        + ", updated_at = ? where channel_id = ? and currency = ?")
                .params(amountMinor, Timestamp.from(clock.instant()), channelId, currency)
                .update();
    }

    private static void require(int changed) {
        if (changed != 1) {
            throw new IllegalStateException("the position is gone");
        }
    }

    private static Position read(ResultSet row, int number) throws SQLException {
        return new Position(
                row.getString("channel_id"),
                row.getString("currency"),
                row.getLong("balance_minor"),
                row.getLong("frozen_minor"),
                row.getLong("low_water_minor"));
    }
}
