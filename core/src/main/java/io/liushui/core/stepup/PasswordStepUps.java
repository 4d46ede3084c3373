package io.liushui.core.stepup;

import io.liushui.core.passwords.PasswordCheck;
import io.liushui.core.passwords.PaymentPassword;
import io.liushui.core.passwords.PaymentPasswords;
import io.liushui.core.payments.NextAction;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentActions;
import io.liushui.core.payments.PaymentProofs;
import io.liushui.core.payments.Payments;
import io.liushui.core.risk.Risk;
import io.liushui.core.risk.RiskVerdict;
import io.liushui.core.stepup.StepUpStore.StepUp;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Asks the payer for the payment password. Never to be called inside a transaction. */
@Component
public class PasswordStepUps {
    private final StepUpStore store;
    private final StepUpVerification verification;
    private final Payments payments;
    private final PaymentActions actions;
    private final PaymentProofs proofs;
    private final PaymentPasswords passwords;
    private final Risk risk;
    private final TransactionOperations transactions;

    PasswordStepUps(
            StepUpStore store,
            StepUpVerification verification,
            Payments payments,
            PaymentActions actions,
            PaymentProofs proofs,
            PaymentPasswords passwords,
            Risk risk,
            TransactionOperations transactions) {
        this.store = store;
        this.verification = verification;
        this.payments = payments;
        this.actions = actions;
        this.proofs = proofs;
        this.passwords = passwords;
        this.risk = risk;
        this.transactions = transactions;
    }

    /**
     * Asks, and keeps the risk decision that let the payment come so far. Repeated, it tells the process again what became of the step-up.
     *
     * @param verdict may be null when it was kept before
     */
    public SendResult ask(String paymentId, RiskVerdict verdict) {
        Payment payment = payments.byId(paymentId).orElseThrow();
        if (payment.state().terminal()) {
            return new SendResult.Impossible("payment_final");
        }
        boolean known = passwords
                .find(proofs.appOfPassword(payment), payment.payer().id())
                .isPresent();
        return transactions.execute(status -> {
            if (verdict != null) {
                risk.decided(paymentId, verdict);
            }
            return known ? new SendResult.Sent(begin(payment)) : new SendResult.Impossible("password_not_set");
        });
    }

    /** Checks an entered password; the result and the message to the process are one transaction. */
    public PasswordResult verify(Payment payment, PaymentPassword password) {
        if (!(payment.action() instanceof NextAction.EnterPassword)) {
            return new PasswordResult.NotOpen();
        }
        return switch (passwords.check(
                proofs.appOfPassword(payment), payment.payer().id(), password)) {
            case PasswordCheck.Right _ ->
                transactions.execute(status -> verification.proved(payment))
                        ? new PasswordResult.Verified()
                        : new PasswordResult.NotOpen();
            case PasswordCheck.Wrong(int triesLeft) -> new PasswordResult.Wrong(triesLeft);
            case PasswordCheck.Locked _ -> new PasswordResult.Locked();
            case PasswordCheck.Missing _ -> new PasswordResult.NotOpen();
        };
    }

    private String begin(Payment payment) {
        Optional<StepUp> before = store.lock(payment.id());
        if (before.isPresent() && before.get().state() != StepUpStore.State.SENT) {
            verification.tell(payment, before.get().id(), before.get().state());
            return before.get().id();
        }
        String id = before.map(StepUp::id).orElseGet(() -> store.insertPassword(payment.id()));
        actions.requireAction(payment.id(), new NextAction.EnterPassword(id));
        return id;
    }
}
