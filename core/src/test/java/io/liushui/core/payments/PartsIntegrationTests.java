package io.liushui.core.payments;

import static io.liushui.core.payments.Purse.points;
import static io.liushui.core.payments.Purse.wallet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.accounts.Balances;
import io.liushui.core.accounts.Flow;
import io.liushui.core.balances.MerchantBalances;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.json.Json;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.paging.Slice;
import io.liushui.core.parts.Part;
import io.liushui.core.parts.PartKind;
import io.liushui.core.parts.PartWish;
import io.liushui.core.parts.PaymentParts;
import io.liushui.core.payments.Acceptance.Result;
import io.liushui.core.points.PointsExpiry;
import io.liushui.core.wallets.Wallets;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.QueryOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/** Payments of several parts, from their acceptance to their end, on a database that all tests share. */
class PartsIntegrationTests {
    private static final PaymentJourney JOURNEY = new PaymentJourney();
    private static final CoreWorld WORLD = JOURNEY.world;
    private static final PartWish UNKNOWN_COUPON = new PartWish(PartKind.COUPON, null, "cpn_none");

    private final Purse ann = new Purse(JOURNEY, UUID.randomUUID().toString(), 1_000, 800, 10);
    private final long owedBefore = owed();

    @AfterAll
    static void stop() {
        JOURNEY.close();
    }

    @AfterEach
    void theBooksAgree() {
        JOURNEY.alpha.onPay = request -> new PayOutcome.Succeeded("C1", request.amountMinor(), request.currency());
        JOURNEY.alpha.onQuery = order -> new QueryOutcome.NotFound();
        assertThat(WORLD.bean(DatabaseInvariants.class).check(Duration.ofDays(3_650)))
                .isEmpty();
    }

    @Test
    void partsAreHeldWithTheAcceptanceAndUsedWithTheSuccess() {
        Payment payment = accepted(ann.order("card", 1_234, wallet(300), points(200)));

        assertThat(payment.channelAmount()).isEqualTo(CoreWorld.cny(734));
        assertThat(stored(payment)).isEqualTo(payment);
        assertThat(ann.balances()).isEqualTo(new Balances(700, 0, 300));
        assertThat(ann.points()).isEqualTo(400);
        assertThat(states(payment)).containsExactly("WALLET_BALANCE 300 HELD", "POINTS 200 HELD");
        assertThat(WORLD.text("select variables from outbox where message_id = ?", payment.id()))
                .contains("\"amountMinor\":734");

        ann.paid(payment);

        assertThat(WORLD.text("select amount_minor::text from payment_attempt where payment_id = ?", payment.id()))
                .isEqualTo("734");
        assertThat(states(payment)).containsExactly("WALLET_BALANCE 300 USED", "POINTS 200 USED");
        assertThat(ann.balances()).isEqualTo(new Balances(700, 0, 0));
        assertThat(owed() - owedBefore).isEqualTo(1_234);
        String part = WORLD.bean(PaymentParts.class).of(payment.id()).getFirst().id();
        assertThat(WORLD.bean(Wallets.class).flows(ann.wallet, Slice.newest(1)))
                .extracting(Flow::reference)
                .containsExactly("part_used:" + part);
    }

    @Test
    void itsDocumentShowsThePartsAndOneWithoutThemDoesNot() {
        Payment payment = accepted(ann.order("card", 1_234, wallet(300)));
        ann.paid(payment);
        Map<String, Object> told = Json.readObject(
                WORLD.text("select data from event where type = 'payment.succeeded' and subject = ?", payment.id()));
        assertThat(told).containsEntry("amount", 1234).containsEntry("channel_amount", 934);
        assertThat(told.get("parts"))
                .isEqualTo(List.of(
                        Map.of("type", "wallet_balance", "amount", 300, "state", "used", "refunded_amount", 0)));
        assertThat(Json.readObject(WORLD.bean(PaymentDocument.class).json(accepted(ann.order("card", 1)))))
                .doesNotContainKeys("channel_amount", "parts");
    }

    @Test
    void whatIsRefusedHoldsNothing() {
        assertThat(accept(ann.order("card", 2_000, points(400), wallet(1_001))))
                .isEqualTo(new Result.PartRefused(1, PartKind.WALLET_BALANCE, "insufficient_balance"));
        assertThat(accept(ann.order("card", 2_000, wallet(1_000), points(401))))
                .isEqualTo(new Result.PartRefused(1, PartKind.POINTS, "insufficient_balance"));
        assertThat(accept(ann.order("card", 500, wallet(250), points(250)))).isEqualTo(new Result.PartsExceedAmount());
        assertThat(accept(ann.order("card", 500, wallet(250), UNKNOWN_COUPON))).isInstanceOf(Result.PartRefused.class);
        assertThat(accept(ann.order("card", 1_000_500, wallet(10)))).isInstanceOf(Result.NoChannel.class);
        assertThat(ann.balances()).isEqualTo(new Balances(1_000, 0, 0));
        assertThat(ann.points()).isEqualTo(800);
        assertThat(WORLD.count("payment_part where source = '" + ann.wallet.id() + "'"))
                .isZero();
    }

    @Test
    void whoHasNoWalletOrPointsPaysNothingWithThem() {
        Purse bob = new Purse(JOURNEY, UUID.randomUUID().toString(), 0, 0, 10);
        assertThat(accept(bob.order("card", 100, points(1))))
                .isEqualTo(new Result.PartRefused(0, PartKind.POINTS, "no_points_account"));
        assertThat(accept(bob.order("card", 100, wallet(1))))
                .isEqualTo(new Result.PartRefused(0, PartKind.WALLET_BALANCE, "insufficient_balance"));
    }

    @Test
    void anOrderNumberThatIsTakenHoldsNothing() {
        AcceptPayment order = ann.order("card", 1_234, wallet(600), points(100));
        accepted(order);
        assertThat(WORLD.bean(Acceptance.class)
                        .accept(order, JOURNEY.key(UUID.randomUUID().toString(), "b")))
                .isInstanceOf(Result.OrderNumberTaken.class);
        assertThat(ann.balances()).isEqualTo(new Balances(400, 0, 600));
        assertThat(ann.points()).isEqualTo(600);
    }

    @Test
    void theSameKeyManyTimesAtOnceHoldsOnce() throws Exception {
        AcceptPayment order = ann.order("card", 1_234, wallet(600), points(100));
        String key = UUID.randomUUID().toString();
        List<Result> results = atOnce(8, () -> WORLD.bean(Acceptance.class).accept(order, JOURNEY.key(key, "a")));
        assertThat(results).filteredOn(Result.Accepted.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(Result.Replayed.class::isInstance).hasSize(7);
        assertThat(ann.balances()).isEqualTo(new Balances(400, 0, 600));
    }

    @Test
    void manyPaymentsAtOnceNeverTakeMoreThanThereIs() throws Exception {
        List<Result> results = atOnce(12, () -> accept(ann.order("card", 1_234, wallet(150), points(60))));
        assertThat(results).filteredOn(Result.Accepted.class::isInstance).hasSize(6);
        assertThat(results)
                .filteredOn(Result.PartRefused.class::isInstance)
                .allSatisfy(result ->
                        assertThat(((Result.PartRefused) result).reasonCode()).isEqualTo("insufficient_balance"))
                .hasSize(6);
        assertThat(ann.balances()).isEqualTo(new Balances(100, 0, 900));
        assertThat(ann.points()).isEqualTo(800 - 6 * 120);
    }

    @Test
    void aPaymentThatFailsOrIsClosedLetsThemGo() {
        Payment failed = accepted(ann.order("card", 1_234, wallet(300), points(200)));
        JOURNEY.alpha.onPay = request -> new PayOutcome.Declined("no", "no", false);
        JOURNEY.submit(JOURNEY.routed(failed));
        JOURNEY.record(failed, FinalStates.Result.FAILED);
        Payment closed = accepted(ann.order("card", 1_234, points(300), wallet(400)));
        close(closed);

        assertThat(states(failed)).containsExactly("WALLET_BALANCE 300 RELEASED", "POINTS 200 RELEASED");
        assertThat(states(closed)).containsExactly("POINTS 300 RELEASED", "WALLET_BALANCE 400 RELEASED");
        assertThat(ann.balances()).isEqualTo(new Balances(1_000, 0, 0));
        assertThat(ann.points()).isEqualTo(800);
        assertThat(owed()).isEqualTo(owedBefore);
    }

    @Test
    void moneyThatComesAfterTheCloseGoesBackAndThePartsStayFree() {
        JOURNEY.alpha.onPay = request -> new PayOutcome.Pending("C1", null);
        Payment payment = accepted(ann.order("card", 1_234, wallet(300)));
        String attempt = JOURNEY.routed(payment);
        JOURNEY.submit(attempt);
        WORLD.bean(Attempts.class).close(attempt);
        JOURNEY.record(payment, FinalStates.Result.CLOSED);
        WORLD.inTransaction(() ->
                WORLD.bean(Settlement.class).settle(payment.id(), attempt, new ChannelResult.Paid("C1", 934, "CNY")));

        assertThat(states(payment)).containsExactly("WALLET_BALANCE 300 RELEASED");
        assertThat(WORLD.text(
                        "select origin || ' ' || amount_minor || ' ' || parts_minor from refund where payment_id = ?",
                        payment.id()))
                .isEqualTo("late_money 934 0");
    }

    @Test
    void theChannelHasToTakeExactlyWhatThePartsLeave() {
        JOURNEY.alpha.onPay = request -> new PayOutcome.Succeeded("C1", 1_234, "CNY");
        Payment payment = accepted(ann.order("card", 1_234, wallet(300)));
        assertThat(JOURNEY.submit(JOURNEY.routed(payment))).isEqualTo("unknown");
        assertThat(states(payment)).containsExactly("WALLET_BALANCE 300 HELD");
    }

    @Test
    void killedInTheRecordJobNothingWasUsedAndTheSecondJobUsesThemOnce() {
        Payment payment = accepted(ann.order("card", 1_234, wallet(300), points(200)));
        JOURNEY.submit(JOURNEY.routed(payment));
        WORLD.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            JOURNEY.record(payment, FinalStates.Result.SUCCEEDED);
            status.setRollbackOnly();
        });
        assertThat(states(payment)).containsExactly("WALLET_BALANCE 300 HELD", "POINTS 200 HELD");
        assertThat(ann.balances()).isEqualTo(new Balances(700, 0, 300));

        JOURNEY.record(payment, FinalStates.Result.SUCCEEDED);
        JOURNEY.record(payment, FinalStates.Result.SUCCEEDED);
        assertThat(ann.balances()).isEqualTo(new Balances(700, 0, 0));
        assertThat(owed() - owedBefore).isEqualTo(1_234);
    }

    @Test
    void aMethodThatTakesTheSameMoneyCannotBeChosenForTheRest() {
        Payment payment = accepted(ann.order(null, 1_234, wallet(300)));
        MethodChoice choice = WORLD.bean(MethodChoice.class);
        assertThat(choice.choose(payment.cashierToken(), "wallet_balance"))
                .isInstanceOf(MethodChoice.Result.NotOffered.class);
        assertThat(choice.choose(payment.cashierToken(), "points")).isInstanceOf(MethodChoice.Result.Chosen.class);
    }

    @Test
    void pointsThatAreHeldDoNotExpireAndThoseLetGoDo() {
        Payment used = accepted(ann.order("card", 1_234, points(100)));
        Payment released = accepted(ann.order("card", 1_234, points(200)));
        WORLD.clock.advance(Duration.ofDays(11));
        WORLD.bean(PointsExpiry.class).bookOffDue(100);
        assertThat(WORLD.bean(DatabaseInvariants.class).check(Duration.ofDays(3_650)))
                .as("while some are held and the rest has expired")
                .isEmpty();
        long owed = owed();

        close(released);
        ann.paid(used);
        assertThat(ann.points()).isZero();
        WORLD.bean(PointsExpiry.class).bookOffDue(100);

        assertThat(ann.points()).isZero();
        assertThat(owed() - owed)
                .as("the value of the points that were let go, and the payment")
                .isEqualTo(200 + 1_234);
    }

    @Test
    void theDatabaseRefusesWhatMustNotBe() {
        Payment payment = accepted(ann.order("card", 1_234, wallet(300), points(200)));
        String part = WORLD.bean(PaymentParts.class).of(payment.id()).getFirst().id();
        for (String change : List.of(
                "update payment set parts_minor = 0 where id = '" + payment.id() + "'",
                "update payment set amount_minor = 500 where id = '" + payment.id() + "'",
                "update payment_part set amount_minor = 1 where id = '" + part + "'",
                "update payment_part set returning_minor = 1 where id = '" + part + "'",
                "delete from payment_part where id = '" + part + "'",
                "truncate payment_part cascade",
                "insert into payment_part select 'part_other', payment_id, merchant_id, 3, 'coupon', 'cpn_1', 1, currency, 1, false, 'held', 0, 0, 0, 0, held_at"
                        + " from payment_part where id = '" + part + "'",
                "insert into payment_part select 'part_other', payment_id, merchant_id, 3, kind, source, 1, currency, 1, false, 'held', 0, 0, 0, 0, held_at"
                        + " from payment_part where id = '" + part + "'")) {
            assertThatThrownBy(() -> WORLD.jdbc().sql(change).update())
                    .as(change)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        ann.paid(payment);
        assertThatThrownBy(() -> WORLD.jdbc()
                        .sql("update payment_part set state = 'released' where id = ?")
                        .param(part)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private static Result accept(AcceptPayment order) {
        return WORLD.bean(Acceptance.class).accept(order, JOURNEY.key(order.merchantOrderNo(), "{}"));
    }

    private static Payment accepted(AcceptPayment order) {
        return ((Result.Accepted) accept(order)).payment();
    }

    private static void close(Payment payment) {
        WORLD.bean(FinalStates.class).record(payment.id(), FinalStates.Result.CLOSED, null, null);
    }

    private static Payment stored(Payment payment) {
        return WORLD.bean(Payments.class).byId(payment.id()).orElseThrow();
    }

    private static List<String> states(Payment payment) {
        return WORLD.bean(PaymentParts.class).of(payment.id()).stream()
                .map(PartsIntegrationTests::state)
                .toList();
    }

    private static String state(Part part) {
        return part.kind() + " " + part.amount().amountMinor() + " " + part.state();
    }

    private static long owed() {
        String merchantId =
                WORLD.bean(Merchants.class).app(JOURNEY.appId).orElseThrow().merchantId();
        return WORLD.bean(MerchantBalances.class).of(merchantId).values().stream()
                .mapToLong(Balances::totalMinor)
                .sum();
    }

    private static List<Result> atOnce(int times, Callable<Result> call) throws Exception {
        List<Result> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Result>> calls = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                calls.add(call);
            }
            for (Future<Result> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
        }
        return results;
    }
}
