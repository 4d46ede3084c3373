package io.liushui.core.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.accounts.Balances;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.payouts.NewPayout;
import io.liushui.core.payouts.Payee;
import io.liushui.core.payouts.PayoutAcceptance;
import io.liushui.core.payouts.PayoutSource;
import io.liushui.spi.PayOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Many take from one wallet at once. */
class WalletConcurrencyIntegrationTests extends AnnsWallet {
    @Test
    void manyAtOnceTakeNoMoreThanThereIs() throws Exception {
        topUp(800);
        List<Payment> orders = new ArrayList<>();
        for (int order = 0; order < 16; order++) {
            Payment payment = payers.order("wallet_balance", "ann", 100);
            payers.journey.routed(payment);
            orders.add(payment);
        }
        List<Future<PayOutcome>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Payment payment : orders) {
                running.add(threads.submit(() -> payers.gateway.pay("wallet", request(payment), new ArrayList<>())));
            }
        }
        int paid = 0;
        for (Future<PayOutcome> each : running) {
            paid += each.get(30, TimeUnit.SECONDS) instanceof PayOutcome.Succeeded ? 1 : 0;
        }
        assertThat(paid).isEqualTo(8);
        assertThat(balances()).isEqualTo(new Balances(0, 0, 0));
        for (Payment payment : orders) {
            payers.run(payment);
        }
        assertThat(merchantTotal()).isEqualTo(800);
        assertThat(payers.violations()).isEmpty();
    }

    @Test
    void withdrawalsAndPaymentsAtOnceTakeNoMoreThanThereIs() throws Exception {
        topUp(800);
        List<Payment> orders = new ArrayList<>();
        List<Callable<Boolean>> takers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Payment payment = payers.order("wallet_balance", "ann", 100);
            payers.journey.routed(payment);
            orders.add(payment);
            String number = "W-" + i;
            takers.add(() ->
                    payers.gateway.pay("wallet", request(payment), new ArrayList<>()) instanceof PayOutcome.Succeeded);
            takers.add(() -> withdraw(number, 100) instanceof PayoutAcceptance.Result.Accepted);
        }
        int taken = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(takers.size())) {
            for (Future<Boolean> each : threads.invokeAll(takers, 60, TimeUnit.SECONDS)) {
                taken += each.get() ? 1 : 0;
            }
        }

        assertThat(taken).isEqualTo(8);
        assertThat(balances().availableMinor()).isZero();
        orders.forEach(payers::run);
        assertThat(merchantTotal() + balances().frozenMinor()).isEqualTo(800);
        assertThat(payers.violations()).isEmpty();
    }

    /** What is not accepted rolls back, as the API lets it. */
    private PayoutAcceptance.Result withdraw(String number, long amountMinor) {
        NewPayout wanted = new NewPayout(
                number,
                CoreWorld.cny(amountMinor),
                new Payee("Ann", Payee.Kind.ACCOUNT, "6222021234567894", "ICBC"),
                "Withdrawal",
                Map.of());
        return payers.world.bean(TransactionTemplate.class).execute(status -> {
            PayoutAcceptance.Result result = payers.world
                    .bean(PayoutAcceptance.class)
                    .accept(payers.app, new PayoutSource.PayersWallet(wallet.id()), wanted, "trace");
            if (!(result instanceof PayoutAcceptance.Result.Accepted)) {
                status.setRollbackOnly();
            }
            return result;
        });
    }
}
