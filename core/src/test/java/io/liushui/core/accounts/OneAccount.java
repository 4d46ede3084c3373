package io.liushui.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.fake.CoreWorld;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.oracle.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A wallet without money on a core of its own, and what one does with an account. */
abstract class OneAccount {
    final CoreWorld world = CoreWorld.start();
    final Accounts accounts = world.bean(Accounts.class);
    final AccountStatements statements = world.bean(AccountStatements.class);
    final String account = accounts.open(AccountKind.WALLET, "wal_1", "CNY").id();

    @AfterEach
    void holdsTogether() {
        assertThat(broken()).isEmpty();
        world.close();
    }

    /** Without what the journal says, which is not told of these accounts. */
    List<String> broken() {
        return world.bean(DatabaseInvariants.class).check(Duration.ofHours(1)).stream()
                .map(Violation::rule)
                .filter(rule -> !rule.equals("wallets_are_what_payers_are_owed"))
                .toList();
    }

    Instant tomorrow() {
        return Instant.parse("2026-11-25T00:00:00Z");
    }

    Balances balances() {
        return statements.balances(account).orElseThrow();
    }

    boolean credit(String reference, long amountMinor, Instant maturesAt) {
        return inTransaction(() -> accounts.credit(account, reference, amountMinor, maturesAt));
    }

    Withdrawal debit(String reference, long amountMinor, Funds funds) {
        return inTransaction(() -> accounts.debit(account, reference, amountMinor, funds));
    }

    Withdrawal hold(String reference, long amountMinor) {
        return inTransaction(() -> accounts.hold(account, reference, amountMinor, Funds.AVAILABLE));
    }

    boolean take(String reference, long amountMinor) {
        return inTransaction(() -> accounts.take(account, reference, amountMinor));
    }

    boolean release(String reference) {
        return inTransaction(() -> accounts.release(account, reference));
    }

    <T> T inTransaction(java.util.function.Supplier<T> work) {
        return world.inTransaction(work);
    }
}
