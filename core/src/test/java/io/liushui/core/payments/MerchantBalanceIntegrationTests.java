package io.liushui.core.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.accounts.Balances;
import io.liushui.core.accounts.Flow;
import io.liushui.core.accounts.Funds;
import io.liushui.core.accounts.Withdrawal;
import io.liushui.core.balances.MerchantBalances;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.merchants.MerchantAdministration;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.paging.Slice;
import io.liushui.spi.PayOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MerchantBalanceIntegrationTests {
    private final PaymentJourney journey = new PaymentJourney();
    private final MerchantBalances balances = journey.world.bean(MerchantBalances.class);
    private final String merchantId =
            journey.world.bean(Merchants.class).app(journey.appId).orElseThrow().merchantId();

    @AfterEach
    void stop() {
        journey.close();
    }

    @Test
    void aCapturedPaymentIsPendingUntilTheNextDayBegins() {
        Payment payment = paid();

        assertThat(balances.of(merchantId)).isEqualTo(Map.of("CNY", new Balances(0, 1234, 0)));
        Flow flow = balances.flows(merchantId, "CNY", Slice.newest(10)).getFirst();
        assertThat(flow.reference()).isEqualTo("captured:" + payment.id());
        assertThat(flow.maturesAt()).isEqualTo(Instant.parse("2026-11-25T00:00:00Z"));

        journey.world.clock.advance(Duration.ofHours(16).minusMillis(1));
        assertThat(balances.of(merchantId)).isEqualTo(Map.of("CNY", new Balances(0, 1234, 0)));
        journey.world.clock.advance(Duration.ofMillis(1));
        assertThat(balances.of(merchantId)).isEqualTo(Map.of("CNY", new Balances(1234, 0, 0)));
        assertConsistent();
    }

    @Test
    void aMerchantThatIsSettledAtOnceHasItsMoneyAtOnce() {
        journey.world.bean(MerchantAdministration.class).setSettlementDays(merchantId, 0);
        paid();
        assertThat(balances.of(merchantId)).isEqualTo(Map.of("CNY", new Balances(1234, 0, 0)));
    }

    @Test
    void recordingTheResultAgainChangesNothing() {
        Payment payment = paid();
        journey.record(payment, FinalStates.Result.SUCCEEDED);
        assertThat(balances.flows(merchantId, "CNY", Slice.newest(10))).hasSize(1);
        assertConsistent();
    }

    @Test
    void aFailedPaymentMovesNothing() {
        journey.alpha.onPay = request -> new PayOutcome.Declined("card_declined", "no", false);
        Payment payment = journey.accepted("card");
        journey.submit(journey.routed(payment));
        assertThat(journey.record(payment, FinalStates.Result.FAILED)).isEqualTo("failed");
        assertThat(balances.of(merchantId)).isEmpty();
    }

    @Test
    void moneyOfAPaymentThatIsRolledBackDoesNotCount() {
        CoreWorld world = journey.world;
        try {
            world.inTransaction(() -> {
                balances.captured(merchantId, "captured:pay_1", CoreWorld.cny(100));
                throw new IllegalStateException("killed before the commit");
            });
        } catch (IllegalStateException killed) {
            assertThat(balances.of(merchantId)).isEmpty();
        }
        assertThat(world.count("account")).isZero();
    }

    @Test
    void whatIsHeldForThePayoutIsFrozenAndThenGone() {
        CoreWorld world = journey.world;
        world.bean(MerchantAdministration.class).setSettlementDays(merchantId, 0);
        paid();
        assertThat(world.inTransaction(
                        () -> balances.hold(merchantId, "payout:po_1", CoreWorld.cny(1_000), Funds.AVAILABLE)))
                .isEqualTo(new Withdrawal.Done());
        assertThat(world.inTransaction(
                        () -> balances.hold(merchantId, "payout:po_2", CoreWorld.cny(235), Funds.AVAILABLE)))
                .isEqualTo(new Withdrawal.InsufficientFunds(234));
        assertThat(balances.of(merchantId)).isEqualTo(Map.of("CNY", new Balances(234, 0, 1_000)));
        assertThat(world.inTransaction(() -> balances.release(merchantId, "payout:po_1", "CNY")))
                .isTrue();
        assertThat(balances.of(merchantId)).isEqualTo(Map.of("CNY", new Balances(1_234, 0, 0)));
    }

    private Payment paid() {
        Payment payment = journey.accepted("card");
        assertThat(journey.submit(journey.routed(payment))).isEqualTo("succeeded");
        assertThat(journey.record(payment, FinalStates.Result.SUCCEEDED)).isEqualTo("succeeded");
        return payment;
    }

    private void assertConsistent() {
        assertThat(journey.world.bean(DatabaseInvariants.class).check(Duration.ofHours(24)))
                .isEmpty();
    }
}
