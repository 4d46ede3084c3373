package io.liushui.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.fake.CoreWorld;
import io.liushui.core.oracle.DatabaseInvariants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads on one account of the real PostgreSQL. */
@Timeout(120)
class AccountsConcurrencyIntegrationTests {
    private static final int THREADS = 16;

    private final CoreWorld world = CoreWorld.start("spring.datasource.hikari.maximum-pool-size=20");
    private final Accounts accounts = world.bean(Accounts.class);
    private final String account =
            accounts.open(AccountKind.WALLET, "wal_hot", "CNY").id();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
        world.close();
    }

    @Test
    void creditsToAHotAccountAreNeitherLostNorDoTheyWait() throws Exception {
        int each = 50;
        credit("captured:first", 1);
        long waited = world.inTransaction(() -> {
            accounts.debit(account, "payout:slow", 1, Funds.AVAILABLE);
            everyThread(thread -> () -> {
                for (int payment = 0; payment < each; payment++) {
                    credit("captured:" + thread + "-" + payment, 7);
                }
                return waitingForLocks();
            });
            return waitingForLocks();
        });
        assertThat(waited).isZero();
        assertThat(total()).isEqualTo((long) THREADS * each * 7);
    }

    @Test
    void onlyWhatIsThereIsTaken() throws Exception {
        credit("captured:pay_1", 1_000);
        List<Withdrawal> answers = everyThread(thread -> () -> {
            Withdrawal last = null;
            for (int payout = 0; payout < 10; payout++) {
                String reference = "payout:" + thread + "-" + payout;
                last = world.inTransaction(() -> accounts.hold(account, reference, 10, Funds.AVAILABLE));
                if (last.counted() && payout % 2 == 0) {
                    world.inTransaction(() -> accounts.take(account, reference, 10));
                }
            }
            return last;
        });
        assertThat(answers).doesNotContainNull();
        assertThat(world.count("account_hold")).isEqualTo(100);
        Balances balances =
                world.bean(AccountStatements.class).balances(account).orElseThrow();
        assertThat(balances.availableMinor()).isZero();
        assertThat(balances.frozenMinor()).isEqualTo(10 * world.count("account_hold where state = 'held'"));
        assertThat(total()).isEqualTo(balances.frozenMinor());
        assertConsistent();
    }

    @Test
    void oneReferenceCountsOnceHoweverManyAskAtATime() throws Exception {
        credit("captured:pay_1", 1_000);
        List<Withdrawal> answers = everyThread(thread ->
                () -> world.inTransaction(() -> accounts.debit(account, "payout:po_1", 100, Funds.AVAILABLE)));
        assertThat(answers).filteredOn(new Withdrawal.Done()::equals).hasSize(1);
        assertThat(answers).filteredOn(new Withdrawal.Repeated()::equals).hasSize(THREADS - 1);
        List<Boolean> credited = everyThread(thread -> () -> world.inTransaction(() -> credited("captured:pay_2")));
        assertThat(credited).filteredOn(Boolean::booleanValue).hasSize(1);
        assertThat(total()).isEqualTo(1_000 - 100 + 7);
    }

    @Test
    void takersAndGiversAtTheSameTimeLeaveWhatTheyShould() throws Exception {
        List<Long> taken = everyThread(thread -> () -> {
            long sum = 0;
            for (int step = 0; step < 40; step++) {
                String reference = thread + "-" + step;
                if (thread % 2 == 0) {
                    credit("captured:" + reference, 5);
                } else if (world.inTransaction(
                                () -> accounts.debit(account, "payout:" + reference, 3, Funds.PENDING_FIRST))
                        .counted()) {
                    sum += 3;
                }
            }
            return sum;
        });
        assertThat(total())
                .isEqualTo(THREADS / 2 * 40 * 5
                        - taken.stream().mapToLong(Long::longValue).sum());
        assertConsistent();
    }

    private boolean credited(String reference) {
        return accounts.credit(account, reference, 7, world.clock.instant());
    }

    private void credit(String reference, long amountMinor) {
        world.inTransaction(() -> accounts.credit(account, reference, amountMinor, world.clock.instant()));
    }

    private long total() {
        return world.bean(AccountStatements.class)
                .balances(account)
                .orElseThrow()
                .totalMinor();
    }

    private long waitingForLocks() {
        return world.count("pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
    }

    private void assertConsistent() {
        assertThat(world.bean(DatabaseInvariants.class).check(Duration.ofHours(1)))
                .filteredOn(violation -> !violation.rule().equals("wallets_are_what_payers_are_owed"))
                .isEmpty();
    }

    private <T> List<T> everyThread(java.util.function.IntFunction<Callable<T>> work) {
        List<Future<T>> running = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            running.add(threads.submit(work.apply(thread)));
        }
        List<T> answers = new ArrayList<>();
        for (Future<T> each : running) {
            try {
                answers.add(each.get(60, TimeUnit.SECONDS));
            } catch (InterruptedException | ExecutionException | TimeoutException failed) {
                throw new AssertionError("a thread did not get through", failed);
            }
        }
        return answers;
    }
}
