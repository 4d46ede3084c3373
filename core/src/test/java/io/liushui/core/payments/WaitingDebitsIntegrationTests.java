package io.liushui.core.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.core.accounts.Accounts;
import io.liushui.core.contracts.ContractJourney;
import io.liushui.core.contracts.Unsigning;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.merchants.MerchantAdministration;
import io.liushui.core.parts.PartKind;
import io.liushui.core.parts.PartWish;
import io.liushui.core.wallets.Wallet;
import io.liushui.core.wallets.Wallets;
import io.liushui.spi.PayOutcome;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
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
                await().until(() -> started.isDone() || somebodyWaits());
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
    void countsForTheDayOnWhichItIsBegun() {
        String contract = journey.signed("debit");
        Payment held = debits.waiting(contract, 50_000);
        world.clock.advance(Duration.ofDays(1));
        Payment today = debits.waiting(contract, 50_000);
        assertThat(debits.route(held)).isInstanceOf(Routes.Result.Found.class);

        assertThat(debits.validate(debits.accepted(contract, 1)))
                .isEqualTo(new PaymentJobs.Validation.Rejected("contract_limit_per_day"));
        assertThat(debits.route(today)).isInstanceOf(Routes.Result.Found.class);
    }

    @Test
    void isNotBegunOnADayThatHasNoRoomForIt() {
        String contract = journey.signed("debit");
        Payment held = debits.waiting(contract, 50_000);
        world.clock.advance(Duration.ofDays(1));
        assertThat(debits.route(debits.waiting(contract, 50_000))).isInstanceOf(Routes.Result.Found.class);
        assertThat(debits.route(debits.waiting(contract, 1))).isInstanceOf(Routes.Result.Found.class);

        assertThat(debits.route(held)).isEqualTo(new Routes.Result.None("contract_limit_per_day"));
        assertThat(debits.record(held, FinalStates.Result.FAILED)).isEqualTo("failed");
    }

    @Test
    void countsWithWhatTheContractPays() {
        Wallet wallet = world.bean(Wallets.class)
                .open(journey.app().merchantId(), "payer-1", "CNY")
                .wallet();
        world.inTransaction(
                () -> world.bean(Accounts.class).credit(wallet.accountId(), "gift:1", 30_000, world.clock.instant()));
        String contract = journey.signed("debit");
        Payment inParts =
                debits.accepted(contract, 70_000, List.of(new PartWish(PartKind.WALLET_BALANCE, 30_000L, null)));

        assertThat(debits.validate(inParts)).isInstanceOf(PaymentJobs.Validation.Valid.class);
        world.bean(PaymentJobs.class).assessRisk(inParts.id());
        assertThat(world.text("select amount_minor::text from contract_usage where payment_id = ?", inParts.id()))
                .isEqualTo("40000");
        assertThat(debits.route(inParts)).isInstanceOf(Routes.Result.Found.class);
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

    private static boolean somebodyWaits() {
        return world.count("pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") > 0;
    }
}
