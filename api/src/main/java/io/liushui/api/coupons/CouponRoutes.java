package io.liushui.api.coupons;

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
import io.liushui.core.coupons.Coupon;
import io.liushui.core.coupons.CouponDocument;
import io.liushui.core.coupons.Coupons;
import io.liushui.core.coupons.IssueCoupons;
import io.liushui.core.idempotency.Idempotency;
import io.liushui.core.idempotency.IdempotencyRequest;
import io.liushui.core.idempotency.SavedAnswer;
import io.liushui.core.ids.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /v1/coupons}. All apps of a merchant share its payers' coupons. A refusal rolls back and saves nothing. */
@Component
class CouponRoutes implements Routes {
    private static final String PAYER = "payer_id";
    private static final String STATE = "state";
    private static final Set<String> STATES = Set.of("issued", "held", "used", "expired");

    private final Coupons coupons;
    private final Idempotency idempotency;
    private final Clock clock;

    CouponRoutes(Coupons coupons, Idempotency idempotency, Clock clock) {
        this.coupons = coupons;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.merchant("POST", "/v1/coupons", this::issue),
                Route.merchant("GET", "/v1/coupons", this::list),
                Route.merchant("GET", "/v1/coupons/{id}", this::find));
    }

    private Answer issue(ApiRequest request) {
        Query.of(request.query(), Set.of());
        IdempotencyRequest key = IdempotencyKeys.of(request);
        IssueCoupons command = IssueBody.read(request);
        return IdempotencyKeys.answer(idempotency.once(key, () -> switch (coupons.issue(command)) {
            case Coupons.Issuing.Issued(var issued) -> saved(201, issued);
            case Coupons.Issuing.Repeated(var issued) -> saved(200, issued);
            case Coupons.Issuing.NumberTaken() ->
                throw Refusal.of(ProblemCode.MERCHANT_ISSUE_NO_TAKEN, IssueBody.NUMBER, "it belongs to another issue");
            case Coupons.Issuing.NoTemplate() ->
                throw Refusal.of(
                        ProblemCode.OBJECT_NOT_FOUND,
                        IssueBody.TEMPLATE,
                        "the merchant has no coupon template " + command.templateId());
            case Coupons.Issuing.TemplateEnded() ->
                throw Refusal.of(
                        ProblemCode.COUPON_TEMPLATE_ENDED, IssueBody.TEMPLATE, "no more of its coupons are issued");
            case Coupons.Issuing.UsedUp(int left) ->
                throw Refusal.of(ProblemCode.COUPONS_ALL_ISSUED, IssueBody.PAYERS, left + " may still be issued");
            case Coupons.Issuing.PayerLimitReached(String payerId) ->
                throw Refusal.of(
                        ProblemCode.COUPON_PAYER_LIMIT_REACHED,
                        IssueBody.PAYERS + "[" + command.payerIds().indexOf(payerId) + "]",
                        "the payer has got as many as a payer gets");
        }));
    }

    private Answer list(ApiRequest request) {
        Query query = Query.of(request.query(), Page.names(PAYER, STATE, IssueBody.TEMPLATE));
        Page page = Page.of(query, "cpn");
        String state = query.text(STATE);
        if (state != null && !STATES.contains(state)) {
            throw Refusal.of(ProblemCode.INVALID_PARAMETER, STATE, "must be issued, held, used or expired");
        }
        String templateId = query.text(IssueBody.TEMPLATE);
        if (templateId != null && !Ids.isId("cpt", templateId)) {
            throw Refusal.of(ProblemCode.INVALID_PARAMETER, IssueBody.TEMPLATE, "must be an id of the form cpt_…");
        }
        List<Coupon> found = coupons.list(
                new Coupons.Wanted(merchantId(request), MerchantFields.payerId(query, PAYER), templateId, state),
                page.slice());
        return Answer.json(200, page.document(found, coupons::document));
    }

    private Answer find(ApiRequest request) {
        Query.of(request.query(), Set.of());
        return coupons.find(merchantId(request), request.id())
                .map(coupon -> Answer.json(200, coupons.document(coupon)))
                .orElseThrow(
                        () -> Refusal.of(ProblemCode.OBJECT_NOT_FOUND, "the merchant has no coupon " + request.id()));
    }

    private SavedAnswer saved(int status, List<Coupon> issued) {
        return new SavedAnswer(status, CouponDocument.issue(issued, clock.instant()), false);
    }

    private static String merchantId(ApiRequest request) {
        return request.caller().app().merchantId();
    }
}
