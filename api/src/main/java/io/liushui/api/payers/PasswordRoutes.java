package io.liushui.api.payers;

import io.liushui.api.body.Fields;
import io.liushui.api.body.MerchantFields;
import io.liushui.api.body.Query;
import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.front.Route;
import io.liushui.api.front.Routes;
import io.liushui.api.idempotency.IdempotencyKeys;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.idempotency.Idempotency;
import io.liushui.core.idempotency.IdempotencyRequest;
import io.liushui.core.idempotency.SavedAnswer;
import io.liushui.core.passwords.CodeSending;
import io.liushui.core.passwords.PasswordChange;
import io.liushui.core.passwords.PasswordCodes;
import io.liushui.core.passwords.PasswordStatus;
import io.liushui.core.passwords.PaymentPassword;
import io.liushui.core.passwords.PaymentPasswords;
import io.liushui.core.secrets.KeyedHashes;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** {@code /v1/payers/{id}/payment-password}. */
@Component
class PasswordRoutes implements Routes {
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    private final PaymentPasswords passwords;
    private final PasswordCodes codes;
    private final PasswordDocument document;
    private final Idempotency idempotency;
    private final KeyedHashes hashes;

    PasswordRoutes(
            PaymentPasswords passwords,
            PasswordCodes codes,
            PasswordDocument document,
            Idempotency idempotency,
            KeyedHashes hashes) {
        this.passwords = passwords;
        this.codes = codes;
        this.document = document;
        this.idempotency = idempotency;
        this.hashes = hashes;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.merchant("GET", "/v1/payers/{id}/payment-password", this::find),
                Route.merchant("PUT", "/v1/payers/{id}/payment-password", this::put),
                Route.merchant("POST", "/v1/payers/{id}/payment-password/code", this::sendCode),
                Route.merchant("POST", "/v1/payers/{id}/payment-password/unlock", this::unlock));
    }

    private Answer find(ApiRequest request) {
        Query.of(request.query(), Set.of());
        String payerId = PayerIds.of(request);
        return passwords
                .find(request.caller().app().id(), payerId)
                .map(status -> answer(request, status))
                .orElseThrow(() -> Refusal.of(ProblemCode.OBJECT_NOT_FOUND, "the payer has no payment password"));
    }

    /** The first password needs the phone; a later one the password before, or the code that was sent. */
    private Answer put(ApiRequest request) {
        Query.of(request.query(), Set.of());
        String payerId = PayerIds.of(request);
        Fields fields = Fields.of(request.body(), Set.of("password", "phone", "current_password", "code"));
        fields.require("password");
        PaymentPassword password = password(fields, "password");
        if (password.weak()) {
            throw Refusal.of(ProblemCode.PASSWORD_TOO_WEAK, "password", "anybody would guess it");
        }
        String appId = request.caller().app().id();
        if (fields.has("current_password")) {
            PaymentPassword current = password(fields, "current_password");
            return changed(request, passwords.change(appId, payerId, current, password), "current_password");
        }
        if (fields.has("code")) {
            String code = fields.text("code", CODE, "must be 6 digits");
            return changed(request, passwords.reset(appId, payerId, code, password), "code");
        }
        if (passwords.find(appId, payerId).isPresent()) {
            throw Refusal.of(ProblemCode.PASSWORD_PROOF_NEEDED, "send current_password or code");
        }
        fields.require("phone");
        String phone = MerchantFields.phone(fields, "phone");
        return changed(request, passwords.setFirst(appId, payerId, password, phone), "password");
    }

    /** 202; the message leaves outside of any transaction. */
    private Answer sendCode(ApiRequest request) {
        Query.of(request.query(), Set.of());
        String payerId = PayerIds.of(request);
        Fields.none(request.body());
        IdempotencyRequest key = IdempotencyKeys.of(request);
        return once(key, () -> switch (codes.send(key.appId(), payerId, request.traceId())) {
            case CodeSending.Sent(String phone, Instant expiresAt) ->
                new SavedAnswer(202, PasswordDocument.code(phone, expiresAt), false);
            case CodeSending.TooSoon(long seconds) ->
                throw Refusal.retryAfter(
                        ProblemCode.CODE_TOO_SOON, Math.toIntExact(seconds), "a code was sent a moment ago");
            case CodeSending.Missing _ -> throw notSet();
        });
    }

    private Answer unlock(ApiRequest request) {
        Query.of(request.query(), Set.of());
        String payerId = PayerIds.of(request);
        Fields fields = Fields.of(request.body(), Set.of("code"));
        fields.require("code");
        String code = fields.text("code", CODE, "must be 6 digits");
        IdempotencyRequest key = IdempotencyKeys.ofSecret(request, hashes);
        return once(key, () -> {
            PasswordStatus status = require(passwords.unlock(key.appId(), payerId, code), "code");
            return new SavedAnswer(200, document.json(key.appId(), status), false);
        });
    }

    private Answer once(IdempotencyRequest key, Supplier<SavedAnswer> action) {
        return IdempotencyKeys.answer(idempotency.replay(key).orElseGet(() -> idempotency.keep(key, action.get())));
    }

    private Answer changed(ApiRequest request, PasswordChange change, String proof) {
        return answer(request, require(change, proof));
    }

    private Answer answer(ApiRequest request, PasswordStatus status) {
        return Answer.json(200, document.json(request.caller().app().id(), status));
    }

    private static PaymentPassword password(Fields fields, String name) {
        return PaymentPassword.of(fields.text(name)).orElseThrow(() -> fields.invalid(name, "must be 6 digits"));
    }

    /** @param proof the field that was to prove it */
    private static PasswordStatus require(PasswordChange change, String proof) {
        return switch (change) {
            case PasswordChange.Changed(PasswordStatus status) -> status;
            case PasswordChange.Wrong(int triesLeft) ->
                throw Refusal.of(
                        proof.equals("code") ? ProblemCode.CODE_WRONG : ProblemCode.PASSWORD_WRONG,
                        proof,
                        "tries left: " + triesLeft);
            case PasswordChange.Locked _ -> throw Refusal.of(ProblemCode.PASSWORD_LOCKED, "a code unlocks it");
            case PasswordChange.Missing _ -> throw notSet();
            case PasswordChange.ProofNeeded _ ->
                throw Refusal.of(ProblemCode.PASSWORD_PROOF_NEEDED, "send current_password or code");
            case PasswordChange.NoCode _ -> throw Refusal.of(ProblemCode.CODE_EXPIRED, "have a code sent");
        };
    }

    private static Refusal notSet() {
        return Refusal.of(ProblemCode.PASSWORD_NOT_SET, "the payer has no payment password");
    }
}
