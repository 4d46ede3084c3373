package io.liushui.api.authentication;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Nonces that were used, kept as long as a signature with them could pass. */
@Component
class Nonces {
    /** A signature may be dated up to five minutes ahead and then passes until five minutes after its date. */
    private static final Duration KEPT = Authentication.WINDOW.multipliedBy(2).plusMinutes(1);

    private static final int BATCH = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Nonces(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Whether it is used for the first time. The row is not flushed to disk: when PostgreSQL is killed the nonces of its last half second are
     * forgotten, and then the idempotency key alone keeps a repeated POST from having a second effect.
     */
    boolean use(String keyId, String nonce) {
        return jdbc.sql("""
                        with relaxed as (select set_config('synchronous_commit', 'off', true))
                        insert into api_nonce (key_id, nonce, seen_at) select ?, ?, ? from relaxed on conflict do nothing""")
                        .params(keyId, nonce, Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    @Scheduled(fixedDelay = 30_000)
    void forgetOld() {
        Instant before = clock.instant().minus(KEPT);
        int forgotten = BATCH;
        while (forgotten == BATCH) {
            forgotten = jdbc.sql("""
                            delete from api_nonce where ctid in (select ctid from api_nonce where seen_at < ? limit ?)""").params(Timestamp.from(before), BATCH).update();
        }
    }
}
