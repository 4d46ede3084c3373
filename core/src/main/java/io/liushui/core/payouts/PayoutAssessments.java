package io.liushui.core.payouts;

import io.liushui.core.json.Json;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is known of a payout's risk, what was decided by table and by person, and by which version; kept, so that it can be replayed. */
@Component
class PayoutAssessments {
    private static final Duration DAY = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Clock clock;

    PayoutAssessments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Computes the signals and keeps them; a later computation replaces them as long as nothing was decided. */
    @Transactional
    public PayoutSignals assess(Payout payout) {
        Instant now = clock.instant();
        PayoutSignals signals = compute(payout, now.minus(DAY));
        jdbc.sql("""
                insert into payout_assessment (payout_id, signals, assessed_at) values (?, ?::jsonb, ?)
                on conflict (payout_id) do update set signals = excluded.signals, assessed_at = excluded.assessed_at
                    where payout_assessment.decision is null""")
                .params(payout.id(), Json.write(signals.toMap()), Timestamp.from(now))
                .update();
        return signals;
    }

    /** Keeps what the table said; the first decision stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decided(String payoutId, PayoutVerdict verdict) {
        jdbc.sql("""
                update payout_assessment set decision = ?, reason = ?, model_version = ?, decided_at = ?
                where payout_id = ? and decision is null""")
                .params(
                        verdict.decision(),
                        verdict.reason(),
                        verdict.modelVersion(),
                        Timestamp.from(clock.instant()),
                        payoutId)
                .update();
    }

    /** Keeps what a person said; the first word stays, and is answered. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> reviewed(String payoutId, String decision, String person, String reason) {
        if (decision != null) {
            jdbc.sql("""
                    update payout_assessment set review_decision = ?, reviewed_by = ?, review_reason = ?, reviewed_at = ?
                    where payout_id = ? and review_decision is null""")
                    .params(decision, person, reason, Timestamp.from(clock.instant()), payoutId)
                    .update();
        }
        return jdbc.sql(
                        "select review_decision from payout_assessment where payout_id = ? and review_decision is not null")
                .param(payoutId)
                .query(String.class)
                .optional();
    }

    private PayoutSignals compute(Payout payout, Instant since) {
        return jdbc.sql("""
                        select not exists (select from payout k where %1$s and k.payee_hash = :hash and k.state = 'succeeded') as fresh,
                            (select count(*) from payout k where k.merchant_id = :merchant and k.payee_hash = :hash
                                and k.created_at >= :since and k.id <> :id) as payee_payouts,
                            day.payouts, day.minor
                        from (select count(*) as payouts, coalesce(sum(amount_minor), 0) as minor from (
                            select amount_minor from payout k
                            where %1$s and k.created_at >= :since and k.id <> :id and k.currency = :currency
                              and k.state not in ('failed', 'cancelled')
                            order by k.created_at desc limit :most) newest) day""".formatted(ofSource(payout.source())))
                .param("merchant", payout.merchantId())
                .param("wallet", payout.source().wallet())
                .param("hash", payout.payee().hash())
                .param("since", Timestamp.from(since))
                .param("id", payout.id())
                .param("currency", payout.amount().currency())
                .param("most", PayoutSignals.COUNTED_AT_MOST)
                .query((row, number) -> new PayoutSignals(
                        payout.amount().amountMinor(),
                        payout.amount().currency(),
                        row.getBoolean("fresh"),
                        row.getLong("payee_payouts"),
                        row.getLong("payouts"),
                        row.getLong("minor")))
                .single();
    }

    private static String ofSource(PayoutSource source) {
        return switch (source) {
            case PayoutSource.MerchantBalance _ -> "k.merchant_id = :merchant and k.wallet_id is null";
            case PayoutSource.PayersWallet _ -> "k.wallet_id = :wallet";
        };
    }
}
