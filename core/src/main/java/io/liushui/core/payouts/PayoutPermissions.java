package io.liushui.core.payouts;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which apps may pay out; none may until it is allowed to. */
@Component
public class PayoutPermissions {
    private final JdbcClient jdbc;
    private final Clock clock;

    PayoutPermissions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public boolean allows(String appId) {
        return jdbc.sql("select exists (select from payout_permission where app_id = ?)")
                .param(appId)
                .query(Boolean.class)
                .single();
    }

    /** Whether it may; until the transaction ends it is not forbidden. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean staysAllowed(String appId) {
        return jdbc.sql("select app_id from payout_permission where app_id = ? for share")
                .param(appId)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /**
     * Without effect when it may already.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException when there is no such app
     */
    @Transactional
    public void allow(String appId) {
        jdbc.sql("insert into payout_permission (app_id, allowed_at) values (?, ?) on conflict do nothing")
                .params(appId, Timestamp.from(clock.instant()))
                .update();
    }

    /** What has no number at a channel yet fails at its next step. */
    @Transactional
    public void forbid(String appId) {
        jdbc.sql("delete from payout_permission where app_id = ?").param(appId).update();
    }
}
