package io.liushui.api.payers;

import io.liushui.api.body.Fields;
import io.liushui.api.body.Query;
import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.front.Route;
import io.liushui.api.front.Routes;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.json.Json;
import io.liushui.core.merchants.App;
import io.liushui.core.money.Money;
import io.liushui.core.passwords.FreeLimits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** {@code /v1/payers/{id}/free-limit}. A payer who has a password proves with it that more may be paid without it; less may be set by the merchant alone. */
@Component
class FreeLimitRoutes implements Routes {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final FreeLimits limits;
    private final PayerProof proof;

    FreeLimitRoutes(FreeLimits limits, PayerProof proof) {
        this.limits = limits;
        this.proof = proof;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.merchant("PUT", "/v1/payers/{id}/free-limit", this::put));
    }

    private Answer put(ApiRequest request) {
        Query.of(request.query(), Set.of());
        String payerId = PayerIds.of(request);
        Fields fields = Fields.of(request.body(), Set.of("currency", "amount", PayerProof.PASSWORD));
        fields.require("currency");
        fields.require("amount");
        Money limit = limit(fields);
        App app = request.caller().app();
        if (!limits.lower(app.id(), payerId, limit)) {
            proof.require(app, payerId, fields);
            limits.set(app.id(), payerId, limit);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("object", "free_limit");
        document.put("payer_id", payerId);
        document.put("currency", limit.currency());
        document.put("amount", limit.amountMinor());
        return Answer.json(200, Json.write(document));
    }

    private static Money limit(Fields fields) {
        long amount = fields.integer("amount", 0, Money.MAXIMUM_MINOR);
        String currency = fields.text("currency", CURRENCY, "must be an ISO 4217 code");
        try {
            return new Money(amount, currency);
        } catch (IllegalArgumentException unsupported) {
            throw Refusal.of(ProblemCode.CURRENCY_NOT_SUPPORTED, "currency", "this currency cannot be paid in");
        }
    }
}
