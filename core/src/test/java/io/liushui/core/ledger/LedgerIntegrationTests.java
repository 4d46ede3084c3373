package io.liushui.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.fake.CoreWorld;
import io.liushui.core.ids.Ids;
import io.liushui.core.money.Money;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.IllegalTransactionStateException;

class LedgerIntegrationTests {
    private static CoreWorld world;
    private static Ledger ledger;

    @BeforeAll
    static void start() {
        world = CoreWorld.start();
        ledger = world.bean(Ledger.class);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @AfterEach
    void journalBalances() {
        assertThat(ledger.trialBalance()).allMatch(Ledger.TrialBalance::balanced);
    }

    @Test
    void booksAnEntryWithItsLines() {
        String reference = book(1234, "CNY");

        assertThat(world.jdbc().sql("""
                        select line || ' ' || account || ' ' || owner || ' ' || debit_minor || ' ' || credit_minor from journal_line l
                        join journal_entry e on e.id = l.entry_id where reference = ? order by line""").param(reference).query(String.class).list())
                .containsExactly("1 channel_receivable alpha 1234 0", "2 merchant_payable mer_1 0 1234");
    }

    @Test
    void balancesOverManyRandomEntriesPerCurrency() {
        Random random = new Random(7);
        List<String> currencies = List.of("CNY", "JPY", "KWD");
        long before = total("KWD");
        long booked = Stream.generate(() -> 1 + Math.floorMod(random.nextLong(), Money.MAXIMUM_MINOR))
                .limit(30)
                .peek(amount -> currencies.forEach(currency -> book(amount, currency)))
                .mapToLong(Long::longValue)
                .sum();

        assertThat(total("KWD")).isEqualTo(before + booked);
        assertThat(ledger.trialBalance())
                .extracting(Ledger.TrialBalance::currency)
                .containsAll(currencies);
    }

    @Test
    void refusesASecondBookingOfTheSameEvent() {
        Entry entry = PaymentPostings.captured("pay_twice", "alpha", "mer_1", CoreWorld.cny(1), 0);
        world.inTransaction(() -> ledger.book(entry));

        assertThatThrownBy(() -> world.inTransaction(() -> ledger.book(entry)))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void refusesToBookOutsideATransaction() {
        Entry entry = PaymentPostings.captured("pay_alone", "alpha", "mer_1", CoreWorld.cny(1), 0);

        assertThatThrownBy(() -> ledger.book(entry)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void databaseRefusesAnUnbalancedEntry() {
        refused("is not balanced", """
                with entry as (insert into journal_entry (reference, text, booked_on, created_at)
                    values ('bad', 'bad', current_date, now()) returning id)
                insert into journal_line select id, 1, 'suspense', 'p', 5, 0, 'CNY' from entry""");
    }

    @Test
    void databaseRefusesAnEntryWithoutLines() {
        refused(
                "is not balanced",
                "insert into journal_entry (reference, text, booked_on, created_at) values ('bad', 'bad', now(), now())");
    }

    @Test
    void databaseRefusesToChangeTheJournal() {
        book(7, "CNY");

        refused("immutable", "update journal_line set debit_minor = debit_minor + 1 where debit_minor > 0");
        refused("immutable", "update journal_entry set text = 'other'");
        refused("immutable", "delete from journal_line");
        refused("immutable", "delete from journal_entry");
        refused("immutable", "truncate journal_line");
        refused("immutable", "truncate journal_entry cascade");
    }

    @Test
    void databaseRefusesLinesAddedLater() {
        String reference = book(7, "CNY");

        refused("is closed", """
                insert into journal_line
                select e.id, n, 'suspense', 'p', case n when 3 then 5 else 0 end, case n when 4 then 5 else 0 end, 'CNY'
                from journal_entry e, generate_series(3, 4) as n where reference = '%s'""".formatted(reference));
    }

    private static void refused(String why, String sql) {
        assertThatThrownBy(() -> world.jdbc().sql(sql).update())
                .isInstanceOfAny(DataAccessException.class)
                .hasMessageContaining(why);
    }

    private static String book(long amountMinor, String currency) {
        String payment = Ids.next("pay", world.clock.instant());
        world.inTransaction(() ->
                ledger.book(PaymentPostings.captured(payment, "alpha", "mer_1", new Money(amountMinor, currency), 0)));
        return "captured:" + payment;
    }

    private static long total(String currency) {
        return ledger.trialBalance().stream()
                .filter(balance -> balance.currency().equals(currency))
                .mapToLong(Ledger.TrialBalance::debitMinor)
                .sum();
    }
}
