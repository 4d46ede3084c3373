package io.liushui.core.payments;

import io.liushui.core.accounts.AccountKind;
import io.liushui.core.accounts.Accounts;
import io.liushui.core.accounts.Funds;
import io.liushui.core.accounts.Withdrawal;
import io.liushui.core.balances.MerchantBalances;
import io.liushui.core.ledger.Account;
import io.liushui.core.ledger.Entry;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.ledger.PaymentPostings;
import io.liushui.core.money.Money;
import io.liushui.core.parts.PaymentParts;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Books a payment's money, gives it to whom it belongs, and takes it from there when it goes back. Always under the payment's lock. */
@Component
public class PaymentMoney {
    private final Ledger ledger;
    private final MerchantBalances balances;
    private final Accounts accounts;
    private final PaymentParts parts;
    private final List<PaymentReceiver> receivers;

    PaymentMoney(
            Ledger ledger,
            MerchantBalances balances,
            Accounts accounts,
            PaymentParts parts,
            List<PaymentReceiver> receivers) {
        this.ledger = ledger;
        this.balances = balances;
        this.accounts = accounts;
        this.parts = parts;
        this.receivers = List.copyOf(receivers);
    }

    /**
     * The payment has succeeded.
     *
     * @throws IllegalStateException when no feature takes money for its purpose
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void captured(Payment payment, String channelId) {
        switch (payment.purpose()) {
            case PaymentPurpose.Order _ -> {
                Entry captured = PaymentPostings.captured(
                        payment.id(), channelId, payment.merchantId(), payment.amount(), payment.partsMinor());
                ledger.book(captured);
                balances.captured(payment.merchantId(), captured.reference(), merchantsOwn(payment));
            }
            case PaymentPurpose.WalletTopUp _, PaymentPurpose.CreditRepayment _ ->
                receiver(payment).captured(payment, channelId);
        }
    }

    /** Whether the money of a payment for this purpose may go back by a refund. */
    public boolean refundable(Payment payment) {
        return switch (payment.purpose()) {
            case PaymentPurpose.Order _ -> true;
            case PaymentPurpose.WalletTopUp _, PaymentPurpose.CreditRepayment _ ->
                receiver(payment).refundable();
        };
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public MoneyOwner owner(Payment payment) {
        return switch (payment.purpose()) {
            case PaymentPurpose.Order _ ->
                new MoneyOwner(
                        accounts.open(
                                        AccountKind.MERCHANT,
                                        payment.merchantId(),
                                        payment.amount().currency())
                                .id(),
                        Account.MERCHANT_PAYABLE,
                        payment.merchantId());
            case PaymentPurpose.WalletTopUp _, PaymentPurpose.CreditRepayment _ ->
                receiver(payment).owner(payment);
        };
    }

    /** Freezes what is to go back; the owner's pending money first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Withdrawal hold(Payment payment, String reference, Money amount) {
        long spareMinor = spareMinor(payment);
        return amount.amountMinor() > spareMinor
                ? new Withdrawal.InsufficientFunds(spareMinor)
                : accounts.hold(owner(payment).accountId(), reference, amount.amountMinor(), Funds.PENDING_FIRST);
    }

    private long spareMinor(Payment payment) {
        return switch (payment.purpose()) {
            case PaymentPurpose.Order _ -> Money.MAXIMUM_MINOR;
            case PaymentPurpose.WalletTopUp _, PaymentPurpose.CreditRepayment _ ->
                receiver(payment).spareMinor(payment);
        };
    }

    /** It went back. The caller books it under the same reference. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(Payment payment, String reference, Money amount) {
        accounts.take(owner(payment).accountId(), reference, amount.amountMinor());
    }

    /** It did not go back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(Payment payment, String reference) {
        accounts.release(owner(payment).accountId(), reference);
    }

    /** What the merchant gets: not what it pays for itself. */
    private Money merchantsOwn(Payment payment) {
        long byMerchant = payment.partsMinor() == 0 ? 0 : parts.byMerchantMinor(payment.id());
        return new Money(
                payment.amount().amountMinor() - byMerchant, payment.amount().currency());
    }

    private PaymentReceiver receiver(Payment payment) {
        return receivers.stream()
                .filter(receiver -> receiver.receives(payment.purpose()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "nobody takes money for " + payment.purpose().code()));
    }
}
