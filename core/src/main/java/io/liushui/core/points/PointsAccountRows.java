package io.liushui.core.points;

import io.liushui.core.paging.Slice;
import io.liushui.core.paging.SlicedSelect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code points_account}. */
@Component
class PointsAccountRows {
    private static final String SELECT =
            "select id, merchant_id, payer_id, account_id, created_at from points_account where ";

    private final JdbcClient jdbc;

    PointsAccountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Unless the payer has one. */
    void insert(PointsAccount account) {
        jdbc.sql("""
                insert into points_account (id, merchant_id, payer_id, account_id, created_at) values (?, ?, ?, ?, ?)
                on conflict (merchant_id, payer_id) do nothing""")
                .params(
                        account.id(),
                        account.merchantId(),
                        account.payerId(),
                        account.accountId(),
                        Timestamp.from(account.createdAt()))
                .update();
    }

    Optional<PointsAccount> byId(String id) {
        return jdbc.sql(SELECT + "id = ?")
                .param(id)
                .query(PointsAccountRows::read)
                .optional();
    }

    Optional<PointsAccount> ofPayer(String merchantId, String payerId) {
        return jdbc.sql(SELECT + "merchant_id = ? and payer_id = ?")
                .params(merchantId, payerId)
                .query(PointsAccountRows::read)
                .optional();
    }

    List<PointsAccount> list(String merchantId, String payerId, Slice<String> slice) {
        return SlicedSelect.byId(jdbc, SELECT + """
                        merchant_id = :merchant and (:payer::text is null or payer_id = :payer)""")
                .param("merchant", merchantId)
                .param("payer", payerId)
                .rows(slice, PointsAccountRows::read);
    }

    private static PointsAccount read(ResultSet row, int number) throws SQLException {
        return new PointsAccount(
                row.getString("id"),
                row.getString("merchant_id"),
                row.getString("payer_id"),
                row.getString("account_id"),
                row.getTimestamp("created_at").toInstant());
    }
}
