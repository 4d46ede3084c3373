package io.liushui.core.passwords;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code payer_password_code}, one row per payer; whoever reads and writes it locks the password's row first. */
@Component
class PasswordCodeRows {
    private final JdbcClient jdbc;

    PasswordCodeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param codeHash null when it was used up
     * @param sends since {@code firstAt}, this one included
     */
    record Kept(byte[] codeHash, int triesLeft, int sends, Instant firstAt, Instant sentAt) {
        static final int TRIES = 5;
    }

    /** Until the transaction ends, so that requests of one payer take turns; whether there is a password. */
    boolean lock(String appId, String payerId) {
        return !jdbc.sql("select payer_id from payer_password where app_id = ? and payer_id = ? for no key update")
                .params(appId, payerId)
                .query(String.class)
                .list()
                .isEmpty();
    }

    Optional<Kept> find(String appId, String payerId) {
        return jdbc.sql("""
                        select code_hash, tries_left, sends, first_at, sent_at from payer_password_code where app_id = ? and payer_id = ?""")
                .params(appId, payerId)
                .query((row, number) -> new Kept(
                        row.getBytes("code_hash"),
                        row.getInt("tries_left"),
                        row.getInt("sends"),
                        row.getTimestamp("first_at").toInstant(),
                        row.getTimestamp("sent_at").toInstant()))
                .optional();
    }

    void keep(String appId, String payerId, Kept kept) {
        jdbc.sql("""
                insert into payer_password_code (app_id, payer_id, code_hash, tries_left, sends, first_at, sent_at) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (app_id, payer_id) do update set code_hash = excluded.code_hash, tries_left = excluded.tries_left,
                    sends = excluded.sends, first_at = excluded.first_at, sent_at = excluded.sent_at""")
                .params(
                        appId,
                        payerId,
                        kept.codeHash(),
                        kept.triesLeft(),
                        kept.sends(),
                        Timestamp.from(kept.firstAt()),
                        Timestamp.from(kept.sentAt()))
                .update();
    }

    void tried(String appId, String payerId, boolean right) {
        jdbc.sql("""
                update payer_password_code set code_hash = case when ? then null else code_hash end, tries_left = tries_left - 1
                where app_id = ? and payer_id = ?""").params(right, appId, payerId).update();
    }
}
