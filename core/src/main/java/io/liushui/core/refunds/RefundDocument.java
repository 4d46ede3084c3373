package io.liushui.core.refunds;

import io.liushui.core.json.Json;
import io.liushui.core.parts.PartKind;
import io.liushui.core.parts.RefundShares.PartShare;
import java.util.LinkedHashMap;
import java.util.Map;

/** A refund as its merchant sees it, in answers, events and webhooks alike. */
public final class RefundDocument {

    private RefundDocument() {}

    public static String json(Refund refund) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", refund.id());
        document.put("object", "refund");
        document.put("payment_id", refund.captureId() == null ? refund.paymentId() : null);
        document.put("capture_id", refund.captureId());
        document.put("merchant_refund_no", refund.merchantRefundNo());
        document.put("kind", refund.kind().code());
        document.put("origin", refund.origin().code());
        document.put("amount", refund.amount().amountMinor());
        document.put("currency", refund.amount().currency());
        if (!refund.shares().parts().isEmpty()) {
            document.put("channel_amount", refund.channelAmount().amountMinor());
            document.put(
                    "parts",
                    refund.shares().parts().stream().map(RefundDocument::part).toList());
        }
        document.put("state", refund.state().code());
        document.put("reason_code", reasonCode(refund.state()));
        document.put("settled_by", settledBy(refund.state()));
        document.put(
                "fallback_reason",
                refund.fallbackReason() == null ? null : refund.fallbackReason().code());
        document.put("reason", refund.reason());
        document.put("metadata", refund.metadata());
        document.put("created_at", refund.createdAt().toString());
        document.put(
                "finished_at",
                refund.finishedAt() == null ? null : refund.finishedAt().toString());
        return Json.write(document);
    }

    private static Map<String, Object> part(PartShare share) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", share.kind().code());
        document.put("amount", share.amountMinor());
        if (share.kind() == PartKind.COUPON) {
            document.put("coupon_id", share.source());
        }
        return document;
    }

    private static String reasonCode(RefundState state) {
        return state instanceof RefundState.Failed(String reasonCode) ? reasonCode : null;
    }

    private static String settledBy(RefundState state) {
        return state instanceof RefundState.Succeeded(RefundState.SettledBy by) ? by.code() : null;
    }
}
