package io.liushui.core.stepup;

import io.liushui.core.outbox.EngineMessage;
import io.liushui.core.outbox.Outbox;
import io.liushui.core.payments.NextAction;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentActions;
import io.liushui.core.sms.SmsCode;
import io.liushui.core.stepup.StepUpStore.State;
import io.liushui.core.stepup.StepUpStore.StepUp;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Compares codes, and tells the process what came of it. */
@Component
class StepUpVerification {
    private static final Duration MESSAGE_LIFE = Duration.ofHours(1);

    private final StepUpStore store;
    private final PaymentActions actions;
    private final Outbox outbox;

    StepUpVerification(StepUpStore store, PaymentActions actions, Outbox outbox) {
        this.store = store;
        this.actions = actions;
        this.outbox = outbox;
    }

    /** A code that was right before is right again, for a payer who clicks twice. */
    @Transactional
    public Verification verify(Payment payment, String code) {
        if (payment.state().terminal()) {
            return new Verification.NotOpen();
        }
        return store.lock(payment.id())
                .map(stepUp -> judge(payment, stepUp, code))
                .orElseGet(Verification.NotOpen::new);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Payment payment, String stepUpId, State state) {
        outbox.append(new EngineMessage(
                "Msg_StepUpFinished",
                stepUpId,
                stepUpId,
                Map.of("stepUpResult", state == State.VERIFIED ? "verified" : "failed"),
                MESSAGE_LIFE,
                payment.traceId()));
    }

    /** By the payment password, which was right; false when the payment does not wait for it any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean proved(Payment payment) {
        Optional<StepUp> waiting = store.lock(payment.id()).filter(stepUp -> stepUp.codeHash() == null);
        waiting.filter(stepUp -> stepUp.state() == State.SENT)
                .ifPresent(stepUp -> finish(payment, stepUp, State.VERIFIED));
        return waiting.isPresent();
    }

    private Verification judge(Payment payment, StepUp stepUp, String code) {
        return switch (stepUp.state()) {
            case SENT -> check(payment, stepUp, code);
            case VERIFIED ->
                stepUp.codeHash() != null && SmsCode.matches(stepUp.codeHash(), code)
                        ? new Verification.Verified()
                        : new Verification.NotOpen();
            case FAILED -> new Verification.Failed();
        };
    }

    private Verification check(Payment payment, StepUp stepUp, String code) {
        if (!(payment.action() instanceof NextAction.EnterCode)) {
            return new Verification.NotOpen();
        }
        if (SmsCode.matches(stepUp.codeHash(), code)) {
            finish(payment, stepUp, State.VERIFIED);
            return new Verification.Verified();
        }
        int left = stepUp.triesLeft() - 1;
        store.wrong(stepUp.id(), left);
        if (left > 0) {
            return new Verification.Wrong(left);
        }
        finish(payment, stepUp, State.FAILED);
        return new Verification.Failed();
    }

    private void finish(Payment payment, StepUp stepUp, State state) {
        store.finish(stepUp.id(), state);
        actions.acted(payment.id());
        tell(payment, stepUp.id(), state);
    }
}
