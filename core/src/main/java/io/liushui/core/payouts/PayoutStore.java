package io.liushui.core.payouts;

import io.liushui.core.json.Json;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes payout rows. Whoever needs more locks takes them in the order payout, merchant, operation, account, position, batch. */
@Component
class PayoutStore {
    private static final String SELECT = "select " + PayoutRows.COLUMNS + " from payout where ";

    private final JdbcClient jdbc;
    private final Clock clock;

    PayoutStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return false when the app has a payout of this number already */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean insert(Payout payout) {
        SealedPayee payee = payout.payee();
        return jdbc.sql("""
                        insert into payout (id, merchant_id, app_id, wallet_id, batch_id, merchant_payout_no, amount_minor, currency, purpose, metadata,
                            payee_kind, payee_hash, payee_last_four, payee_bank, payee_wrapped_key, payee_sealed, payee_master_key,
                            state, trace_id, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, 'accepted', ?, ?)
                        on conflict (app_id, merchant_payout_no) do nothing""")
                        .params(
                                payout.id(),
                                payout.merchantId(),
                                payout.appId(),
                                payout.source().wallet(),
                                payout.batchId(),
                                payout.merchantPayoutNo(),
                                payout.amount().amountMinor(),
                                payout.amount().currency(),
                                payout.purpose(),
                                Json.write(payout.metadata()),
                                payee.kind().code(),
                                payee.hash(),
                                payee.lastFour(),
                                payee.bank(),
                                payee.envelope().wrappedKey(),
                                payee.envelope().sealed(),
                                payee.envelope().masterKey(),
                                payout.traceId(),
                                Timestamp.from(payout.createdAt()))
                        .update()
                > 0;
    }

    /** @throws IllegalArgumentException when there is no such payout */
    @Transactional(propagation = Propagation.MANDATORY)
    public Payout lock(String payoutId) {
        return jdbc.sql(SELECT + "id = ? for no key update")
                .param(payoutId)
                .query(PayoutRows::read)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("no payout " + payoutId));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Payout> lockOf(String appId, String payoutId) {
        return jdbc.sql(SELECT + "id = ? and app_id = ? for no key update")
                .params(payoutId, appId)
                .query(PayoutRows::read)
                .optional();
    }

    /** Makes the instance the payout's driver, once and for all; empty when another one drives it. */
    @Transactional
    public Optional<Payout> drive(String payoutId, long instanceKey) {
        return jdbc.sql("""
                        update payout set driver_instance = :instance, version = version + 1
                        where id = :id and (driver_instance is null or driver_instance = :instance)
                        returning\s""" + PayoutRows.COLUMNS)
                .param("id", payoutId)
                .param("instance", instanceKey)
                .query(PayoutRows::read)
                .optional();
    }

    /** The locked payout in its next state. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Payout moved(Payout payout, PayoutState next) {
        Instant now = clock.instant();
        Payout moved = payout.at(next, now);
        jdbc.sql("""
                update payout set state = ?, reason_code = ?, finished_at = ?, returned_at = ?, version = version + 1 where id = ?""")
                .params(
                        next.code(),
                        next.reason(),
                        timestamp(moved.finishedAt()),
                        timestamp(moved.returnedAt()),
                        payout.id())
                .update();
        return moved;
    }

    /** The locked payout with its number at a channel. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Payout sent(Payout payout, PayoutState next, String operationId) {
        jdbc.sql("update payout set state = ?, operation_id = ?, version = version + 1 where id = ?")
                .params(next.code(), operationId, payout.id())
                .update();
        return lock(payout.id());
    }

    /** The locked payout with its money frozen in the channel's position, or in none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Payout frozenAt(Payout payout, String channelId) {
        jdbc.sql("update payout set frozen_at = ?, version = version + 1 where id = ?")
                .params(channelId, payout.id())
                .update();
        return payout.frozenAt(channelId);
    }

    private static Timestamp timestamp(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
