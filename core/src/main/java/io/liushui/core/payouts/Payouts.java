package io.liushui.core.payouts;

import io.liushui.core.paging.Slice;
import io.liushui.core.paging.SlicedSelect;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks payouts up. A merchant's look-ups are scoped by app, so a foreign id is simply not there. */
@Component
public class Payouts {
    private static final String SELECT = "select " + PayoutRows.COLUMNS + " from payout where ";

    private final JdbcClient jdbc;

    Payouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Payout> find(String appId, String payoutId) {
        return jdbc.sql(SELECT + "id = ? and app_id = ?")
                .params(payoutId, appId)
                .query(PayoutRows::read)
                .optional();
    }

    public Optional<Payout> findByPayoutNo(String appId, String merchantPayoutNo) {
        return jdbc.sql(SELECT + "app_id = ? and merchant_payout_no = ?")
                .params(appId, merchantPayoutNo)
                .query(PayoutRows::read)
                .optional();
    }

    Optional<Payout> byId(String payoutId) {
        return jdbc.sql(SELECT + "id = ?")
                .param(payoutId)
                .query(PayoutRows::read)
                .optional();
    }

    /** The payout that this channel knows under this number. */
    Optional<Payout> byNumber(String channelId, String number) {
        return jdbc.sql(SELECT + """
                        operation_id = (select id from channel_operation where channel_id = ? and number = ? and kind = 'payout')""")
                .params(channelId, number)
                .query(PayoutRows::read)
                .optional();
    }

    /**
     * What of an app's payouts is wanted, newest first.
     *
     * @param merchantPayoutNo null for any; the same for wallet, batch and state
     */
    public record Wanted(String appId, String merchantPayoutNo, String walletId, String batchId, String state) {}

    public List<Payout> list(Wanted wanted, Slice<String> slice) {
        return SlicedSelect.byId(jdbc, SELECT + """
                        app_id = :app and (:number::text is null or merchant_payout_no = :number)
                        and (:wallet::text is null or wallet_id = :wallet)
                        and (:batch::text is null or batch_id = :batch) and (:state::text is null or state = :state)""")
                .param("app", wanted.appId())
                .param("number", wanted.merchantPayoutNo())
                .param("wallet", wanted.walletId())
                .param("batch", wanted.batchId())
                .param("state", wanted.state())
                .rows(slice, PayoutRows::read);
    }
}
