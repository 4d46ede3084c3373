package io.liushui.api.wallets;

import io.liushui.api.balances.FlowPage;
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
import io.liushui.core.idempotency.Idempotency;
import io.liushui.core.idempotency.SavedAnswer;
import io.liushui.core.wallets.Wallet;
import io.liushui.core.wallets.WalletDocument;
import io.liushui.core.wallets.Wallets;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /v1/wallets}. All apps of a merchant share its payers' wallets. */
@Component
class WalletRoutes implements Routes {
    private static final String PAYER = "payer_id";

    private final Wallets wallets;
    private final WalletDocument document;
    private final Idempotency idempotency;

    WalletRoutes(Wallets wallets, WalletDocument document, Idempotency idempotency) {
        this.wallets = wallets;
        this.document = document;
        this.idempotency = idempotency;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.merchant("POST", "/v1/wallets", this::open),
                Route.merchant("GET", "/v1/wallets", this::list),
                Route.merchant("GET", "/v1/wallets/{id}", this::find),
                Route.merchant("GET", "/v1/wallets/{id}/flows", this::flows));
    }

    /** 201 for a new wallet, 200 for the one that the payer had. */
    private Answer open(ApiRequest request) {
        Query.of(request.query(), Set.of());
        Fields fields = Fields.of(request.body(), Set.of(PAYER, "currency"));
        fields.require(PAYER);
        fields.require("currency");
        String payerId = MerchantFields.payerId(fields, PAYER);
        String currency = MerchantFields.currency(fields, "currency");
        return IdempotencyKeys.answer(idempotency.once(IdempotencyKeys.of(request), () -> {
            Wallets.Opening opening = wallets.open(merchantId(request), payerId, currency);
            return new SavedAnswer(opening.opened() ? 201 : 200, json(opening.wallet()), false);
        }));
    }

    private Answer list(ApiRequest request) {
        Query query = Query.of(request.query(), Page.names(PAYER));
        Page page = Page.of(query, "wal");
        List<Wallet> found = wallets.list(merchantId(request), MerchantFields.payerId(query, PAYER), page.slice());
        return Answer.json(200, page.document(found, this::json));
    }

    private Answer find(ApiRequest request) {
        Query.of(request.query(), Set.of());
        return Answer.json(200, json(wallet(request)));
    }

    private Answer flows(ApiRequest request) {
        FlowPage page = FlowPage.of(request.query());
        Wallet wallet = wallet(request);
        return Answer.json(200, page.document(slice -> wallets.flows(wallet, slice), wallet.currency()));
    }

    private Wallet wallet(ApiRequest request) {
        return wallets.find(merchantId(request), request.id())
                .orElseThrow(
                        () -> Refusal.of(ProblemCode.OBJECT_NOT_FOUND, "the merchant has no wallet " + request.id()));
    }

    private String json(Wallet wallet) {
        return document.json(wallet, wallets.balances(wallet));
    }

    private static String merchantId(ApiRequest request) {
        return request.caller().app().merchantId();
    }
}
