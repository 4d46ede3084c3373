package io.liushui.core.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.accounts.Balances;
import io.liushui.core.accounts.Flow;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.ids.Ids;
import io.liushui.core.json.Json;
import io.liushui.core.operations.OperationAnswer;
import io.liushui.core.operations.Operations;
import io.liushui.core.paging.Slice;
import io.liushui.core.wallets.Wallet;
import io.liushui.core.wallets.Wallets;
import io.liushui.spi.OperationOutcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** A payer's money leaves the wallet for a bank card; the merchant's balance has no part in it. */
class WithdrawalIntegrationTests {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final long ANOTHER_INSTANCE = 12;

    private static PayoutWorld world;
    private Wallet wallet;
    private String payout;

    @BeforeAll
    static void start() {
        world = PayoutWorld.start("spring.datasource.hikari.maximum-pool-size=30")
                .funded(100_000);
    }

    @BeforeEach
    void aPayerWithMoney() {
        wallet = world.wallet(10_000);
        payout = accepted(3_000);
    }

    @AfterEach
    void theOracleHoldsAndTheMerchantHasWhatItHad() {
        assertThat(world.violations()).isEmpty();
        assertThat(world.balances()).isEqualTo(new Balances(100_000, 0, 0));
        world.beta.onPayOut = request -> new OperationOutcome.Done("O" + request.payoutNo());
        world.beta.onQueryPayout = request -> new OperationOutcome.NotFound();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void freezesInTheWalletAndTellsWhose() {
        assertThat(balances()).isEqualTo(new Balances(7_000, 0, 3_000));
        assertThat(flows()).as("what is frozen has not moved").hasSize(1);
        assertThat(Json.readObject(world.core.text("select data from event where subject = ?", payout)))
                .containsEntry("object", "payout")
                .containsEntry("wallet_id", wallet.id());
    }

    @Test
    void tellsItsReviewerThatItIsOneAndHowThePayersNameBegins() {
        world.jobs().validate(payout, PayoutWorld.INSTANCE);
        world.jobs().assess(payout);

        assertThat(world.jobs().hold(payout, new PayoutVerdict("review", "new_payee", "7")))
                .isEqualTo(new PayoutReview(PayoutReview.Kind.WITHDRAWAL, wallet.id(), "王**"));
    }

    @Test
    void takesItOnceWithTheSuccess() {
        assertThat(world.paid(payout)).isEqualTo(new PayoutState.Succeeded());
        assertThat(world.record(payout)).isEqualTo(new PayoutState.Succeeded());

        assertThat(balances()).isEqualTo(new Balances(7_000, 0, 0));
        assertThat(flows().getFirst()).isEqualTo("withdrawal:" + payout + " -3000");
        assertThat(world.events(payout)).containsExactly("payout.accepted", "payout.succeeded");
    }

    @Test
    void letsItGoWhenTheChannelDeclinesOrThePayoutIsCancelled() {
        world.beta.onPayOut = request -> new OperationOutcome.Declined("account_closed", "no such account");
        assertThat(world.paid(payout)).isEqualTo(new PayoutState.Failed("account_closed"));
        assertThat(balances()).isEqualTo(new Balances(10_000, 0, 0));

        assertThat(world.cancel(accepted(4_000))).isInstanceOf(PayoutCancellation.Result.Cancelled.class);
        assertThat(balances()).isEqualTo(new Balances(10_000, 0, 0));
        assertThat(flows()).hasSize(1);
    }

    @Test
    void isThePayersAgainWhenTheBankReturnsIt() {
        world.paid(payout);

        List<CompletableFuture<PayoutState>> told = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() ->
                        world.core.bean(PayoutReturns.class).returned(payout, CoreWorld.cny(3_000), "account closed")))
                .toList();

        assertThat(told).extracting(CompletableFuture::join).containsOnly(new PayoutState.Returned("returned_by_bank"));
        assertThat(balances()).isEqualTo(new Balances(10_000, 0, 0));
        assertThat(flows())
                .startsWith("withdrawal_returned:" + payout + " 3000", "withdrawal:" + payout + " -3000")
                .hasSize(3);
        assertThat(world.events(payout)).containsExactly("payout.accepted", "payout.succeeded", "payout.returned");
    }

    @Test
    void refusesWhatTheWalletDoesNotHaveHoweverRichTheMerchantIs() {
        long before = world.core.count("payout");

        assertThat(accept(7_001)).isEqualTo(new PayoutAcceptance.Result.InsufficientBalance());

        assertThat(world.core.count("payout")).isEqualTo(before);
        assertThat(balances()).isEqualTo(new Balances(7_000, 0, 3_000));
    }

    @Test
    void manyAtOnceTakeNoMoreThanThereIs() {
        List<CompletableFuture<PayoutAcceptance.Result>> all = IntStream.range(0, 30)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> accept(1_000)))
                .toList();

        assertThat(all)
                .extracting(CompletableFuture::join)
                .filteredOn(PayoutAcceptance.Result.Accepted.class::isInstance)
                .hasSize(7);
        assertThat(balances()).isEqualTo(new Balances(0, 0, 10_000));
    }

    @Test
    void isAskedForWhenItsOutcomeWasLostWithTheProcess() {
        world.beta.onPayOut = request -> {
            throw new StackOverflowError("killed in the call");
        };
        String operation = world.routed(payout);
        Operations operations = world.core.bean(Operations.class);
        assertThatThrownBy(() -> operations.submit(operation, PayoutWorld.INSTANCE))
                .isInstanceOf(StackOverflowError.class);
        world.beta.onQueryPayout = request -> new OperationOutcome.Done("O1");

        assertThat(operations.submit(operation, PayoutWorld.INSTANCE).outcome())
                .isEqualTo(OperationAnswer.Outcome.DONE);
        assertThat(operations.submit(operation, PayoutWorld.INSTANCE).outcome())
                .as("killed after the outcome's commit: the job twice")
                .isEqualTo(OperationAnswer.Outcome.DONE);

        assertThat(world.record(payout)).isEqualTo(new PayoutState.Succeeded());
        assertThat(world.beta.calls)
                .filteredOn(call -> call.equals("payout " + world.number(payout)))
                .hasSize(1);
        assertThat(balances()).isEqualTo(new Balances(7_000, 0, 0));
    }

    @Test
    void staysFrozenWhileNobodyKnowsAndIsSentAgainUnderItsNumber() {
        world.beta.onPayOut = request -> new OperationOutcome.Unknown("read timeout");
        String operation = world.routed(payout);
        Operations operations = world.core.bean(Operations.class);
        operations.submit(operation, PayoutWorld.INSTANCE);
        assertThat(balances()).isEqualTo(new Balances(7_000, 0, 3_000));

        world.core.clock.advance(GRACE);
        assertThat(operations.query(operation, GRACE).outcome()).isEqualTo(OperationAnswer.Outcome.NOT_EXECUTED);
        world.beta.onPayOut = request -> new OperationOutcome.Done("O1");
        operations.submit(operation, PayoutWorld.INSTANCE);

        assertThat(world.record(payout)).isEqualTo(new PayoutState.Succeeded());
        assertThat(world.core.count("channel_operation where subject = '" + payout + "'"))
                .isEqualTo(1);
    }

    @Test
    void fencesASecondInstance() {
        world.jobs().validate(payout, PayoutWorld.INSTANCE);

        assertThat(world.jobs().validate(payout, ANOTHER_INSTANCE)).isEqualTo(new PayoutJobs.Validation.Fenced());
    }

    @Test
    void isJudgedByWhatItsWalletDid() {
        world.paid(payout);
        String same = accepted(100);
        PayoutSignals ofSame = world.jobs().assess(same);
        wallet = world.wallet(1_000);
        PayoutSignals ofAnother = world.jobs().assess(accepted(100));

        assertThat(ofSame.newPayee()).isFalse();
        assertThat(ofSame.merchantPayoutsDay()).isEqualTo(1);
        assertThat(ofSame.merchantAmountDayMinor()).isEqualTo(3_000);
        assertThat(ofAnother.newPayee()).isTrue();
        assertThat(ofAnother.merchantPayoutsDay()).isZero();
        assertThat(ofAnother.payeePayoutsDay()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void theDatabaseKnowsWhoseWalletItMayBe() {
        Wallets wallets = world.core.bean(Wallets.class);
        String dollars =
                wallets.open(world.app.merchantId(), "ann", "USD").wallet().id();

        assertThatThrownBy(() -> moveTo(dollars)).isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> moveTo("wal_none")).isInstanceOf(DataIntegrityViolationException.class);
    }

    private void moveTo(String walletId) {
        world.core
                .jdbc()
                .sql("update payout set wallet_id = ? where id = ?")
                .params(walletId, payout)
                .update();
    }

    private String accepted(long amountMinor) {
        return ((PayoutAcceptance.Result.Accepted) accept(amountMinor)).payout().id();
    }

    private PayoutAcceptance.Result accept(long amountMinor) {
        String number = "W-" + Ids.body(world.core.clock.instant());
        return world.accept(new PayoutSource.PayersWallet(wallet.id()), PayoutWorld.wanted(number, amountMinor));
    }

    private Balances balances() {
        return world.core.bean(Wallets.class).balances(wallet);
    }

    private List<String> flows() {
        return world.core.bean(Wallets.class).flows(wallet, Slice.newest(100)).stream()
                .map((Flow flow) -> flow.reference() + " " + flow.amountMinor())
                .toList();
    }
}
