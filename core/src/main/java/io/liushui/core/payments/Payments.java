package io.liushui.core.payments;

import io.liushui.core.paging.Slice;
import io.liushui.core.paging.SlicedSelect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks payments up. A merchant's look-ups are scoped by app, so a foreign id is simply not there. */
@Component
public class Payments {
    private static final String SELECT = "select " + PaymentRows.COLUMNS + " from payment where ";

    private final JdbcClient jdbc;

    Payments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Payment> find(String appId, String paymentId) {
        return find(PaymentIntent.PAY, appId, paymentId);
    }

    /** One of another intent is not there. */
    public Optional<Payment> find(PaymentIntent intent, String appId, String paymentId) {
        return jdbc.sql(SELECT + "id = ? and app_id = ? and intent = ?")
                .params(paymentId, appId, intent.code())
                .query(PaymentRows::read)
                .optional();
    }

    public Optional<Payment> findByOrderNo(String appId, String merchantOrderNo) {
        return findByOrderNo(PaymentIntent.PAY, appId, merchantOrderNo);
    }

    public Optional<Payment> findByOrderNo(PaymentIntent intent, String appId, String merchantOrderNo) {
        return jdbc.sql(SELECT + "app_id = ? and merchant_order_no = ? and intent = ?")
                .params(appId, merchantOrderNo, intent.code())
                .query(PaymentRows::read)
                .optional();
    }

    /** Id of the payment or authorisation that has the order number. */
    Optional<String> holderOfOrderNo(String appId, String merchantOrderNo) {
        return jdbc.sql("select id from payment where app_id = ? and merchant_order_no = ?")
                .params(appId, merchantOrderNo)
                .query(String.class)
                .optional();
    }

    public Optional<Payment> byId(String paymentId) {
        return jdbc.sql(SELECT + "id = ?")
                .param(paymentId)
                .query(PaymentRows::read)
                .optional();
    }

    public Optional<Payment> byCashierToken(String token) {
        return jdbc.sql(SELECT + "cashier_token = ?")
                .param(token)
                .query(PaymentRows::read)
                .optional();
    }

    /** An app's payments, newest first. */
    public List<Payment> list(String appId, Slice<String> slice) {
        return list(PaymentIntent.PAY, appId, slice);
    }

    /** As above, of one intent. */
    public List<Payment> list(PaymentIntent intent, String appId, Slice<String> slice) {
        return SlicedSelect.byId(jdbc, SELECT + "app_id = :app and intent = :intent")
                .param("app", appId)
                .param("intent", intent.code())
                .rows(slice, PaymentRows::read);
    }

    /** Payments that are still open although they expired at least {@code slack} ago: none, while all is well. */
    public long openPastSchedule(Duration slack) {
        return jdbc.sql("""
                        select count(*) from payment
                        where finished_at is null and expires_at < clock_timestamp() - ? * interval '1 millisecond'""").param(slack.toMillis()).query(Long.class).single();
    }
}
