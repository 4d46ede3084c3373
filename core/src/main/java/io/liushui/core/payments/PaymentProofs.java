package io.liushui.core.payments;

import io.liushui.core.contracts.SigningChannels;
import io.liushui.core.money.Money;
import io.liushui.core.parts.Part;
import io.liushui.core.parts.PartKind;
import io.liushui.core.parts.PaymentParts;
import io.liushui.core.passwords.FreePayments;
import io.liushui.core.passwords.PaymentPasswords;
import io.liushui.spi.Product;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What the payer has to prove a payment by, whatever the risk. Quick pay under a contract needs the payment password above the payer's free limit; so does
 * what is paid from a payer's wallet, points or credit line, as the method or as a part, once the payer has a password at any app of the merchant. It is
 * decided once, when the payment is validated; no channel is asked without it, whatever the process believes.
 */
@Component
public class PaymentProofs {
    private final SigningChannels channels;
    private final PurposeRules purposes;
    private final PaymentParts parts;
    private final PaymentPasswords passwords;
    private final FreePayments freePayments;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    PaymentProofs(
            SigningChannels channels,
            PurposeRules purposes,
            PaymentParts parts,
            PaymentPasswords passwords,
            FreePayments freePayments,
            JdbcClient jdbc,
            TransactionOperations transactions) {
        this.channels = channels;
        this.purposes = purposes;
        this.parts = parts;
        this.passwords = passwords;
        this.freePayments = freePayments;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** At which app the password stands that proves the payment: what all apps of a merchant share is guarded by the password at any of them. */
    public String appOfPassword(Payment payment) {
        return quickPay(payment) ? payment.appId() : sharedApp(payment).orElse(payment.appId());
    }

    /** Whether the payer pays with a bound card, and so is there. */
    boolean quickPay(Payment payment) {
        return payment.payer().contractId() != null
                && channels.product(payment.method())
                        .filter(Product.QUICK_PAY::equals)
                        .isPresent();
    }

    /** {@code none} or {@code password}; the first decision stays. Never inside a transaction. */
    String decide(Payment payment) {
        if (quickPay(payment)) {
            return kept(payment, payment.appId(), payment.amount());
        }
        Money shared = shared(payment);
        return shared.amountMinor() == 0
                ? "none"
                : sharedApp(payment).map(app -> kept(payment, app, shared)).orElse("none");
    }

    boolean missing(Payment payment) {
        boolean perhaps = payment.payer().contractId() != null
                || payment.partsMinor() > 0
                || purposes.takesOurMoney(payment.method());
        return perhaps && jdbc.sql("""
                        select coalesce(p.proof = 'password' and not exists (
                            select from step_up s where s.payment_id = p.id and s.kind = 'password' and s.state = 'verified'), false)
                        from payment p where p.id = ?""").param(payment.id()).query(Boolean.class).single();
    }

    /** Under the payment's lock, so that what goes without the password counts once. */
    private String kept(Payment payment, String appOfPassword, Money amount) {
        return transactions.execute(status -> {
            Optional<String> before = jdbc.sql("select proof from payment where id = ? for no key update")
                    .param(payment.id())
                    .query((row, number) -> Optional.ofNullable(row.getString("proof")))
                    .single();
            return before.orElseGet(() -> {
                boolean free = freePayments.take(appOfPassword, payment.payer().id(), amount);
                String proof = free ? "none" : "password";
                jdbc.sql("update payment set proof = ? where id = ?")
                        .params(proof, payment.id())
                        .update();
                return proof;
            });
        });
    }

    private Optional<String> sharedApp(Payment payment) {
        return Optional.ofNullable(payment.payer().id())
                .flatMap(payerId -> passwords.appOfPassword(payment.merchantId(), payment.appId(), payerId));
    }

    /** How much of the payment is the payer's money with us, or the payer's credit. */
    private Money shared(Payment payment) {
        long byMethod = purposes.takesOurMoney(payment.method())
                ? payment.channelAmount().amountMinor()
                : 0;
        long inParts = payment.partsMinor() == 0
                ? 0
                : parts.of(payment.id()).stream()
                        .filter(part -> isPayersMoney(part.kind()))
                        .map(Part::amount)
                        .mapToLong(Money::amountMinor)
                        .sum();
        return new Money(byMethod + inParts, payment.amount().currency());
    }

    private static boolean isPayersMoney(PartKind kind) {
        return switch (kind) {
            case WALLET_BALANCE, POINTS -> true;
            case COUPON -> false;
        };
    }
}
