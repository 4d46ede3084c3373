package io.liushui.api.credit;

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
import io.liushui.core.credit.CreditDocument;
import io.liushui.core.credit.CreditLine;
import io.liushui.core.credit.CreditLines;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /v1/credit_lines}. All apps of a merchant share its payers' credit lines; the platform's operator opens them. */
@Component
class CreditRoutes implements Routes {
    private static final String PAYER = "payer_id";

    private final CreditLines lines;

    CreditRoutes(CreditLines lines) {
        this.lines = lines;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.merchant("GET", "/v1/credit_lines", this::list),
                Route.merchant("GET", "/v1/credit_lines/{id}", this::find),
                Route.merchant("GET", "/v1/credit_lines/{id}/statements", this::statements),
                Route.merchant("GET", "/v1/credit_lines/{id}/flows", this::flows));
    }

    private Answer list(ApiRequest request) {
        Query query = Query.of(request.query(), Page.names(PAYER));
        Page page = Page.of(query, "crl");
        List<CreditLine> found = lines.list(merchantId(request), MerchantFields.payerId(query, PAYER), page.slice());
        return Answer.json(200, page.document(found, this::json));
    }

    private Answer find(ApiRequest request) {
        Query.of(request.query(), Set.of());
        return Answer.json(200, json(line(request)));
    }

    private Answer statements(ApiRequest request) {
        Page page = Page.of(Query.of(request.query(), Page.names()), "stm");
        CreditLine line = line(request);
        return Answer.json(
                200,
                page.document(
                        lines.statements(line, page.slice()), statement -> CreditDocument.statement(statement, line)));
    }

    private Answer flows(ApiRequest request) {
        FlowPage page = FlowPage.of(request.query());
        CreditLine line = line(request);
        return Answer.json(200, page.document(slice -> lines.flows(line, slice), line.currency()));
    }

    private CreditLine line(ApiRequest request) {
        return lines.find(merchantId(request), request.id())
                .orElseThrow(() ->
                        Refusal.of(ProblemCode.OBJECT_NOT_FOUND, "the merchant has no credit line " + request.id()));
    }

    private String json(CreditLine line) {
        return CreditDocument.line(line, lines.standing(line));
    }

    private static String merchantId(ApiRequest request) {
        return request.caller().app().merchantId();
    }
}
