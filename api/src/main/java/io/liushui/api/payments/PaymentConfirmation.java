package io.liushui.api.payments;

import io.liushui.api.body.Fields;
import io.liushui.api.body.Query;
import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.idempotency.IdempotencyKeys;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.idempotency.Idempotency;
import io.liushui.core.idempotency.IdempotencyRequest;
import io.liushui.core.idempotency.SavedAnswer;
import io.liushui.core.passwords.PaymentPassword;
import io.liushui.core.payments.ChannelCodes;
import io.liushui.core.payments.CodeResult;
import io.liushui.core.payments.NextAction;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentDocument;
import io.liushui.core.payments.Payments;
import io.liushui.core.secrets.KeyedHashes;
import io.liushui.core.stepup.PasswordResult;
import io.liushui.core.stepup.PasswordStepUps;
import io.liushui.core.stepup.StepUps;
import io.liushui.core.stepup.Verification;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** {@code POST /v1/payments/{id}/confirm}: the payer's code or payment password, entered on the merchant's own page. */
@Component
class PaymentConfirmation {
    private static final Pattern CODE = Pattern.compile("[0-9]{4,8}");

    private final Payments payments;
    private final StepUps stepUps;
    private final PasswordStepUps passwords;
    private final ChannelCodes channelCodes;
    private final PaymentDocument document;
    private final Idempotency idempotency;
    private final KeyedHashes hashes;

    PaymentConfirmation(
            Payments payments,
            StepUps stepUps,
            PasswordStepUps passwords,
            ChannelCodes channelCodes,
            PaymentDocument document,
            Idempotency idempotency,
            KeyedHashes hashes) {
        this.payments = payments;
        this.stepUps = stepUps;
        this.passwords = passwords;
        this.channelCodes = channelCodes;
        this.document = document;
        this.idempotency = idempotency;
        this.hashes = hashes;
    }

    /** Checked outside of any transaction; the payment goes on by itself. */
    Answer confirm(ApiRequest request) {
        Query.of(request.query(), Set.of());
        Fields fields = Fields.of(request.body(), Set.of("password", "code"));
        IdempotencyRequest key = IdempotencyKeys.ofSecret(request, hashes);
        Optional<SavedAnswer> saved = idempotency.replay(key);
        if (saved.isPresent()) {
            return IdempotencyKeys.answer(saved.get());
        }
        Payment payment =
                payments.find(key.appId(), request.id()).orElseThrow(() -> PaymentRoutes.notFound(request.id()));
        if (fields.has("password")) {
            confirmByPassword(
                    payment,
                    PaymentPassword.of(fields.text("password"))
                            .orElseThrow(() -> fields.invalid("password", "must be 6 digits")));
        } else {
            fields.require("code");
            confirmByCode(payment, fields.text("code", CODE, "must be 4 to 8 digits"));
        }
        Payment now = payments.byId(payment.id()).orElseThrow();
        return IdempotencyKeys.answer(idempotency.keep(key, new SavedAnswer(200, document.json(now), false)));
    }

    private void confirmByPassword(Payment payment, PaymentPassword password) {
        switch (passwords.verify(payment, password)) {
            case PasswordResult.Verified _ -> {}
            case PasswordResult.Wrong(int triesLeft) ->
                throw Refusal.of(ProblemCode.PASSWORD_WRONG, "password", "tries left: " + triesLeft);
            case PasswordResult.Locked _ -> throw Refusal.of(ProblemCode.PASSWORD_LOCKED, "a code unlocks it");
            case PasswordResult.NotOpen _ -> throw notExpected("password");
        }
    }

    private void confirmByCode(Payment payment, String code) {
        if (payment.action() instanceof NextAction.ChannelCode) {
            confirmAtChannel(payment, code);
            return;
        }
        switch (stepUps.verify(payment.cashierToken(), code)) {
            case Verification.Verified _ -> {}
            case Verification.Wrong(int triesLeft) -> throw wrongCode(triesLeft);
            case Verification.Failed _ -> throw wrongCode(0);
            case Verification.NotOpen _ -> throw notExpected("code");
        }
    }

    private void confirmAtChannel(Payment payment, String code) {
        switch (channelCodes.confirm(payment.cashierToken(), code)) {
            case CodeResult.Taken _ -> {}
            case CodeResult.Wrong(int triesLeft) -> throw wrongCode(triesLeft);
            case CodeResult.Failed _ -> throw wrongCode(0);
            case CodeResult.NotOpen _, CodeResult.Resent _, CodeResult.TooSoon _, CodeResult.NoneLeft _ ->
                throw notExpected("code");
        }
    }

    private static Refusal wrongCode(int triesLeft) {
        return Refusal.of(ProblemCode.CODE_WRONG, "code", "tries left: " + triesLeft);
    }

    private static Refusal notExpected(String field) {
        return Refusal.of(ProblemCode.PROOF_NOT_EXPECTED, field, "the payment waits for no " + field);
    }
}
