package io.liushui.api.payouts;

import io.liushui.api.body.Fields;
import io.liushui.api.body.Page;
import io.liushui.api.body.Query;
import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.front.Route;
import io.liushui.api.front.Routes;
import io.liushui.api.idempotency.IdempotencyKeys;
import io.liushui.api.payers.PayerProof;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.idempotency.Idempotency;
import io.liushui.core.idempotency.IdempotencyRequest;
import io.liushui.core.idempotency.SavedAnswer;
import io.liushui.core.merchants.App;
import io.liushui.core.payouts.NewPayout;
import io.liushui.core.payouts.PayoutDocument;
import io.liushui.core.payouts.PayoutSource;
import io.liushui.core.payouts.Payouts;
import io.liushui.core.secrets.KeyedHashes;
import io.liushui.core.wallets.Wallet;
import io.liushui.core.wallets.Wallets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /v1/wallets/{id}/withdrawals}: payouts of a payer's money. From then on a withdrawal is found and cancelled as any payout. */
@Component
class WithdrawalRoutes implements Routes {
    private final Wallets wallets;
    private final PayoutEntrance entrance;
    private final PayerProof proof;
    private final Payouts payouts;
    private final Idempotency idempotency;
    private final KeyedHashes hashes;

    WithdrawalRoutes(
            Wallets wallets,
            PayoutEntrance entrance,
            PayerProof proof,
            Payouts payouts,
            Idempotency idempotency,
            KeyedHashes hashes) {
        this.wallets = wallets;
        this.entrance = entrance;
        this.proof = proof;
        this.payouts = payouts;
        this.idempotency = idempotency;
        this.hashes = hashes;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.merchant("POST", "/v1/wallets/{id}/withdrawals", this::withdraw),
                Route.merchant("GET", "/v1/wallets/{id}/withdrawals", this::list));
    }

    /** The password is checked outside of any transaction, and not again for a request that was answered. */
    private Answer withdraw(ApiRequest request) {
        Query.of(request.query(), Set.of());
        IdempotencyRequest key = IdempotencyKeys.ofSecret(request, hashes);
        Fields fields = Fields.of(request.body(), PayoutBody.WITHDRAWAL_FIELDS);
        Optional<SavedAnswer> saved = idempotency.replay(key);
        if (saved.isPresent()) {
            return IdempotencyKeys.answer(saved.get());
        }
        Wallet wallet = wallet(request);
        NewPayout wanted = PayoutBody.ofWallet(fields, wallet.currency());
        App app = entrance.permitted(request);
        proof.require(app, wallet.payerId(), fields);
        PayoutSource source = new PayoutSource.PayersWallet(wallet.id());
        return IdempotencyKeys.answer(
                idempotency.once(key, () -> entrance.accepted(app, source, wanted, request.traceId())));
    }

    private Answer list(ApiRequest request) {
        Page page = Page.of(Query.of(request.query(), Page.names()), "po");
        Wallet wallet = wallet(request);
        return Answer.json(
                200,
                page.document(
                        payouts.list(
                                new Payouts.Wanted(request.caller().app().id(), null, wallet.id(), null, null),
                                page.slice()),
                        PayoutDocument::json));
    }

    private Wallet wallet(ApiRequest request) {
        return wallets.find(request.caller().app().merchantId(), request.id())
                .orElseThrow(
                        () -> Refusal.of(ProblemCode.OBJECT_NOT_FOUND, "the merchant has no wallet " + request.id()));
    }
}
