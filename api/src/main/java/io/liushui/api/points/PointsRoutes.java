package io.liushui.api.points;

import io.liushui.api.balances.FlowPage;
import io.liushui.api.body.MerchantFields;
import io.liushui.api.body.Page;
import io.liushui.api.body.Query;
import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.front.Route;
import io.liushui.api.front.Routes;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.json.Json;
import io.liushui.core.points.Points;
import io.liushui.core.points.PointsAccount;
import io.liushui.core.points.PointsRate;
import io.liushui.core.points.PointsRates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /v1/points/…}. All apps of a merchant share its payers' points. */
@Component
class PointsRoutes implements Routes {
    private static final String PAYER = "payer_id";

    private final PointsIssues issues;
    private final Points points;
    private final PointsRates rates;

    PointsRoutes(PointsIssues issues, Points points, PointsRates rates) {
        this.issues = issues;
        this.points = points;
        this.rates = rates;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.merchant("GET", "/v1/points/rate", this::rate),
                Route.merchant("POST", "/v1/points/issues", issues::issue),
                Route.merchant("GET", "/v1/points/accounts", this::list),
                Route.merchant("GET", "/v1/points/accounts/{id}", this::find),
                Route.merchant("GET", "/v1/points/accounts/{id}/flows", this::flows));
    }

    private Answer rate(ApiRequest request) {
        Query.of(request.query(), Set.of());
        PointsRate rate = rates.of(merchantId(request))
                .orElseThrow(() -> Refusal.of(ProblemCode.OBJECT_NOT_FOUND, "the merchant's points have no rate yet"));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("object", "points_rate");
        document.put("points", rate.points());
        document.put("amount", rate.minor());
        document.put("currency", rate.currency());
        return Answer.json(200, Json.write(document));
    }

    private Answer list(ApiRequest request) {
        Query query = Query.of(request.query(), Page.names(PAYER));
        Page page = Page.of(query, "pts");
        List<PointsAccount> found =
                points.list(merchantId(request), MerchantFields.payerId(query, PAYER), page.slice());
        return Answer.json(200, page.document(found, points::document));
    }

    private Answer find(ApiRequest request) {
        Query.of(request.query(), Set.of());
        return Answer.json(200, points.document(account(request)));
    }

    private Answer flows(ApiRequest request) {
        FlowPage page = FlowPage.of(request.query());
        PointsAccount account = account(request);
        return Answer.json(200, page.document(slice -> points.flows(account, slice), PointsAccount.UNIT));
    }

    private PointsAccount account(ApiRequest request) {
        return points.find(merchantId(request), request.id())
                .orElseThrow(() ->
                        Refusal.of(ProblemCode.OBJECT_NOT_FOUND, "the merchant has no points account " + request.id()));
    }

    private static String merchantId(ApiRequest request) {
        return request.caller().app().merchantId();
    }
}
