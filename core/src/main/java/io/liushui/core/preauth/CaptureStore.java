package io.liushui.core.preauth;

import io.liushui.core.ids.Ids;
import io.liushui.core.money.Money;
import io.liushui.core.paging.Slice;
import io.liushui.core.paging.SlicedSelect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code capture}. Changed under the authorisation's lock. */
@Component
class CaptureStore {
    private static final String SELECT = """
            select id, payment_id, merchant_id, app_id, merchant_capture_no, amount_minor, currency, last, released_minor, refunding_minor, refunded_minor, state, reason_code,
                   operation_id, trace_id, created_at, finished_at, voided_at
            from capture where\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    CaptureStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empty when the app has used the number before. */
    Optional<Capture> insert(
            Preauthorization authorization, String merchantCaptureNo, long amountMinor, boolean last, String traceId) {
        Instant now = clock.instant();
        String id = Ids.next("cap", now);
        int inserted = jdbc.sql("""
                        insert into capture (id, payment_id, merchant_id, app_id, merchant_capture_no, amount_minor, currency, last, state, trace_id, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?) on conflict (app_id, merchant_capture_no) do nothing""")
                .params(
                        id,
                        authorization.paymentId(),
                        authorization.merchantId(),
                        authorization.appId(),
                        merchantCaptureNo,
                        amountMinor,
                        authorization.currency(),
                        last,
                        traceId,
                        Timestamp.from(now))
                .update();
        return inserted == 0 ? Optional.empty() : Optional.of(get(id));
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException when there is none */
    Capture get(String captureId) {
        return jdbc.sql(SELECT + "id = ?")
                .param(captureId)
                .query(CaptureStore::read)
                .single();
    }

    Optional<Capture> find(String appId, String captureId) {
        return jdbc.sql(SELECT + "id = ? and app_id = ?")
                .params(captureId, appId)
                .query(CaptureStore::read)
                .optional();
    }

    Optional<Capture> byNumber(String appId, String merchantCaptureNo) {
        return jdbc.sql(SELECT + "app_id = ? and merchant_capture_no = ?")
                .params(appId, merchantCaptureNo)
                .query(CaptureStore::read)
                .optional();
    }

    /** Newest first; {@code paymentId} null: of all authorisations. */
    List<Capture> list(String appId, String paymentId, Slice<String> slice) {
        return SlicedSelect.byId(jdbc, SELECT + """
                        app_id = :app and (:payment::text is null or payment_id = :payment)""")
                .param("app", appId)
                .param("payment", paymentId)
                .rows(slice, CaptureStore::read);
    }

    List<Capture> succeeded(String paymentId) {
        return jdbc.sql(SELECT + "payment_id = ? and state = 'succeeded'")
                .param(paymentId)
                .query(CaptureStore::read)
                .list();
    }

    void asked(Capture capture, String operationId) {
        jdbc.sql("update capture set operation_id = ? where id = ?")
                .params(operationId, capture.id())
                .update();
    }

    Capture succeeded(Capture capture, long releasedMinor) {
        jdbc.sql("update capture set state = 'succeeded', released_minor = ?, finished_at = ? where id = ?")
                .params(releasedMinor, Timestamp.from(clock.instant()), capture.id())
                .update();
        return get(capture.id());
    }

    Capture failed(Capture capture, String reasonCode) {
        jdbc.sql("update capture set state = 'failed', reason_code = ?, finished_at = ? where id = ?")
                .params(reasonCode, Timestamp.from(clock.instant()), capture.id())
                .update();
        return get(capture.id());
    }

    Capture voiding(Capture capture) {
        jdbc.sql("update capture set state = 'voiding', reason_code = null where id = ?")
                .param(capture.id())
                .update();
        return get(capture.id());
    }

    Capture voided(Capture capture) {
        jdbc.sql("update capture set state = 'voided', voided_at = ? where id = ?")
                .params(Timestamp.from(clock.instant()), capture.id())
                .update();
        return get(capture.id());
    }

    Capture notVoided(Capture capture, String reasonCode) {
        jdbc.sql("update capture set state = 'succeeded', reason_code = ? where id = ?")
                .params(reasonCode, capture.id())
                .update();
        return get(capture.id());
    }

    /** @param amountMinor less than 0 when a refund failed; the database refuses what does not fit */
    void refunding(String captureId, long amountMinor) {
        jdbc.sql("update capture set refunding_minor = refunding_minor + ? where id = ?")
                .params(amountMinor, captureId)
                .update();
    }

    Capture refunded(String captureId, long amountMinor) {
        jdbc.sql("update capture set refunded_minor = refunded_minor + ? where id = ?")
                .params(amountMinor, captureId)
                .update();
        return get(captureId);
    }

    private static Capture read(ResultSet row, int number) throws SQLException {
        return new Capture(
                row.getString("id"),
                row.getString("payment_id"),
                row.getString("merchant_id"),
                row.getString("app_id"),
                row.getString("merchant_capture_no"),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                row.getBoolean("last"),
                row.getLong("released_minor"),
                row.getLong("refunding_minor"),
                row.getLong("refunded_minor"),
                CaptureState.of(row.getString("state")),
                row.getString("reason_code"),
                row.getString("operation_id"),
                row.getString("trace_id"),
                row.getTimestamp("created_at").toInstant(),
                PreauthStore.instant(row, "finished_at"),
                PreauthStore.instant(row, "voided_at"));
    }
}
