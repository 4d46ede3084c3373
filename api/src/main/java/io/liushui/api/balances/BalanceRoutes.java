package io.liushui.api.balances;

import io.liushui.api.body.Query;
import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.front.Route;
import io.liushui.api.front.Routes;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.accounts.Balances;
import io.liushui.core.balances.MerchantBalances;
import io.liushui.core.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /v1/balances}. All apps of a merchant share its balances. */
@Component
class BalanceRoutes implements Routes {
    private final MerchantBalances balances;

    BalanceRoutes(MerchantBalances balances) {
        this.balances = balances;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.merchant("GET", "/v1/balances", this::list),
                Route.merchant("GET", "/v1/balances/{id}", this::find),
                Route.merchant("GET", "/v1/balances/{id}/flows", this::flows));
    }

    private Answer list(ApiRequest request) {
        Query.of(request.query(), Set.of());
        List<Map<String, Object>> data = balances.of(merchantId(request)).entrySet().stream()
                .map(entry -> json(entry.getKey(), entry.getValue()))
                .toList();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("object", "list");
        document.put("data", data);
        document.put("has_more", false);
        return Answer.json(200, Json.write(document));
    }

    private Answer find(ApiRequest request) {
        Query.of(request.query(), Set.of());
        Balances found = balances.of(merchantId(request)).get(request.id());
        if (found == null) {
            throw notFound(request.id());
        }
        return Answer.json(200, Json.write(json(request.id(), found)));
    }

    private Answer flows(ApiRequest request) {
        FlowPage page = FlowPage.of(request.query());
        String currency = request.id();
        if (!balances.of(merchantId(request)).containsKey(currency)) {
            throw notFound(currency);
        }
        return Answer.json(200, page.document(slice -> balances.flows(merchantId(request), currency, slice), currency));
    }

    private static String merchantId(ApiRequest request) {
        return request.caller().app().merchantId();
    }

    private static Refusal notFound(String currency) {
        return Refusal.of(ProblemCode.OBJECT_NOT_FOUND, "the merchant has no balance in " + currency);
    }

    private static Map<String, Object> json(String currency, Balances found) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("object", "balance");
        document.put("currency", currency);
        document.put("available", found.availableMinor());
        document.put("pending", found.pendingMinor());
        document.put("frozen", found.frozenMinor());
        return document;
    }
}
