package io.liushui.core.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.accounts.Balances;
import io.liushui.core.balances.MerchantBalances;
import io.liushui.core.wallets.Wallet;
import io.liushui.core.wallets.Wallets;
import io.liushui.spi.PayRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A payer's wallet, without money, on a core of its own. */
abstract class AnnsWallet {
    final PayerAccountJourney payers = new PayerAccountJourney();
    final Wallets wallets = payers.world.bean(Wallets.class);
    final Wallet wallet = wallets.open(payers.app.merchantId(), "ann", "CNY").wallet();

    @AfterEach
    void stop() {
        payers.close();
    }

    Payment topUp(long amountMinor) {
        Payment payment = payers.accepted("card", "ann", amountMinor, new PaymentPurpose.WalletTopUp(wallet.id()));
        assertThat(payers.run(payment)).isEqualTo("succeeded");
        return payment;
    }

    Balances balances() {
        return wallets.balances(wallet);
    }

    long merchantTotal() {
        Map<String, Balances> owed = payers.world.bean(MerchantBalances.class).of(payers.app.merchantId());
        return owed.values().stream().mapToLong(Balances::totalMinor).sum();
    }

    PayRequest request(Payment payment) {
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
}
