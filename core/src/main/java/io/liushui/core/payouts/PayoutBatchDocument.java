package io.liushui.core.payouts;

import io.liushui.core.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** A batch as its merchant sees it: counts and sums; its payouts are listed by {@code batch_id}. */
public final class PayoutBatchDocument {

    private PayoutBatchDocument() {}

    public static String json(PayoutBatch batch) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", batch.id());
        document.put("object", "payout_batch");
        document.put("merchant_batch_no", batch.merchantBatchNo());
        document.put("state", batch.finished() ? "finished" : "processing");
        document.put("count", batch.count());
        document.put("amount", batch.total().amountMinor());
        document.put("currency", batch.total().currency());
        Map<String, Object> byState = new LinkedHashMap<>();
        batch.byState()
                .forEach((state, sum) -> byState.put(state, Map.of("count", sum.count(), "amount", sum.amountMinor())));
        document.put("by_state", byState);
        document.put("created_at", batch.createdAt().toString());
        document.put("finished_at", batch.finished() ? batch.finishedAt().toString() : null);
        return Json.write(document);
    }
}
