package io.liushui.core.refunds;

import io.liushui.core.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** A refund as its merchant sees it. */
final class RefundDocument {

    private RefundDocument() {}

    /** Without the states that only we need: a refund is pending, succeeded or failed. */
    static String json(Refund refund) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", refund.id());
        document.put("object", "refund");
        document.put("payment_id", refund.paymentId());
        document.put("origin", refund.origin());
        document.put("amount", refund.amount().amountMinor());
        document.put("currency", refund.amount().currency());
        document.put("state", refund.answered() ? RefundStore.code(refund.state()) : "pending");
        document.put("reason_code", refund.reasonCode());
        document.put("created_at", refund.createdAt().toString());
        document.put(
                "finished_at",
                refund.finishedAt() == null ? null : refund.finishedAt().toString());
        return Json.write(document);
    }
}
