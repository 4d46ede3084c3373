package io.liushui.api.authorizations;

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
import io.liushui.core.payments.PaymentIntent;
import io.liushui.core.preauth.Capture;
import io.liushui.core.preauth.CaptureDocument;
import io.liushui.core.preauth.Captures;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /v1/captures}. */
@Component
class CaptureRoutes implements Routes {
    private static final String CAPTURE_NO = "merchant_capture_no";
    private static final String AUTHORIZATION = "authorization_id";

    private final CaptureCommands commands;
    private final Captures captures;

    CaptureRoutes(CaptureCommands commands, Captures captures) {
        this.commands = commands;
        this.captures = captures;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.merchant("GET", "/v1/captures", this::list),
                Route.merchant("GET", "/v1/captures/{id}", this::find),
                Route.merchant("POST", "/v1/captures/{id}/void", commands::voidCapture));
    }

    private Answer find(ApiRequest request) {
        Query.of(request.query(), Set.of());
        return captures.find(request.caller().app().id(), request.id())
                .map(capture -> Answer.json(200, CaptureDocument.json(capture)))
                .orElseThrow(() -> notFound(request.id()));
    }

    private Answer list(ApiRequest request) {
        Query query = Query.of(request.query(), Page.names(CAPTURE_NO, AUTHORIZATION));
        Page page = Page.of(query, "cap");
        String appId = request.caller().app().id();
        String captureNo = MerchantFields.number(query, CAPTURE_NO);
        String authorizationId = query.text(AUTHORIZATION);
        if (authorizationId != null && !Ids.isId(PaymentIntent.AUTHORIZE.idPrefix(), authorizationId)) {
            throw Refusal.of(ProblemCode.INVALID_PARAMETER, AUTHORIZATION, "must be an id of the form auth_…");
        }
        List<Capture> found = captureNo == null
                ? captures.list(appId, authorizationId, page.slice())
                : captures.byNumber(appId, captureNo).stream()
                        .filter(capture -> authorizationId == null || authorizationId.equals(capture.paymentId()))
                        .toList();
        return Answer.json(200, page.document(found, CaptureDocument::json));
    }

    static Refusal notFound(String id) {
        return Refusal.of(ProblemCode.OBJECT_NOT_FOUND, "the app has no capture " + id);
    }
}
