package io.liushui.core.risk;

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

/** What people said of held payments, kept with what the table had said. */
@Component
public class RiskReviews {
    private static final String SELECT =
            "select payment_id, review_decision, reviewed_by, review_reason, reviewed_at from risk_assessment where ";

    private final JdbcClient jdbc;
    private final Clock clock;

    RiskReviews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps what a person said; false when somebody had spoken before: the first word stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean keep(String paymentId, ReviewDecision decision, String by, String reason) {
        return jdbc.sql("""
                        update risk_assessment set review_decision = ?, reviewed_by = ?, review_reason = ?, reviewed_at = ?
                        where payment_id = ? and review_decision is null""")
                        .params(decision.code(), by, reason, Timestamp.from(clock.instant()), paymentId)
                        .update()
                == 1;
    }

    public Optional<Review> of(String paymentId) {
        return jdbc.sql(SELECT + "payment_id = ? and reviewed_at is not null")
                .param(paymentId)
                .query(RiskReviews::read)
                .optional();
    }

    /** The newest first. */
    public List<Review> newest(int most) {
        return jdbc.sql(SELECT + "reviewed_at is not null order by reviewed_at desc, payment_id limit ?")
                .param(most)
                .query(RiskReviews::read)
                .list();
    }

    private static Review read(ResultSet row, int number) throws SQLException {
        return new Review(
                row.getString("payment_id"),
                ReviewDecision.of(row.getString("review_decision")).orElseThrow(),
                row.getString("reviewed_by"),
                row.getString("review_reason"),
                row.getTimestamp("reviewed_at").toInstant());
    }
}
