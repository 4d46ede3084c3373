package io.liushui.core.wallets;

import io.liushui.core.paging.Slice;
import io.liushui.core.paging.SlicedSelect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code wallet}. */
@Component
class WalletRows {
    private static final String SELECT =
            "select id, merchant_id, payer_id, currency, account_id, created_at from wallet where ";

    private final JdbcClient jdbc;

    WalletRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Unless the payer has one of this currency. */
    void insert(Wallet wallet) {
        jdbc.sql("""
                insert into wallet (id, merchant_id, payer_id, currency, account_id, created_at) values (?, ?, ?, ?, ?, ?)
                on conflict (merchant_id, payer_id, currency) do nothing""")
                .params(
                        wallet.id(),
                        wallet.merchantId(),
                        wallet.payerId(),
                        wallet.currency(),
                        wallet.accountId(),
                        Timestamp.from(wallet.createdAt()))
                .update();
    }

    Optional<Wallet> byId(String walletId) {
        return jdbc.sql(SELECT + "id = ?")
                .param(walletId)
                .query(WalletRows::read)
                .optional();
    }

    Optional<Wallet> ofPayer(String merchantId, String payerId, String currency) {
        return jdbc.sql(SELECT + "merchant_id = ? and payer_id = ? and currency = ?")
                .params(merchantId, payerId, currency)
                .query(WalletRows::read)
                .optional();
    }

    List<Wallet> list(String merchantId, String payerId, Slice<String> slice) {
        return SlicedSelect.byId(jdbc, SELECT + """
                        merchant_id = :merchant and (:payer::text is null or payer_id = :payer)""")
                .param("merchant", merchantId)
                .param("payer", payerId)
                .rows(slice, WalletRows::read);
    }

    private static Wallet read(ResultSet row, int number) throws SQLException {
        return new Wallet(
                row.getString("id"),
                row.getString("merchant_id"),
                row.getString("payer_id"),
                row.getString("currency"),
                row.getString("account_id"),
                row.getTimestamp("created_at").toInstant());
    }
}
