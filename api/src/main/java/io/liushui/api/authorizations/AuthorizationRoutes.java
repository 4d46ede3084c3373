package io.liushui.api.authorizations;

import io.liushui.api.body.MerchantFields;
import io.liushui.api.body.Page;
import io.liushui.api.body.Query;
import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.front.Route;
import io.liushui.api.front.Routes;
import io.liushui.api.payments.PaymentAcceptance;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.payments.PaymentIntent;
import io.liushui.core.preauth.Authorization;
import io.liushui.core.preauth.AuthorizationDocument;
import io.liushui.core.preauth.Authorizations;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /v1/authorizations}. */
@Component
class AuthorizationRoutes implements Routes {
    private static final String ORDER_NO = "merchant_order_no";

    private final PaymentAcceptance acceptance;
    private final AuthorizationClosure closure;
    private final CaptureCommands commands;
    private final Authorizations authorizations;
    private final AuthorizationDocument document;

    AuthorizationRoutes(
            PaymentAcceptance acceptance,
            AuthorizationClosure closure,
            CaptureCommands commands,
            Authorizations authorizations,
            AuthorizationDocument document) {
        this.acceptance = acceptance;
        this.closure = closure;
        this.commands = commands;
        this.authorizations = authorizations;
        this.document = document;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.merchant(
                        "POST", "/v1/authorizations", request -> acceptance.accept(PaymentIntent.AUTHORIZE, request)),
                Route.merchant("GET", "/v1/authorizations", this::list),
                Route.merchant("GET", "/v1/authorizations/{id}", this::find),
                Route.merchant("POST", "/v1/authorizations/{id}/close", closure::close),
                Route.merchant("POST", "/v1/authorizations/{id}/captures", commands::capture),
                Route.merchant("POST", "/v1/authorizations/{id}/void", commands::release));
    }

    private Answer find(ApiRequest request) {
        Query.of(request.query(), Set.of());
        return authorizations
                .find(request.caller().app().id(), request.id())
                .map(authorization -> Answer.json(200, document.json(authorization)))
                .orElseThrow(() -> notFound(request.id()));
    }

    private Answer list(ApiRequest request) {
        Query query = Query.of(request.query(), Page.names(ORDER_NO));
        Page page = Page.of(query, PaymentIntent.AUTHORIZE.idPrefix());
        String appId = request.caller().app().id();
        String orderNo = MerchantFields.number(query, ORDER_NO);
        List<Authorization> found = orderNo == null
                ? authorizations.list(appId, page.slice())
                : authorizations.findByOrderNo(appId, orderNo).stream().toList();
        return Answer.json(200, page.document(found, document::json));
    }

    static Refusal notFound(String id) {
        return Refusal.of(ProblemCode.OBJECT_NOT_FOUND, "the app has no authorization " + id);
    }
}
