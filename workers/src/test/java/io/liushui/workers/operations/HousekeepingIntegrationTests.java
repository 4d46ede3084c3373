package io.liushui.workers.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.credit.CreditAdministration;
import io.liushui.core.merchants.AppTerms;
import io.liushui.core.merchants.MerchantAdministration;
import io.liushui.core.money.Money;
import io.liushui.workers.world.WorkersWorld;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** What the workers run every minute, first half a minute after their start, on a real database. */
class HousekeepingIntegrationTests {
    private static final int BATCH = 1_000;
    private static final int MOST_AT_ONCE = 50_000;

    private static WorkersWorld world;
    private static Housekeeping housekeeping;
    private static List<String> scheduled;

    /** Its own timers could otherwise come in between. */
    @BeforeAll
    static void startByHand() throws IOException {
        world = WorkersWorld.start("liushui.workers.mode=noop");
        housekeeping = world.bean(Housekeeping.class);
        scheduled = world.bean(ScheduledTaskHolder.class).getScheduledTasks().stream()
                .map(Object::toString)
                .toList();
        ScheduledAnnotationBeanPostProcessor timers = world.bean(ScheduledAnnotationBeanPostProcessor.class);
        timers.postProcessBeforeDestruction(housekeeping, "housekeeping");
        timers.postProcessBeforeDestruction(world.bean(PayerAccountsUpkeep.class), "payerAccountsUpkeep");
        countDeletions("idempotency_record");
        countDeletions("channel_exchange");
    }

    @BeforeEach
    void nothingWasKeptBefore() {
        jdbc().sql("delete from idempotency_record").update();
        jdbc().sql("delete from channel_exchange").update();
        jdbc().sql("delete from deletion").update();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void forgetsWhatIsOldInBatchesAndKeepsWhatIsFresh() {
        keys(2_500, "old", "49 hours");
        keys(7, "fresh", "47 hours");
        exchanges(1_200, "old", "181 days");
        exchanges(3, "fresh", "179 days");

        housekeeping.clean();

        assertThat(world.count("idempotency_record where key like 'fresh%'")).isEqualTo(7);
        assertThat(world.count("idempotency_record")).isEqualTo(7);
        assertThat(world.count("channel_exchange where reference = 'fresh'")).isEqualTo(3);
        assertThat(world.count("channel_exchange")).isEqualTo(3);
        assertThat(deletions("idempotency_record")).isEqualTo("1000 1000 500");
        assertThat(deletions("channel_exchange")).isEqualTo("1000 200");
    }

    @Test
    void leavesTheRestOfALargeBacklogForTheNextTime() {
        keys(MOST_AT_ONCE + BATCH, "old", "3 days");

        housekeeping.clean();
        assertThat(world.count("idempotency_record")).isEqualTo(BATCH);
        assertThat(world.text("select max(gone)::text from deletion")).isEqualTo("1000");

        housekeeping.clean();
        assertThat(world.count("idempotency_record")).isZero();
    }

    @Test
    void isScheduledByTheWorkersThemselves() {
        assertThat(scheduled).anyMatch(task -> task.contains("Housekeeping.clean"));
        assertThat(scheduled).anyMatch(task -> task.contains("PayerAccountsUpkeep.keepUp"));
    }

    @Test
    void aStepOfPayersAccountsThatCannotBeDoneStopsNoOther() {
        MerchantAdministration merchants = world.bean(MerchantAdministration.class);
        String app = merchants.createApp(
                merchants.createMerchant("Tea house"),
                new AppTerms("Shop", List.of("credit_line"), List.of(), null, 100));
        world.bean(CreditAdministration.class).open(app, "ann", new Money(5_000, "CNY"), 5, 20);
        jdbc().sql("update credit_line set cut_on = date '2020-01-01'").update();
        jdbc().sql("alter table points_lot rename to points_lot_away").update();

        world.bean(PayerAccountsUpkeep.class).keepUp();

        jdbc().sql("alter table points_lot_away rename to points_lot").update();
        assertThat(world.count("credit_line where cut_on > date '2020-01-01'")).isOne();
    }

    private void keys(int many, String name, String age) {
        jdbc().sql("insert into idempotency_record select 'app_1', ? || n, '\\x00', 201, '{}', now() - ?::interval"
                        + " from generate_series(1, ?) n")
                .params(name, age, many)
                .update();
    }

    private void exchanges(int many, String name, String age) {
        jdbc().sql(
                        "insert into channel_exchange (channel_id, operation, reference, request, status, took_micros, created_at)"
                                + " select 'alpha', 'pay', ?, 'POST', 200, 1, now() - ?::interval from generate_series(1, ?)")
                .params(name, age, many)
                .update();
    }

    /** Each statement that deletes tells how many rows it took. */
    private static void countDeletions(String table) {
        jdbc().sql("create table if not exists deletion (seq serial, of text, gone bigint)")
                .update();
        jdbc().sql("""
                create function count_%1$s() returns trigger language plpgsql as $$
                begin
                    insert into deletion (of, gone) select '%1$s', count(*) from gone;
                    return null;
                end $$""".formatted(table)).update();
        jdbc().sql(
                        "create trigger counted after delete on %1$s referencing old table as gone for each statement execute function count_%1$s()"
                                .formatted(table))
                .update();
    }

    private String deletions(String table) {
        return world.text(
                "select string_agg(gone::text, ' ' order by seq) from deletion where of = ? and gone > 0", table);
    }

    private static JdbcClient jdbc() {
        return world.bean(JdbcClient.class);
    }
}
