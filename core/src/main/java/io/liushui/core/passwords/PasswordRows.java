package io.liushui.core.passwords;

import io.liushui.core.sms.MaskedPhone;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code payer_password}. */
@Component
class PasswordRows {
    static final int TRIES = 5;

    private final JdbcClient jdbc;
    private final Clock clock;

    PasswordRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param triesLeft after this one */
    record Try(String hash, int triesLeft) {}

    Optional<PasswordStatus> find(String appId, String payerId) {
        return jdbc.sql("""
                        select payer_id, phone, tries_left, created_at, changed_at from payer_password where app_id = ? and payer_id = ?""").params(appId, payerId).query(PasswordRows::read).optional();
    }

    Optional<String> appOfPassword(String merchantId, String appId, String payerId) {
        return jdbc.sql("""
                        select p.app_id from payer_password p join app a on a.id = p.app_id where a.merchant_id = ? and p.payer_id = ?
                        order by p.app_id <> ?, p.created_at, p.app_id limit 1""")
                .params(merchantId, payerId, appId)
                .query(String.class)
                .optional();
    }

    Optional<String> phone(String appId, String payerId) {
        return jdbc.sql("select phone from payer_password where app_id = ? and payer_id = ?")
                .params(appId, payerId)
                .query(String.class)
                .optional();
    }

    /** Uses up a try before the password is looked at, so that parallel guesses are counted one by one; empty when none is left. */
    Optional<Try> claimTry(String appId, String payerId) {
        return jdbc.sql("""
                        update payer_password set tries_left = tries_left - 1 where app_id = ? and payer_id = ? and tries_left > 0
                        returning hash, tries_left""")
                .params(appId, payerId)
                .query((row, number) -> new Try(row.getString("hash"), row.getInt("tries_left")))
                .optional();
    }

    void unlock(String appId, String payerId) {
        jdbc.sql("update payer_password set tries_left = ? where app_id = ? and payer_id = ?")
                .params(TRIES, appId, payerId)
                .update();
    }

    /** Whether it was the payer's first. */
    boolean insert(String appId, String payerId, String hash, String phone) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql("""
                        insert into payer_password (app_id, payer_id, hash, phone, tries_left, created_at, changed_at) values (?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing""")
                        .params(appId, payerId, hash, phone, TRIES, now, now)
                        .update()
                > 0;
    }

    void replace(String appId, String payerId, String hash) {
        jdbc.sql("""
                update payer_password set hash = ?, tries_left = ?, changed_at = ? where app_id = ? and payer_id = ?""")
                .params(hash, TRIES, Timestamp.from(clock.instant()), appId, payerId)
                .update();
    }

    private static PasswordStatus read(ResultSet row, int number) throws SQLException {
        return new PasswordStatus(
                row.getString("payer_id"),
                MaskedPhone.of(row.getString("phone")),
                row.getInt("tries_left"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }
}
