package io.liushui.api.payments;

import io.liushui.api.body.MerchantFields;
import io.liushui.api.body.Page;
import io.liushui.api.body.Query;
import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.front.Route;
import io.liushui.api.front.Routes;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentDocument;
import io.liushui.core.payments.Payments;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /v1/payments}. */
@Component
class PaymentRoutes implements Routes {
    private static final String ORDER_NO = "merchant_order_no";

    private final PaymentAcceptance acceptance;
    private final PaymentClosure closure;
    private final PaymentConfirmation confirmation;
    private final Payments payments;
    private final PaymentDocument document;

    PaymentRoutes(
            PaymentAcceptance acceptance,
            PaymentClosure closure,
            PaymentConfirmation confirmation,
            Payments payments,
            PaymentDocument document) {
        this.acceptance = acceptance;
        this.closure = closure;
        this.confirmation = confirmation;
        this.payments = payments;
        this.document = document;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.merchant("POST", "/v1/payments", acceptance::accept),
                Route.merchant("GET", "/v1/payments", this::list),
                Route.merchant("GET", "/v1/payments/{id}", this::find),
                Route.merchant("POST", "/v1/payments/{id}/close", closure::close),
                Route.merchant("POST", "/v1/payments/{id}/confirm", confirmation::confirm));
    }

    private Answer find(ApiRequest request) {
        Query.of(request.query(), Set.of());
        return payments.find(request.caller().app().id(), request.id())
                .map(payment -> Answer.json(200, document.json(payment)))
                .orElseThrow(() -> notFound(request.id()));
    }

    private Answer list(ApiRequest request) {
        Query query = Query.of(request.query(), Page.names(ORDER_NO));
        Page page = Page.of(query, "pay");
        String appId = request.caller().app().id();
        String orderNo = MerchantFields.number(query, ORDER_NO);
        List<Payment> found = orderNo == null
                ? payments.list(appId, page.slice())
                : payments.findByOrderNo(appId, orderNo).stream().toList();
        return Answer.json(200, page.document(found, document::json));
    }

    static Refusal notFound(String id) {
        return Refusal.of(ProblemCode.OBJECT_NOT_FOUND, "the app has no payment " + id);
    }
}
