package io.liushui.core.merchantfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.ids.Ids;
import io.liushui.core.merchantfiles.ReconciliationFiles.Finding;
import io.liushui.core.oracle.DatabaseInvariants;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** In which day's file a movement is, whatever happens around midnight. */
class DaysIntegrationTests {
    private static final LocalDate FIRST = ClosedDays.FIRST;
    private static final Duration GRACE = Duration.ofMinutes(10);

    private final ClosedDays days = new ClosedDays();

    @AfterEach
    void theOracleHolds() {
        try (ClosedDays ended = days) {
            assertThat(ended.world.bean(DatabaseInvariants.class).check(Duration.ofDays(3_650)))
                    .isEmpty();
        }
    }

    @Test
    void midnightOfShanghaiEndsADayAndItsFileIsThereAfterTheGrace() {
        days.before(FIRST, Duration.ofMillis(1));
        String last = days.journey.paid();
        days.after(FIRST, Duration.ZERO);
        String first = days.journey.paid();

        days.after(FIRST, GRACE.minusMillis(1));
        assertThat(days.files.find(days.journey.appId, FIRST))
                .isEqualTo(new Finding.NotYet(days.world.clock.instant().plusMillis(1)));
        days.after(FIRST, GRACE);
        assertThat(days.rows(FIRST)).containsExactly("payment " + last);
        days.after(FIRST.plusDays(1), GRACE);
        assertThat(days.rows(FIRST.plusDays(1))).containsExactly("payment " + first);
    }

    @Test
    void whatIsCommittedAfterItsDayWasClosedIsInTheNextFile() {
        String payment = days.journey.paid();
        String refund = days.refundAtTheChannel(payment);
        days.before(FIRST, Duration.ofSeconds(1));
        List<String> first = days.world.inTransaction(() -> {
            days.record(refund);
            days.after(FIRST, Duration.ofHours(1));
            return CompletableFuture.supplyAsync(() -> days.rows(FIRST)).join();
        });
        days.after(FIRST.plusDays(1), GRACE);

        assertThat(first).containsExactly("payment " + payment);
        assertThat(days.rows(FIRST)).isEqualTo(first);
        assertThat(days.rows(FIRST.plusDays(1))).containsExactly("refund " + refund);
        assertThat(days.text(days.ready(FIRST.plusDays(1)))).contains("2026-11-24T23:59:59.000000+08:00");
    }

    @Test
    void whatAClockThatIsBehindWritesLaterIsInTheNextFile() {
        days.after(FIRST, GRACE);
        assertThat(days.rows(FIRST)).isEmpty();
        days.before(FIRST, Duration.ofSeconds(1));
        String behind = days.journey.paid();
        days.after(FIRST.plusDays(1), GRACE);

        assertThat(days.rows(FIRST)).isEmpty();
        assertThat(days.rows(FIRST.plusDays(1))).containsExactly("payment " + behind);
    }

    @Test
    void manyWhoAskAtOnceGetOneFile() {
        days.journey.paid();
        days.after(FIRST.plusDays(2), GRACE);

        List<ReconciliationFile> found = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> days.ready(FIRST.plusDays(i % 3))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(found.stream().distinct()).hasSize(3);
        assertThat(days.world.count("reconciliation_file")).isEqualTo(3);
        assertThat(days.world.count("event where type = 'reconciliation_file.ready'"))
                .isEqualTo(3);
        assertThat(days.world.count("reconciliation_day")).isEqualTo(3);
        assertThat(days.world.count("reconciliation_entry")).isEqualTo(1);
    }

    @Test
    void daysThatWereMissedAreClosedInTheirOrder() {
        String first = days.journey.paid();
        days.world.clock.advance(Duration.ofDays(2));
        String third = days.journey.paid();
        days.after(FIRST.plusDays(4), GRACE);

        while (days.files.prepare(2)) {
            assertThat(days.world.count("reconciliation_file")).isPositive();
        }

        assertThat(days.world.count("reconciliation_file")).isEqualTo(5);
        assertThat(days.rows(FIRST)).containsExactly("payment " + first);
        assertThat(days.rows(FIRST.plusDays(1))).isEmpty();
        assertThat(days.rows(FIRST.plusDays(2))).containsExactly("payment " + third);
        assertThat(days.files.prepare(2)).isFalse();
    }

    @Test
    void aFileStaysByteForByteAndTheDatabaseHoldsIt() {
        days.journey.paid();
        days.after(FIRST, GRACE);
        ReconciliationFile file = days.ready(FIRST);
        byte[] gzip = days.files.gzip(file);
        days.refundAtTheChannel(days.journey.paid());
        days.world.clock.advance(Duration.ofDays(40));

        assertThat(days.ready(FIRST)).isEqualTo(file);
        assertThat(days.files.gzip(file)).isEqualTo(gzip);
        for (String change : List.of(
                "update reconciliation_file set row_count = 0",
                "delete from reconciliation_file",
                "delete from reconciliation_entry",
                "update reconciliation_entry set day = day",
                "delete from reconciliation_day",
                "truncate reconciliation_file",
                "truncate reconciliation_day cascade")) {
            assertThatThrownBy(() -> days.world.jdbc().sql(change).update())
                    .as(change)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void aDayBeforeTheAppOrAheadOfUsHasNoFile() {
        days.after(FIRST, Duration.ZERO);
        LocalDate today = FIRST.plusDays(1);
        Finding none = new Finding.NoFile(FIRST, today);

        assertThat(days.files.find(days.journey.appId, FIRST.minusDays(1))).isEqualTo(none);
        assertThat(days.files.find(days.journey.appId, today.plusDays(1))).isEqualTo(none);
        assertThat(days.files.find(days.journey.appId, today)).isInstanceOf(Finding.NotYet.class);
    }

    @Test
    void thousandsOfRowsAreReadPageByPage() {
        String model = days.journey.paid();
        int copies = 2_500;
        days.after(FIRST, GRACE);
        days.world.bean(Days.class).closeUpTo(FIRST);
        days.world
                .jdbc()
                .sql("""
                with copy as (
                    insert into journal_entry (reference, text, booked_on, created_at)
                    select 'copy:' || n, 'For the test', booked_on, created_at from journal_entry, generate_series(1, ?) n
                    where reference = 'captured:' || ? returning id, created_at),
                lines as (
                    insert into journal_line (entry_id, line, account, owner, debit_minor, credit_minor, currency)
                    select id, 1, 'channel_cost', 'test', 1, 0, 'CNY' from copy union all select id, 2, 'fee_income', 'test', 0, 1, 'CNY' from copy)
                insert into reconciliation_entry select id, ?, '2026-11-24', 'payment', ?, created_at from copy""")
                .params(copies, model, days.journey.appId, model)
                .update();

        ReconciliationFile file = days.ready(FIRST);

        assertThat(file.rows()).isEqualTo(copies + 1);
        assertThat(file.totals())
                .containsExactly(new FileTotal("CNY", "payment", copies + 1, (copies + 1) * 1_234L, 1_234));
        assertThat(days.text(file).lines()).hasSize(copies + 3);
    }

    @Test
    void itIsToldOnceByWebhookAndEvent() {
        days.after(FIRST, GRACE);
        days.ready(FIRST);
        days.ready(FIRST);

        assertThat(days.world.text("""
                select e.subject || ' ' || n.state from event e join notification n on n.id = e.id
                where e.type = 'reconciliation_file.ready'""")).isEqualTo("recon_2026-11-24 due");
        assertThat(Ids.isId("evt", days.world.text("select id from event where type = 'reconciliation_file.ready'")))
                .isTrue();
    }
}
