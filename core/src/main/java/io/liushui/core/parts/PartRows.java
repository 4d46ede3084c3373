package io.liushui.core.parts;

import io.liushui.core.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code payment_part}. Whoever changes parts of a payment that was accepted holds the payment's lock. */
@Component
class PartRows {
    private final JdbcClient jdbc;
    private final Clock clock;

    PartRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param returningMinor of the amount, what refunds that have not failed give back; the same of the units */
    record Kept(Part part, long returningMinor, long returningUnits) {
        Shares.Standing standing() {
            return new Shares.Standing(part.amount().amountMinor(), returningMinor);
        }
    }

    /** @param position from 1, as the merchant named it */
    void insert(Part part, int position) {
        jdbc.sql("""
                insert into payment_part (id, payment_id, merchant_id, position, kind, source, amount_minor, currency, units, by_merchant, state, held_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'held', ?)""")
                .params(
                        part.id(),
                        part.paymentId(),
                        part.merchantId(),
                        position,
                        part.kind().code(),
                        part.source(),
                        part.amount().amountMinor(),
                        part.amount().currency(),
                        part.units(),
                        part.byMerchant(),
                        now())
                .update();
    }

    /** In the merchant's order. */
    List<Kept> of(String paymentId) {
        return jdbc.sql("""
                        select id, payment_id, merchant_id, kind, source, amount_minor, currency, units, by_merchant, state,
                            returning_minor, returning_units, returned_minor, returned_units
                        from payment_part where payment_id = ? order by position""").param(paymentId).query(PartRows::read).list();
    }

    void ended(Part part, Part.State state) {
        jdbc.sql("update payment_part set state = ?, ended_at = ? where id = ?")
                .params(code(state), now(), part.id())
                .update();
    }

    /** Of refunds on their way; less for one that failed. */
    void returning(String partId, long amountMinor, long units) {
        jdbc.sql(
                        "update payment_part set returning_minor = returning_minor + ?, returning_units = returning_units + ? where id = ?")
                .params(amountMinor, units, partId)
                .update();
    }

    void returned(String partId, long amountMinor, long units) {
        jdbc.sql(
                        "update payment_part set returned_minor = returned_minor + ?, returned_units = returned_units + ? where id = ?")
                .params(amountMinor, units, partId)
                .update();
    }

    static String code(Part.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Kept read(ResultSet row, int number) throws SQLException {
        Part part = new Part(
                row.getString("id"),
                row.getString("payment_id"),
                row.getString("merchant_id"),
                PartKind.of(row.getString("kind")),
                row.getString("source"),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                row.getLong("units"),
                row.getBoolean("by_merchant"),
                Part.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getLong("returned_minor"),
                row.getLong("returned_units"));
        return new Kept(part, row.getLong("returning_minor"), row.getLong("returning_units"));
    }
}
