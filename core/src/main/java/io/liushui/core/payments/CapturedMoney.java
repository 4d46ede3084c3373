package io.liushui.core.payments;

import io.liushui.core.balances.MerchantBalances;
import io.liushui.core.ledger.Entry;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.ledger.PaymentPostings;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Books a payment's money and gives it to whom it belongs. */
@Component
class CapturedMoney {
    private final Ledger ledger;
    private final MerchantBalances balances;
    private final List<PaymentReceiver> receivers;

    CapturedMoney(Ledger ledger, MerchantBalances balances, List<PaymentReceiver> receivers) {
        this.ledger = ledger;
        this.balances = balances;
        this.receivers = List.copyOf(receivers);
    }

    /** @throws IllegalStateException when no feature takes money for this purpose */
    @Transactional(propagation = Propagation.MANDATORY)
    public void book(Payment payment, String channelId) {
        switch (payment.purpose()) {
            case PaymentPurpose.Order _ -> {
                Entry captured =
                        PaymentPostings.captured(payment.id(), channelId, payment.merchantId(), payment.amount());
                ledger.book(captured);
                balances.captured(payment.merchantId(), captured.reference(), payment.amount());
            }
            case PaymentPurpose.WalletTopUp _, PaymentPurpose.CreditRepayment _ ->
                receivers.stream()
                        .filter(receiver -> receiver.receives(payment.purpose()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(
                                "nobody takes money for " + payment.purpose().code()))
                        .captured(payment, channelId);
        }
    }
}
