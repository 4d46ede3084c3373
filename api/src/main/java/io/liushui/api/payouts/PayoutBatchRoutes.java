package io.liushui.api.payouts;

import io.liushui.api.body.MerchantFields;
import io.liushui.api.body.Page;
import io.liushui.api.body.Query;
import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.front.Route;
import io.liushui.api.front.Routes;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.payouts.PayoutBatch;
import io.liushui.core.payouts.PayoutBatchDocument;
import io.liushui.core.payouts.PayoutBatches;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /v1/payout-batches}. */
@Component
class PayoutBatchRoutes implements Routes {
    private static final String BATCH_NO = "merchant_batch_no";

    private final PayoutEntrance entrance;
    private final PayoutBatches batches;

    PayoutBatchRoutes(PayoutEntrance entrance, PayoutBatches batches) {
        this.entrance = entrance;
        this.batches = batches;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.merchant("POST", "/v1/payout-batches", entrance::acceptBatch)
                        .taking(PayoutFile.MEDIA_TYPE, BatchBody.LARGEST_BYTES),
                Route.merchant("GET", "/v1/payout-batches", this::list),
                Route.merchant("GET", "/v1/payout-batches/{id}", this::find));
    }

    private Answer find(ApiRequest request) {
        Query.of(request.query(), Set.of());
        return batches.find(request.caller().app().id(), request.id())
                .map(batch -> Answer.json(200, PayoutBatchDocument.json(batch)))
                .orElseThrow(() ->
                        Refusal.of(ProblemCode.OBJECT_NOT_FOUND, "the app has no batch of payouts " + request.id()));
    }

    private Answer list(ApiRequest request) {
        Query query = Query.of(request.query(), Page.names(BATCH_NO));
        Page page = Page.of(query, "pob");
        String appId = request.caller().app().id();
        String number = MerchantFields.number(query, BATCH_NO);
        List<PayoutBatch> found = number == null
                ? batches.list(appId, page.slice())
                : batches.findByBatchNo(appId, number).stream().toList();
        return Answer.json(200, page.document(found, PayoutBatchDocument::json));
    }
}
