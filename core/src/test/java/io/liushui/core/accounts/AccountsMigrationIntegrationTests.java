package io.liushui.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A database that is older than the accounts. */
class AccountsMigrationIntegrationTests {

    @Test
    void givesMerchantsWhatTheJournalOwesThem() throws SQLException {
        TestDatabase database = TestDatabase.create();
        Flyway.configure()
                .dataSource(database.dataSource())
                .schemas("older")
                .target("5")
                .load()
                .migrate();
        try (Connection connection = database.dataSource().getConnection();
                SingleConnectionDataSource one = new SingleConnectionDataSource(connection, true)) {
            JdbcClient jdbc = JdbcClient.create(one);
            jdbc.sql("set search_path to older").update();
            entry(jdbc, "captured:pay_1", "mer_1", "CNY", 100);
            entry(jdbc, "captured:pay_2", "mer_1", "CNY", 30);
            entry(jdbc, "captured:pay_3", "mer_1", "JPY", 7);
            entry(jdbc, "captured:pay_4", "mer_2", "CNY", 1);

            Flyway.configure()
                    .dataSource(database.dataSource())
                    .schemas("older")
                    .load()
                    .migrate();

            List<Map<String, Object>> flows = jdbc.sql("""
                            select a.owner, a.currency, f.reference, f.amount_minor, f.unfolded_minor, f.matures_at::text as matures, a.id ~ '^acc_[0-9a-f]{26}$' as named
                            from account_flow f join account a on a.id = f.account_id order by f.id""").query().listOfRows();
            assertThat(flows)
                    .extracting(row -> row.get("owner") + " " + row.get("currency") + " " + row.get("reference") + " "
                            + row.get("amount_minor") + " " + row.get("unfolded_minor"))
                    .containsExactly(
                            "mer_1 CNY captured:pay_1 100 100",
                            "mer_1 CNY captured:pay_2 30 30",
                            "mer_1 JPY captured:pay_3 7 7",
                            "mer_2 CNY captured:pay_4 1 1");
            assertThat(flows).allSatisfy(row -> assertThat(row.get("named")).isEqualTo(true));
            assertThat(jdbc.sql("select count(*) from account_flow where matures_at <> '2026-11-25T00:00:00Z'")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    private static void entry(JdbcClient jdbc, String reference, String merchantId, String currency, long amountMinor) {
        jdbc.sql("""
                with entry as (
                    insert into journal_entry (reference, text, booked_on, created_at)
                    values (:reference, 'Payment captured', '2026-11-24', '2026-11-24T09:00:00Z') returning id)
                insert into journal_line (entry_id, line, account, owner, debit_minor, credit_minor, currency)
                select id, 1, 'channel_receivable', 'alpha', :amount, 0, :currency from entry
                union all select id, 2, 'merchant_payable', :merchant, 0, :amount, :currency from entry""")
                .param("reference", reference)
                .param("merchant", merchantId)
                .param("currency", currency)
                .param("amount", amountMinor)
                .update();
    }
}
