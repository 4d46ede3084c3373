package io.liushui.api.refunds;

import io.liushui.api.body.MerchantFields;
import io.liushui.api.body.Page;
import io.liushui.api.body.Query;
import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.front.Route;
import io.liushui.api.front.Routes;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.ids.Ids;
import io.liushui.core.payments.Payments;
import io.liushui.core.refunds.Refund;
import io.liushui.core.refunds.RefundDocument;
import io.liushui.core.refunds.Refunds;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /v1/refunds}, and what of a payment goes back. */
@Component
class RefundRoutes implements Routes {
    private static final String PAYMENT = "payment_id";

    private final RefundRequests requests;
    private final Refunds refunds;
    private final Payments payments;

    RefundRoutes(RefundRequests requests, Refunds refunds, Payments payments) {
        this.requests = requests;
        this.refunds = refunds;
        this.payments = payments;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.merchant("POST", "/v1/payments/{id}/refunds", requests::refund),
                Route.merchant("GET", "/v1/payments/{id}/refunds", this::ofPayment),
                Route.merchant("POST", "/v1/payments/{id}/void", requests::voidPayment),
                Route.merchant("GET", "/v1/refunds", this::list),
                Route.merchant("GET", "/v1/refunds/{id}", this::find));
    }

    private Answer find(ApiRequest request) {
        Query.of(request.query(), Set.of());
        return refunds.find(request.caller().app().id(), request.id())
                .map(refund -> Answer.json(200, RefundDocument.json(refund)))
                .orElseThrow(() -> Refusal.of(ProblemCode.OBJECT_NOT_FOUND, "the app has no refund " + request.id()));
    }

    private Answer ofPayment(ApiRequest request) {
        Query query = Query.of(request.query(), Page.names());
        String appId = request.caller().app().id();
        if (payments.find(appId, request.id()).isEmpty()) {
            throw Refusal.of(ProblemCode.OBJECT_NOT_FOUND, "the app has no payment " + request.id());
        }
        return page(appId, request.id(), Page.of(query, "ref"));
    }

    private Answer list(ApiRequest request) {
        Query query = Query.of(request.query(), Page.names(PAYMENT, RefundBody.NUMBER));
        Page page = Page.of(query, "ref");
        String appId = request.caller().app().id();
        String number = MerchantFields.number(query, RefundBody.NUMBER);
        String paymentId = query.text(PAYMENT);
        if (paymentId != null && !Ids.isId("pay", paymentId)) {
            throw Refusal.of(ProblemCode.INVALID_PARAMETER, PAYMENT, "must be an id of the form pay_…");
        }
        if (number == null) {
            return page(appId, paymentId, page);
        }
        List<Refund> found = refunds.findByNumber(appId, number).stream()
                .filter(refund -> paymentId == null || paymentId.equals(refund.paymentId()))
                .toList();
        return Answer.json(200, page.document(found, RefundDocument::json));
    }

    private Answer page(String appId, String paymentId, Page page) {
        List<Refund> found = refunds.list(appId, paymentId, page.slice());
        return Answer.json(200, page.document(found, RefundDocument::json));
    }
}
