package io.liushui.api.coupons;

import io.liushui.api.body.Fields;
import io.liushui.api.body.Page;
import io.liushui.api.body.Query;
import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.front.Route;
import io.liushui.api.front.Routes;
import io.liushui.api.idempotency.IdempotencyKeys;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.coupons.CouponDocument;
import io.liushui.core.coupons.CouponTemplate;
import io.liushui.core.coupons.CouponTemplates;
import io.liushui.core.idempotency.Idempotency;
import io.liushui.core.idempotency.IdempotencyRequest;
import io.liushui.core.idempotency.SavedAnswer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /v1/coupon-templates}. All apps of a merchant share its templates. */
@Component
class TemplateRoutes implements Routes {
    private final CouponTemplates templates;
    private final Idempotency idempotency;
    private final Clock clock;

    TemplateRoutes(CouponTemplates templates, Idempotency idempotency, Clock clock) {
        this.templates = templates;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.merchant("POST", "/v1/coupon-templates", this::create),
                Route.merchant("GET", "/v1/coupon-templates", this::list),
                Route.merchant("GET", "/v1/coupon-templates/{id}", this::find),
                Route.merchant("POST", "/v1/coupon-templates/{id}/end", this::end));
    }

    private Answer create(ApiRequest request) {
        Query.of(request.query(), Set.of());
        IdempotencyRequest key = IdempotencyKeys.of(request);
        TemplateBody body = TemplateBody.read(request.body(), clock.instant());
        return IdempotencyKeys.answer(idempotency.once(key, () -> {
            CouponTemplate created = templates.create(merchantId(request), body.name(), body.terms());
            return new SavedAnswer(201, CouponDocument.template(created), false);
        }));
    }

    private Answer list(ApiRequest request) {
        Page page = Page.of(Query.of(request.query(), Page.names()), "cpt");
        List<CouponTemplate> found = templates.list(merchantId(request), page.slice());
        return Answer.json(200, page.document(found, CouponDocument::template));
    }

    private Answer find(ApiRequest request) {
        Query.of(request.query(), Set.of());
        CouponTemplate template = present(request, templates.find(merchantId(request), request.id()));
        return Answer.json(200, CouponDocument.template(template));
    }

    /** 200 whether it ended now or before; no body, or an empty object. */
    private Answer end(ApiRequest request) {
        Query.of(request.query(), Set.of());
        Fields.none(request.body());
        return IdempotencyKeys.answer(idempotency.once(IdempotencyKeys.of(request), () -> {
            CouponTemplate ended = present(request, templates.end(merchantId(request), request.id()));
            return new SavedAnswer(200, CouponDocument.template(ended), false);
        }));
    }

    private static CouponTemplate present(ApiRequest request, Optional<CouponTemplate> found) {
        return found.orElseThrow(
                () -> Refusal.of(ProblemCode.OBJECT_NOT_FOUND, "the merchant has no coupon template " + request.id()));
    }

    private static String merchantId(ApiRequest request) {
        return request.caller().app().merchantId();
    }
}
