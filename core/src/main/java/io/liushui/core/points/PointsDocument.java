package io.liushui.core.points;

import io.liushui.core.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Points as their merchant sees them, in answers and events alike. */
public final class PointsDocument {

    private PointsDocument() {}

    /** @param next the lot that expires next, or null */
    public static String account(PointsAccount account, long points, PointsLot next) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", account.id());
        document.put("object", "points_account");
        document.put("payer_id", account.payerId());
        document.put("points", points);
        document.put("next_expiring_points", next == null ? null : next.pointsLeft());
        document.put("next_expires_at", next == null ? null : next.expiresAt().toString());
        document.put("created_at", account.createdAt().toString());
        return Json.write(document);
    }

    public static String issue(PointsLot lot, PointsAccount account) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", lot.id());
        document.put("object", "points_issue");
        document.put("merchant_issue_no", lot.issueNo());
        document.put("points_account_id", account.id());
        document.put("payer_id", account.payerId());
        document.put("points", lot.points());
        document.put("points_left", lot.pointsLeft());
        document.put("value", lot.value().amountMinor());
        document.put("currency", lot.value().currency());
        document.put("expires_at", lot.expiresAt().toString());
        document.put("created_at", lot.createdAt().toString());
        return Json.write(document);
    }
}
