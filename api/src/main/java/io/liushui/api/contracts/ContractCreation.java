package io.liushui.api.contracts;

import io.liushui.api.body.Query;
import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.idempotency.IdempotencyKeys;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.contracts.ContractAcceptance;
import io.liushui.core.contracts.ContractDocument;
import io.liushui.core.contracts.NewContract;
import io.liushui.core.idempotency.Idempotency;
import io.liushui.core.idempotency.IdempotencyRequest;
import io.liushui.core.idempotency.SavedAnswer;
import io.liushui.core.json.Json;
import io.liushui.core.secrets.KeyedHashes;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code POST /v1/contracts}. */
@Component
class ContractCreation {
    private final ContractBody body;
    private final ContractAcceptance acceptance;
    private final SigningStart start;
    private final ContractDocument document;
    private final Idempotency idempotency;
    private final KeyedHashes hashes;

    ContractCreation(
            ContractBody body,
            ContractAcceptance acceptance,
            SigningStart start,
            ContractDocument document,
            Idempotency idempotency,
            KeyedHashes hashes) {
        this.body = body;
        this.acceptance = acceptance;
        this.start = start;
        this.document = document;
        this.idempotency = idempotency;
        this.hashes = hashes;
    }

    Answer create(ApiRequest request) {
        Query.of(request.query(), Set.of());
        IdempotencyRequest key = IdempotencyKeys.ofSecret(request, hashes);
        NewContract wish;
        try {
            wish = body.read(request);
        } catch (Refusal refusal) {
            // what was accepted once stays so, even when the app's terms or the channels have changed since
            return IdempotencyKeys.answer(idempotency.replay(key).orElseThrow(() -> refusal));
        }
        return switch (acceptance.accept(wish, key)) {
            case ContractAcceptance.Result.Accepted(SavedAnswer answer) ->
                IdempotencyKeys.answer(answer.replayed() ? answer : withAction(key, answer));
            case ContractAcceptance.Result.NumberTaken(String contractId) ->
                throw Refusal.of(
                        ProblemCode.MERCHANT_CONTRACT_NO_TAKEN,
                        "merchant_contract_no",
                        "the number belongs to " + contractId);
            case ContractAcceptance.Result.NoChannel _ ->
                throw Refusal.of(ProblemCode.METHOD_NOT_OFFERED, "method", "no channel signs for it now");
        };
    }

    /** What the first caller is told is what a repeated request hears. */
    private SavedAnswer withAction(IdempotencyRequest key, SavedAnswer accepted) {
        String id = (String) Json.readObject(accepted.body()).get("id");
        String fuller = document.json(start.await(key.appId(), id));
        idempotency.complete(key, accepted, fuller);
        return new SavedAnswer(accepted.status(), fuller, false);
    }
}
