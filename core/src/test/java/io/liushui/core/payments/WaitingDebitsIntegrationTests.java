package io.liushui.core.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.core.contracts.ContractJourney;
import io.liushui.core.contracts.Unsigning;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.merchants.MerchantAdministration;
import io.liushui.spi.PayOutcome;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Debits that were validated and then waited, for a person or for a repair, while the world went on. */
class WaitingDebitsIntegrationTests {
    private static ContractJourney journey;
    private static CoreWorld world;
    private static DebitJourney debits;

    @BeforeAll
    static void start() {
        journey = new ContractJourney();
        world = journey.world;
        debits = new DebitJourney(journey);
    }

    @AfterEach
    void theOracleHolds() {
        assertThat(journey.violations()).isEmpty();
    }

    @AfterAll
    static void stop() {
        journey.close();
    }

    @Test
    void isNotBegunOnceTheMerchantHasAskedToUnsign() {
        String contract = journey.signed("debit");
        Payment held = debits.waiting(contract, 10_000);
        world.bean(Unsigning.class).request(journey.appId, contract);

        assertThat(debits.route(held)).isEqualTo(new Routes.Result.None("contract_ending"));
        assertThat(world.count("payment_attempt where payment_id = '" + held.id() + "'"))
                .isZero();
        assertThat(debits.record(held, FinalStates.Result.FAILED)).isEqualTo("failed");
        assertThat(world.text("select state from contract_usage where payment_id = ?", held.id()))
                .isEqualTo("released");
    }

    @Test
    void isNotBegunUnderAContractWhoseTimeIsOver() {
        String contract = journey.signed("debit");
        Payment held = debits.waiting(contract, 10_000);
        world.jdbc()
                .sql("update contract set valid_until = ? where id = ?")
                .params(Timestamp.from(world.clock.instant().plusSeconds(60)), contract)
                .update();
        assertThat(debits.route(debits.waiting(contract, 1))).isInstanceOf(Routes.Result.Found.class);

        world.clock.advance(Duration.ofMinutes(1));

        assertThat(debits.route(held)).isEqualTo(new Routes.Result.None("contract_expired"));
    }

    @Test
    void looksAtTheContractUnderTheLockThatItsEndTakes() throws Exception {
        String contract = journey.signed("debit");
        Payment held = debits.waiting(contract, 10_000);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Routes.Result> routed = world.inTransaction(() -> {
                world.bean(Unsigning.class).request(journey.appId, contract);
                Future<Routes.Result> started = threads.submit(() -> debits.route(held));
                await().until(() -> started.isDone() || othersWaitForUs());
                return started;
            });
            assertThat(routed.get()).isEqualTo(new Routes.Result.None("contract_ending"));
        }
    }

    @Test
    void anAttemptThatWasNeverSentIsClosedWithTheContract() {
        String contract = journey.signed("debit");
        Payment held = debits.waiting(contract, 10_000);
        String attempt = ((Routes.Result.Found) debits.route(held)).attemptId();
        assertThat(debits.route(held)).isEqualTo(new Routes.Result.Found(attempt, "alpha"));
        journey.unsign(contract);

        assertThat(debits.route(held)).isEqualTo(new Routes.Result.None("contract_not_signed"));
        world.bean(Attempts.class).submit(attempt);
        String number = world.text("select channel_order_no from payment_attempt where id = ?", attempt);
        assertThat(journey.alpha.calls).noneMatch(call -> call.contains(number));
    }

    @Test
    void oneThatWasSentGoesOnWhateverBecomesOfTheContract() {
        String contract = journey.signed("debit");
        Payment held = debits.waiting(contract, 10_000);
        Routes.Result.Found found = (Routes.Result.Found) debits.route(held);
        journey.alpha.onPay = request -> new PayOutcome.Unknown("timeout");
        world.bean(Attempts.class).submit(found.attemptId());
        journey.unsign(contract);

        assertThat(debits.route(held)).isEqualTo(found);
    }

    @Test
    void isNotBegunForAMerchantWhoWasSuspendedMeanwhile() {
        Payment held = debits.waiting(journey.signed("debit"), 10_000);
        MerchantAdministration merchants = world.bean(MerchantAdministration.class);
        merchants.setAppActive(journey.appId, false);

        assertThat(debits.route(held)).isEqualTo(new Routes.Result.None("merchant_suspended"));
        merchants.setAppActive(journey.appId, true);
        assertThat(debits.route(held)).isInstanceOf(Routes.Result.Found.class);
    }

    private static boolean othersWaitForUs() {
        return world.count("pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))") > 0;
    }
}
