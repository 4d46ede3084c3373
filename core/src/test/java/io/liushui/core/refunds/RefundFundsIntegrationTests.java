package io.liushui.core.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.accounts.Balances;
import io.liushui.core.accounts.Flow;
import io.liushui.core.accounts.Funds;
import io.liushui.core.balances.MerchantBalances;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.paging.Slice;
import io.liushui.core.refunds.RefundAcceptance.Result;
import io.liushui.spi.OperationOutcome;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the money of refunds comes from. */
class RefundFundsIntegrationTests {
    private final RefundDesk desk = new RefundDesk();
    private final MerchantBalances balances = desk.world.bean(MerchantBalances.class);
    private final String merchantId = desk.world
            .bean(Merchants.class)
            .app(desk.journey.appId)
            .orElseThrow()
            .merchantId();
    private final String payment = desk.journey.paid();

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void whatIsOnItsWayBackIsFrozenOutOfPendingMoneyAndThenGone() {
        String refund = RefundDesk.accepted(desk.refund(payment, 200L));
        assertThat(balances.of(merchantId)).isEqualTo(Map.of("CNY", new Balances(0, 1_034, 200)));

        desk.carryOut(refund);
        assertThat(desk.record(refund).outcome()).isEqualTo(RefundResult.Outcome.SUCCEEDED);
        assertThat(balances.of(merchantId)).isEqualTo(Map.of("CNY", new Balances(0, 1_034, 0)));
        assertThat(balances.flows(merchantId, "CNY", Slice.newest(10)))
                .extracting(Flow::reference)
                .containsExactly("refunded:" + refund, "captured:" + payment);
        assertThat(desk.violations()).isEmpty();
    }

    @Test
    void whatDidNotGoBackIsPendingAgain() {
        desk.channel.onRefund = request -> new OperationOutcome.Declined("balance", "no money");
        String refund = RefundDesk.accepted(desk.refund(payment, 200L));
        desk.carryOut(refund);
        desk.record(refund);

        assertThat(balances.of(merchantId)).isEqualTo(Map.of("CNY", new Balances(0, 1_234, 0)));
        assertThat(desk.violations()).isEmpty();
    }

    @Test
    void moneyThatTheMerchantHasTakenOutCannotGoBack() {
        desk.world.clock.advance(Duration.ofDays(1));
        desk.world.inTransaction(() -> balances.hold(merchantId, "payout:po_1", CoreWorld.cny(1_000), Funds.AVAILABLE));

        assertThat(refused(payment, 235L)).isEqualTo(new Result.InsufficientBalance(234));
        assertThat(desk.standing(payment)).isEqualTo("succeeded 0 of 0");
        assertThat(desk.world.count("refund")).isZero();
        RefundDesk.accepted(desk.refund(payment, 234L));
        assertThat(balances.of(merchantId)).isEqualTo(Map.of("CNY", new Balances(0, 0, 1_234)));
    }

    /** As the API does it: a refusal rolls back. */
    private Result refused(String paymentId, long amountMinor) {
        return desk.world.bean(TransactionTemplate.class).execute(status -> {
            status.setRollbackOnly();
            return desk.world
                    .bean(RefundAcceptance.class)
                    .refund(new RequestRefund(
                            desk.journey.appId, paymentId, "R-1", amountMinor, null, Map.of(), "trace"));
        });
    }
}
