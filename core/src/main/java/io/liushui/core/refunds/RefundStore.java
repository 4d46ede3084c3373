package io.liushui.core.refunds;

import io.liushui.core.json.Json;
import io.liushui.core.paging.Slice;
import io.liushui.core.paging.SlicedSelect;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code refund}. */
@Component
class RefundStore {
    private static final String SELECT = "select " + RefundRows.COLUMNS + " from refund where ";

    private final JdbcClient jdbc;
    private final Clock clock;

    RefundStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Pending.
     *
     * @param operationId null when nothing is asked of the channel
     * @param partsMinor what is not the channel's, in minor units
     * @return whether the merchant's number was free
     * @throws org.springframework.dao.DuplicateKeyException when the attempt's late or double money has a refund already
     */
    boolean insert(String id, NewRefund refund, String operationId, long partsMinor) {
        return jdbc.sql("""
                        insert into refund (id, payment_id, attempt_id, capture_id, merchant_id, app_id, kind, origin, merchant_refund_no, amount_minor, currency,
                            channel_id, state, fallback_reason, reason, metadata, operation_id, trace_id, created_at, parts_minor)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?, ?::jsonb, ?, ?, ?, ?)
                        on conflict (app_id, merchant_refund_no) do nothing""")
                        .params(
                                id,
                                refund.paymentId(),
                                refund.attemptId(),
                                refund.captureId(),
                                refund.merchantId(),
                                refund.appId(),
                                refund.kind().code(),
                                refund.origin().code(),
                                refund.merchantRefundNo(),
                                refund.amount().amountMinor(),
                                refund.amount().currency(),
                                refund.channelId(),
                                refund.fallbackReason() == null
                                        ? null
                                        : refund.fallbackReason().code(),
                                refund.reason(),
                                Json.write(refund.metadata()),
                                operationId,
                                refund.traceId(),
                                Timestamp.from(clock.instant()),
                                partsMinor)
                        .update()
                == 1;
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException when there is none; the same for {@link #lock} */
    Refund get(String refundId) {
        return jdbc.sql(SELECT + "id = ?")
                .param(refundId)
                .query(RefundRows::read)
                .single();
    }

    /** Its payment is locked before. */
    Refund lock(String refundId) {
        return jdbc.sql(SELECT + "id = ? for no key update")
                .param(refundId)
                .query(RefundRows::read)
                .single();
    }

    Optional<Refund> find(String appId, String refundId) {
        return jdbc.sql(SELECT + "id = ? and app_id = ?")
                .params(refundId, appId)
                .query(RefundRows::read)
                .optional();
    }

    Optional<Refund> findByNumber(String appId, String merchantRefundNo) {
        return jdbc.sql(SELECT + "app_id = ? and merchant_refund_no = ?")
                .params(appId, merchantRefundNo)
                .query(RefundRows::read)
                .optional();
    }

    /** @param captureId null: whatever it is of; the same for {@code paymentId} */
    List<Refund> list(String appId, String paymentId, String captureId, Slice<String> slice) {
        return SlicedSelect.byId(jdbc, SELECT + """
                        app_id = :app and (:payment::text is null or payment_id = :payment)
                        and (:capture::text is null or capture_id = :capture)""")
                .param("app", appId)
                .param("payment", paymentId)
                .param("capture", captureId)
                .rows(slice, RefundRows::read);
    }

    void drivenBy(Refund refund, long instanceKey) {
        jdbc.sql("update refund set driver_instance = ?, version = version + 1 where id = ?")
                .params(instanceKey, refund.id())
                .update();
    }

    /** From now on another operation, of this kind, is the one that counts. */
    void goesOnWith(Refund refund, String operationId, RefundKind kind, FallbackReason why) {
        jdbc.sql("""
                update refund set operation_id = ?, kind = ?, fallback_reason = ?, version = version + 1
                where id = ? and state = 'pending'""")
                .params(operationId, kind.code(), why == null ? null : why.code(), refund.id())
                .update();
    }

    /** The refund as it is then; of a pending one. */
    Refund finished(Refund refund, RefundState state) {
        String settledBy = state instanceof RefundState.Succeeded(RefundState.SettledBy by) ? by.code() : null;
        String reasonCode = state instanceof RefundState.Failed(String code) ? code : null;
        jdbc.sql("""
                update refund set state = ?, settled_by = ?, reason_code = ?, finished_at = ?, version = version + 1
                where id = ? and state = 'pending'""")
                .params(state.code(), settledBy, reasonCode, Timestamp.from(clock.instant()), refund.id())
                .update();
        return get(refund.id());
    }
}
