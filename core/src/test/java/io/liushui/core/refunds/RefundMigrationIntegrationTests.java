package io.liushui.core.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refunds of stray money from before, in every state. */
class RefundMigrationIntegrationTests {

    @Test
    void refundsOfBeforeBecomeOperationsAndWhatIsOpenStartsAnew() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            DataSource database = postgres.getPostgresDatabase();
            Flyway.configure().dataSource(database).target("5").load().migrate();
            JdbcClient jdbc = JdbcClient.create(database);
            for (String state : List.of("created", "sent", "pending", "unknown", "succeeded", "failed")) {
                refund(jdbc, state, false);
            }
            refund(jdbc, "succeeded", true);
            refund(jdbc, "failed", true);

            Flyway.configure().dataSource(database).load().migrate();

            assertThat(rows(jdbc, """
                            select o.state || ' ' || r.state || ' ' || coalesce(r.settled_by, '-') || ' ' || (r.finished_at is not null)
                            from refund r join channel_operation o on o.id = r.operation_id and o.subject = r.id order by r.id"""))
                    .containsExactly(
                            "created pending - false",
                            "declined pending - false",
                            "declined failed - true",
                            "pending pending - false",
                            "sent pending - false",
                            "done pending - false",
                            "done succeeded channel true",
                            "unknown pending - false");
            assertThat(
                            rows(
                                    jdbc,
                                    "select number || ' ' || kind || ' ' || amount_minor from channel_operation where state = 'pending'"))
                    .containsExactly("rfpending0false refund 7");
            assertThat(rows(jdbc, "select message from outbox")).hasSize(6).containsOnly("Msg_RefundDue");
            assertThat(rows(jdbc, "select (variables::json)->>'operationId' from outbox order by 1"))
                    .isEqualTo(rows(jdbc, "select operation_id from refund where state = 'pending' order by 1"));
            assertThat(rows(jdbc, "select kind || app_id || merchant_id from refund group by 1"))
                    .containsExactly("refundapp_1mer_1");
        }
    }

    private static List<String> rows(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    private static void refund(JdbcClient jdbc, String state, boolean finished) {
        String name = state + finished;
        jdbc.sql("insert into merchant values ('mer_1', 'Tea', 'active', now()) on conflict do nothing")
                .update();
        jdbc.sql("""
                insert into app values ('app_1', 'mer_1', 'Tea', 'active', '{card}', '[]', null, 100, now()) on conflict do nothing""").update();
        jdbc.sql("insert into channel_account values ('alpha', 'enabled', 1, now()) on conflict do nothing")
                .update();
        jdbc.sql("""
                insert into payment (id, merchant_id, app_id, merchant_order_no, amount_minor, currency, subject, order_info, metadata,
                    cashier_token, state, trace_id, created_at, expires_at, finished_at)
                values (?, 'mer_1', 'app_1', ?, 7, 'CNY', 'Tea', '{}', '{}', ?, 'closed', 'trace', now(), now(), now())""").params("pay_" + name, name, name).update();
        jdbc.sql("""
                insert into payment_attempt (id, payment_id, number, channel_id, method, channel_order_no, amount_minor, currency, state, created_at)
                values (?, ?, 1, 'alpha', 'card', ?, 7, 'CNY', 'closed', now())""").params("att_" + name, "pay_" + name, name).update();
        jdbc.sql("""
                insert into refund (id, payment_id, attempt_id, origin, amount_minor, currency, channel_id, channel_refund_no, state, channel_ref,
                    reason_code, driver_instance, trace_id, created_at, sent_at, first_sent_at, finished_at)
                values (?, ?, ?, 'late_money', 7, 'CNY', 'alpha', ?, ?, null, null, 9, 'trace', now(), now(), now(), case when ? then now() end)""")
                .params("ref_" + name, "pay_" + name, "att_" + name, "rf" + state + "0" + finished, state, finished)
                .update();
    }
}
