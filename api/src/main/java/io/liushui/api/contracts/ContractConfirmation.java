package io.liushui.api.contracts;

import io.liushui.api.body.Fields;
import io.liushui.api.body.Query;
import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.idempotency.IdempotencyKeys;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.contracts.CodeResult;
import io.liushui.core.contracts.Contract;
import io.liushui.core.contracts.ContractDocument;
import io.liushui.core.contracts.SigningCodes;
import io.liushui.core.idempotency.Idempotency;
import io.liushui.core.idempotency.IdempotencyRequest;
import io.liushui.core.idempotency.SavedAnswer;
import io.liushui.core.secrets.KeyedHashes;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** {@code POST /v1/contracts/{id}/confirm} and {@code …/resend}. */
@Component
class ContractConfirmation {
    private static final Pattern CODE = Pattern.compile("[0-9]{4,8}");
    private static final int PAUSE_SECONDS = 2;

    private final SigningCodes codes;
    private final ContractDocument document;
    private final Idempotency idempotency;
    private final KeyedHashes hashes;

    ContractConfirmation(SigningCodes codes, ContractDocument document, Idempotency idempotency, KeyedHashes hashes) {
        this.codes = codes;
        this.document = document;
        this.idempotency = idempotency;
        this.hashes = hashes;
    }

    /** 200 when it is signed, 202 while the channel has not said. The channel is asked outside of any transaction; a repeated right code is right again. */
    Answer confirm(ApiRequest request) {
        Query.of(request.query(), Set.of());
        Fields fields = Fields.of(request.body(), Set.of("code"));
        fields.require("code");
        String code = fields.text("code", CODE, "must be 4 to 8 digits");
        IdempotencyRequest key = IdempotencyKeys.ofSecret(request, hashes);
        Optional<SavedAnswer> saved = idempotency.replay(key);
        return IdempotencyKeys.answer(
                saved.isPresent()
                        ? saved.get()
                        : idempotency.keep(key, answer(codes.confirm(key.appId(), request.id(), code), request.id())));
    }

    /** 202: the process has another code sent. */
    Answer resend(ApiRequest request) {
        Query.of(request.query(), Set.of());
        Fields.none(request.body());
        IdempotencyRequest key = IdempotencyKeys.of(request);
        return IdempotencyKeys.answer(idempotency.once(
                key, () -> answer(codes.sendAgain(key.appId(), request.id()), request.id())));
    }

    private SavedAnswer answer(CodeResult result, String id) {
        return switch (result) {
            case CodeResult.Taken(Contract contract) ->
                new SavedAnswer(contract.signedAt() == null ? 202 : 200, document.json(contract), false);
            case CodeResult.Resent(Contract contract) -> new SavedAnswer(202, document.json(contract), false);
            case CodeResult.Wrong(int triesLeft) ->
                throw Refusal.of(ProblemCode.CODE_WRONG, "code", "tries left: " + triesLeft);
            case CodeResult.Failed(Contract contract) ->
                throw Refusal.of(
                        ProblemCode.SIGNING_FAILED,
                        "reason: " + contract.state().reason());
            case CodeResult.Expired _ -> throw Refusal.of(ProblemCode.CODE_EXPIRED, "have another code sent");
            case CodeResult.Busy _ -> throw Refusal.of(ProblemCode.CODE_BEING_CHECKED, "repeat after a moment");
            case CodeResult.Unavailable _ ->
                throw Refusal.retryAfter(
                        ProblemCode.SERVICE_UNAVAILABLE, PAUSE_SECONDS, "the channel does not answer now");
            case CodeResult.NotOpen(Contract contract) ->
                throw Refusal.of(
                        ProblemCode.PROOF_NOT_EXPECTED,
                        "the contract is " + contract.state().code() + " and waits for no code");
            case CodeResult.TooSoon(long seconds) ->
                throw Refusal.retryAfter(
                        ProblemCode.CODE_TOO_SOON, Math.toIntExact(seconds), "a code was sent a moment ago");
            case CodeResult.NoneLeft _ -> throw Refusal.of(ProblemCode.CODES_USED_UP, "sign a new contract");
            case CodeResult.NotFound _ -> throw ContractRoutes.notFound(id);
        };
    }
}
