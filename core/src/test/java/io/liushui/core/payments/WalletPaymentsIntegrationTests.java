package io.liushui.core.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.accounts.Balances;
import io.liushui.core.accounts.Flow;
import io.liushui.core.balances.MerchantBalances;
import io.liushui.core.channels.OperationGateway;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.paging.Slice;
import io.liushui.core.payouts.NewPayout;
import io.liushui.core.payouts.Payee;
import io.liushui.core.payouts.PayoutAcceptance;
import io.liushui.core.payouts.PayoutSource;
import io.liushui.core.wallets.Wallet;
import io.liushui.core.wallets.Wallets;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class WalletPaymentsIntegrationTests {
    /** The refunds are asked for at the channel, behind the back of the core. */
    private static final String[] UNTOLD = {"each_charge_belongs_to_one_payment", "every_paid_attempt_has_its_charge"};

    private final PayerAccountJourney payers = new PayerAccountJourney();
    private final Wallets wallets = payers.world.bean(Wallets.class);
    private final Wallet wallet =
            wallets.open(payers.app.merchantId(), "ann", "CNY").wallet();

    @AfterEach
    void stop() {
        payers.close();
    }

    @Test
    void aTopUpIsThePayersAndAPaymentFromTheBalanceTheMerchants() {
        Payment topUp = topUp(5_000);
        assertThat(balances()).isEqualTo(new Balances(5_000, 0, 0));
        assertThat(merchantTotal()).isZero();

        Payment payment = payers.order("wallet_balance", "ann", 1_234);
        assertThat(payers.run(payment)).isEqualTo("succeeded");

        assertThat(balances()).isEqualTo(new Balances(3_766, 0, 0));
        assertThat(merchantTotal()).isEqualTo(1_234);
        assertThat(wallets.flows(wallet, Slice.newest(10)))
                .extracting(Flow::reference)
                .containsExactly("payment:" + payment.id(), "top_up:" + topUp.id());
        assertThat(payers.world.count("event where type = 'wallet.topped_up' and subject = '" + wallet.id() + "'"))
                .isEqualTo(1);
        assertThat(payers.violations()).isEmpty();
    }

    @Test
    void whatIsNotThereCannotBePaid() {
        topUp(1_233);
        assertThat(payers.run(payers.order("wallet_balance", "ann", 1_234))).isEqualTo("failed insufficient_balance");
        assertThat(payers.run(payers.order("wallet_balance", "bob", 1))).isEqualTo("failed no_wallet");
        assertThat(balances()).isEqualTo(new Balances(1_233, 0, 0));
        assertThat(payers.violations()).isEmpty();
    }

    @Test
    void anotherMerchantsPayerOfTheSameNameHasAnotherWallet() {
        topUp(5_000);
        try (PayerAccountJourney others = new PayerAccountJourney()) {
            assertThat(others.run(others.order("wallet_balance", "ann", 1))).isEqualTo("failed no_wallet");
        }
        assertThat(wallets.find("mer_other", wallet.id())).isEmpty();
    }

    @Test
    void aCallWhoseOutcomeWasLostIsAskedForAndCountsOnce() {
        topUp(5_000);
        Payment payment = payers.order("wallet_balance", "ann", 1_234);
        String attempt = payers.journey.routed(payment);
        PayRequest request = request(payment);
        assertThat(payers.gateway.pay("wallet", request, new ArrayList<>()))
                .isEqualTo(new PayOutcome.Succeeded(request.orderNo(), 1_234, "CNY"));
        assertThat(payers.gateway.pay("wallet", request, new ArrayList<>()))
                .isEqualTo(new PayOutcome.Succeeded(request.orderNo(), 1_234, "CNY"));

        assertThat(payers.journey.submit(attempt)).isEqualTo("succeeded");
        payers.journey.record(payment, FinalStates.Result.SUCCEEDED);

        assertThat(balances()).isEqualTo(new Balances(3_766, 0, 0));
        assertThat(payers.violations()).isEmpty();
    }

    @Test
    void aClosedOrderCannotBePaidByARequestStillUnderWay() {
        topUp(5_000);
        Payment payment = payers.order("wallet_balance", "ann", 1_234);
        payers.journey.routed(payment);
        assertThat(payers.gateway.query("wallet", payers.reference(payment), new ArrayList<>()))
                .isEqualTo(new QueryOutcome.NotFound());
        assertThat(payers.gateway.close("wallet", payers.reference(payment), new ArrayList<>()))
                .isEqualTo(new CloseOutcome.Closed());
        assertThat(payers.gateway.pay("wallet", request(payment), new ArrayList<>()))
                .isEqualTo(new PayOutcome.Declined("order_closed", "order_closed", false));
        assertThat(payers.gateway.query("wallet", payers.reference(payment), new ArrayList<>()))
                .isEqualTo(new QueryOutcome.NotPaid("order_closed", "order_closed"));
        assertThat(balances()).isEqualTo(new Balances(5_000, 0, 0));
    }

    @Test
    void aPaidOrderIsNotClosed() {
        topUp(5_000);
        Payment payment = payers.order("wallet_balance", "ann", 1_234);
        payers.run(payment);
        assertThat(payers.gateway.close("wallet", payers.reference(payment), new ArrayList<>()))
                .isEqualTo(
                        new CloseOutcome.AlreadyPaid(payers.reference(payment).orderNo(), 1_234, "CNY"));
    }

    @Test
    void refundsGoBackInPartsAndNeverMoreThanWasPaid() {
        topUp(5_000);
        Payment payment = payers.order("wallet_balance", "ann", 1_000);
        payers.run(payment);
        OperationGateway operations = payers.world.bean(OperationGateway.class);

        assertThat(refund(operations, payment, "refund01", 400)).isEqualTo(new OperationOutcome.Done("refund01"));
        assertThat(refund(operations, payment, "refund01", 400)).isEqualTo(new OperationOutcome.Done("refund01"));
        assertThat(refund(operations, payment, "refund02", 601))
                .isEqualTo(new OperationOutcome.Declined("refund_exceeds_payment", "refund_exceeds_payment"));
        assertThat(operations.queryRefund("wallet", payers.refund(payment, "refund02", 601), new ArrayList<>()))
                .isEqualTo(new OperationOutcome.NotFound());
        assertThat(refund(operations, payment, "refund03", 600)).isEqualTo(new OperationOutcome.Done("refund03"));

        assertThat(balances()).isEqualTo(new Balances(5_000, 0, 0));
        assertThat(payers.violations(UNTOLD)).isEmpty();
    }

    @Test
    void whatWasNeverPaidIsNotRefunded() {
        Payment payment = payers.order("wallet_balance", "ann", 1_000);
        payers.run(payment);
        assertThat(refund(payers.world.bean(OperationGateway.class), payment, "refund01", 1))
                .isEqualTo(new OperationOutcome.Declined("order_not_paid", "order_not_paid"));
    }

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

    @Test
    void aWalletIsNotFilledFromOurOwnAccounts() {
        PurposeRules rules = payers.world.bean(PurposeRules.class);
        PaymentPurpose topUp = new PaymentPurpose.WalletTopUp(wallet.id());
        assertThat(rules.allow(topUp, "wallet_balance")).isFalse();
        assertThat(rules.allow(topUp, "card")).isTrue();
        assertThat(rules.allow(new PaymentPurpose.Order(), "wallet_balance")).isTrue();
        Payment payment = payers.accepted("wallet_balance", "ann", 100, topUp);
        assertThat(payers.world.bean(PaymentJobs.class).validate(payment.id(), PaymentJourney.INSTANCE))
                .isEqualTo(new PaymentJobs.Validation.Rejected("method_not_allowed_for_purpose"));
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

    private Payment topUp(long amountMinor) {
        Payment payment = payers.accepted("card", "ann", amountMinor, new PaymentPurpose.WalletTopUp(wallet.id()));
        assertThat(payers.run(payment)).isEqualTo("succeeded");
        return payment;
    }

    private OperationOutcome refund(OperationGateway operations, Payment payment, String refundNo, long amountMinor) {
        return operations.refund("wallet", payers.refund(payment, refundNo, amountMinor), new ArrayList<>());
    }

    private PayRequest request(Payment payment) {
        return new PayRequest(
                payers.reference(payment).orderNo(),
                "wallet_balance",
                payment.amount().amountMinor(),
                "CNY",
                "Tea",
                payment.expiresAt(),
                null,
                payment.payer().atChannel(),
                payers.world.clock.instant(),
                payment.traceId());
    }

    private Balances balances() {
        return wallets.balances(wallet);
    }

    private long merchantTotal() {
        Map<String, Balances> owed = payers.world.bean(MerchantBalances.class).of(payers.app.merchantId());
        return owed.values().stream().mapToLong(Balances::totalMinor).sum();
    }
}
