package io.liushui.api.contracts;

import io.liushui.api.body.Fields;
import io.liushui.api.body.MerchantFields;
import io.liushui.api.body.Page;
import io.liushui.api.body.Query;
import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.front.Route;
import io.liushui.api.front.Routes;
import io.liushui.api.idempotency.IdempotencyKeys;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.contracts.Contract;
import io.liushui.core.contracts.ContractDocument;
import io.liushui.core.contracts.Contracts;
import io.liushui.core.contracts.Unsigning;
import io.liushui.core.idempotency.Idempotency;
import io.liushui.core.idempotency.SavedAnswer;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /v1/contracts}. */
@Component
class ContractRoutes implements Routes {
    private static final Set<String> STATES = Set.of("pending", "signed", "unsigned", "expired", "failed");

    private final ContractCreation creation;
    private final ContractConfirmation confirmation;
    private final Contracts contracts;
    private final Unsigning unsigning;
    private final ContractDocument document;
    private final Idempotency idempotency;

    ContractRoutes(
            ContractCreation creation,
            ContractConfirmation confirmation,
            Contracts contracts,
            Unsigning unsigning,
            ContractDocument document,
            Idempotency idempotency) {
        this.creation = creation;
        this.confirmation = confirmation;
        this.contracts = contracts;
        this.unsigning = unsigning;
        this.document = document;
        this.idempotency = idempotency;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.merchant("POST", "/v1/contracts", creation::create),
                Route.merchant("GET", "/v1/contracts", this::list),
                Route.merchant("GET", "/v1/contracts/{id}", this::find),
                Route.merchant("POST", "/v1/contracts/{id}/confirm", confirmation::confirm),
                Route.merchant("POST", "/v1/contracts/{id}/resend", confirmation::resend),
                Route.merchant("POST", "/v1/contracts/{id}/unsign", this::unsign));
    }

    private Answer find(ApiRequest request) {
        Query.of(request.query(), Set.of());
        return contracts
                .find(request.caller().app().id(), request.id())
                .map(contract -> Answer.json(200, document.json(contract)))
                .orElseThrow(() -> notFound(request.id()));
    }

    private Answer list(ApiRequest request) {
        Query query = Query.of(request.query(), Page.names("merchant_contract_no", "payer_id", "state"));
        Page page = Page.of(query, "ctr");
        String appId = request.caller().app().id();
        String number = MerchantFields.number(query, "merchant_contract_no");
        Contracts.Filter filter = new Contracts.Filter(MerchantFields.payerId(query, "payer_id"), state(query));
        List<Contract> found = number == null
                ? contracts.list(appId, filter, page.slice())
                : contracts.findByNo(appId, number).stream()
                        .filter(filter::fits)
                        .toList();
        return Answer.json(200, page.document(found, document::json));
    }

    /** 202 while it is ended at the channel, 200 when it was before. */
    private Answer unsign(ApiRequest request) {
        Query.of(request.query(), Set.of());
        Fields.none(request.body());
        return IdempotencyKeys.answer(idempotency.once(IdempotencyKeys.of(request), () -> unsigned(request)));
    }

    private SavedAnswer unsigned(ApiRequest request) {
        return switch (unsigning.request(request.caller().app().id(), request.id())) {
            case Unsigning.Result.Requested(Contract contract) -> new SavedAnswer(202, document.json(contract), false);
            case Unsigning.Result.AlreadyUnsigned(Contract contract) ->
                new SavedAnswer(200, document.json(contract), false);
            case Unsigning.Result.NotSigned(Contract contract) ->
                throw Refusal.of(
                        ProblemCode.CONTRACT_NOT_SIGNED,
                        "the contract is " + contract.state().code());
            case Unsigning.Result.NotFound() -> throw notFound(request.id());
        };
    }

    private static String state(Query query) {
        String state = query.text("state");
        if (state != null && !STATES.contains(state)) {
            throw Refusal.of(ProblemCode.INVALID_PARAMETER, "state", "is no state of a contract");
        }
        return state;
    }

    static Refusal notFound(String id) {
        return Refusal.of(ProblemCode.OBJECT_NOT_FOUND, "the app has no contract " + id);
    }
}
