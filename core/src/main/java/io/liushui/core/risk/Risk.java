package io.liushui.core.risk;

import io.liushui.core.json.Json;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Computes the signals of a payment and keeps what was decided on them. */
@Component
public class Risk {
    private final JdbcClient jdbc;
    private final Clock clock;

    Risk(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Computes and keeps the signals. Once a decision was kept, its signals stay and are answered again. */
    @Transactional
    public RiskSignals assess(PaymentFacts facts) {
        AssessmentQuery query = new AssessmentQuery(facts, clock.instant());
        return RiskSignals.of(Json.readObject(jdbc.sql(query.sql())
                .params(query.parameters())
                .query(String.class)
                .single()));
    }

    /**
     * Keeps the first decision on a payment; later ones change nothing.
     *
     * @throws IllegalStateException when the payment was never assessed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decided(String paymentId, RiskVerdict verdict) {
        int assessed = jdbc.sql("""
                        update risk_assessment set
                            decided_at = coalesce(decided_at, ?), reason = case when decision is null then ? else reason end,
                            model_version = case when decision is null then ? else model_version end,
                            decision = coalesce(decision, ?)
                        where payment_id = ?""")
                .params(
                        Timestamp.from(clock.instant()),
                        verdict.reason(),
                        verdict.modelVersion(),
                        verdict.decision(),
                        paymentId)
                .update();
        if (assessed == 0) {
            throw new IllegalStateException("payment " + paymentId + " was decided on without an assessment");
        }
    }

    public Optional<RiskSignals> signalsOf(String paymentId) {
        return jdbc.sql("select signals from risk_assessment where payment_id = ?")
                .param(paymentId)
                .query(String.class)
                .optional()
                .map(signals -> RiskSignals.of(Json.readObject(signals)));
    }

    public Optional<RiskVerdict> verdictOn(String paymentId) {
        return jdbc.sql("""
                        select decision, reason, model_version from risk_assessment
                        where payment_id = ? and decision is not null""")
                .param(paymentId)
                .query((row, number) -> new RiskVerdict(
                        row.getString("decision"), row.getString("reason"), row.getString("model_version")))
                .optional();
    }
}
