package io.liushui.core.preauth;

import io.liushui.core.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** A capture as its merchant sees it. */
public final class CaptureDocument {

    private CaptureDocument() {}

    public static String json(Capture capture) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", capture.id());
        document.put("object", "capture");
        document.put("authorization_id", capture.paymentId());
        document.put("merchant_capture_no", capture.merchantCaptureNo());
        document.put("amount", capture.amount().amountMinor());
        document.put("currency", capture.amount().currency());
        document.put("final", capture.last());
        document.put("released_amount", capture.releasedMinor());
        document.put("refunded_amount", capture.refundedMinor());
        document.put("state", capture.state().code());
        document.put("reason_code", capture.reasonCode());
        document.put("created_at", capture.createdAt().toString());
        document.put(
                "finished_at",
                capture.finishedAt() == null ? null : capture.finishedAt().toString());
        document.put(
                "voided_at",
                capture.voidedAt() == null ? null : capture.voidedAt().toString());
        return Json.write(document);
    }
}
