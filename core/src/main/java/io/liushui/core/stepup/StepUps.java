package io.liushui.core.stepup;

import io.liushui.core.payments.NextAction;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentActions;
import io.liushui.core.payments.Payments;
import io.liushui.core.risk.Risk;
import io.liushui.core.risk.RiskVerdict;
import io.liushui.core.sms.MaskedPhone;
import io.liushui.core.sms.SmsCode;
import io.liushui.core.sms.SmsSender;
import io.liushui.core.stepup.StepUpStore.StepUp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Sends codes. Never to be called inside a transaction: the message leaves after the commit. */
@Component
public class StepUps {
    static final int MOST_RESENDS = 3;
    static final Duration PAUSE = Duration.ofSeconds(30);

    private final StepUpStore store;
    private final StepUpVerification verification;
    private final Payments payments;
    private final PaymentActions actions;
    private final Risk risk;
    private final SmsSender sms;
    private final TransactionOperations transactions;
    private final Clock clock;

    StepUps(
            StepUpStore store,
            StepUpVerification verification,
            Payments payments,
            PaymentActions actions,
            Risk risk,
            SmsSender sms,
            TransactionOperations transactions,
            Clock clock) {
        this.store = store;
        this.verification = verification;
        this.payments = payments;
        this.actions = actions;
        this.risk = risk;
        this.sms = sms;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Sends the payer a code and keeps the decision that asked for it. Repeated, it sends a new code, or tells the process again what became of
     * the step-up.
     *
     * @param verdict may be null when it was kept before
     */
    public SendResult send(String paymentId, RiskVerdict verdict) {
        Payment payment = payments.byId(paymentId).orElseThrow();
        if (payment.state().terminal()) {
            return new SendResult.Impossible("payment_final");
        }
        String phone = payment.payer().phone();
        String code = SmsCode.next();
        Begun begun = transactions.execute(status -> {
            if (verdict != null) {
                risk.decided(paymentId, verdict);
            }
            return phone == null || phone.isBlank() ? null : begin(payment, code);
        });
        if (begun == null) {
            return new SendResult.Impossible("phone_missing");
        }
        if (begun.codeWanted()) {
            sms.send(phone, StepUpText.of(code, payment), payment.traceId());
        }
        return new SendResult.Sent(begun.stepUpId());
    }

    /** Sends another code, at most {@value #MOST_RESENDS} times with 30 seconds between. */
    public ResendResult resend(String cashierToken) {
        Optional<Payment> found = payments.byCashierToken(cashierToken)
                .filter(payment -> payment.action() instanceof NextAction.EnterCode);
        if (found.isEmpty()) {
            return new ResendResult.NotOpen();
        }
        Payment payment = found.get();
        String code = SmsCode.next();
        ResendResult result = transactions.execute(status -> renew(payment, code));
        if (result instanceof ResendResult.Resent) {
            sms.send(payment.payer().phone(), StepUpText.of(code, payment), payment.traceId());
        }
        return result;
    }

    /** Checks an entered code; the result and the message to the process are one transaction. */
    public Verification verify(String cashierToken, String code) {
        return payments.byCashierToken(cashierToken)
                .map(payment -> verification.verify(payment, code))
                .orElseGet(Verification.NotOpen::new);
    }

    private Begun begin(Payment payment, String code) {
        Optional<StepUp> before = store.lock(payment.id());
        if (before.isPresent() && before.get().state() != StepUpStore.State.SENT) {
            verification.tell(payment, before.get().id(), before.get().state());
            return new Begun(before.get().id(), false);
        }
        String id = before.map(StepUp::id).orElseGet(() -> store.insert(payment.id(), SmsCode.hash(code)));
        before.ifPresent(known -> store.newCode(id, SmsCode.hash(code), known.sends()));
        actions.requireAction(
                payment.id(),
                new NextAction.EnterCode(id, MaskedPhone.of(payment.payer().phone())));
        return new Begun(id, true);
    }

    private ResendResult renew(Payment payment, String code) {
        Optional<StepUp> locked = store.lock(payment.id()).filter(known -> known.state() == StepUpStore.State.SENT);
        if (locked.isEmpty()) {
            return new ResendResult.NotOpen();
        }
        StepUp known = locked.get();
        if (known.sends() > MOST_RESENDS) {
            return new ResendResult.NoneLeft();
        }
        Instant next = known.sentAt().plus(PAUSE);
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return new ResendResult.TooSoon(
                    Math.max(1, Duration.between(now, next).toSeconds()));
        }
        store.newCode(known.id(), SmsCode.hash(code), known.sends() + 1);
        return new ResendResult.Resent();
    }

    private record Begun(String stepUpId, boolean codeWanted) {}
}
