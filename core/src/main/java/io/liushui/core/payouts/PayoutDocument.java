package io.liushui.core.payouts;

import io.liushui.core.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A payout as its merchant sees it, in answers, events and webhooks alike: of the payee's account its last four characters. */
public final class PayoutDocument {

    private PayoutDocument() {}

    public static String json(Payout payout) {
        return Json.write(of(payout));
    }

    static Map<String, Object> of(Payout payout) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", payout.id());
        document.put("object", "payout");
        document.put("batch_id", payout.batchId());
        document.put("wallet_id", payout.source().wallet());
        document.put("merchant_payout_no", payout.merchantPayoutNo());
        document.put("amount", payout.amount().amountMinor());
        document.put("currency", payout.amount().currency());
        document.put("payee", payee(payout.payee()));
        document.put("purpose", payout.purpose());
        document.put("state", payout.state().code());
        document.put("reason_code", payout.state().reason());
        document.put("waits_for", payout.waitsForPosition() ? "position" : null);
        document.put("metadata", payout.metadata());
        document.put("created_at", payout.createdAt().toString());
        document.put("finished_at", text(payout.finishedAt()));
        document.put("returned_at", text(payout.returnedAt()));
        return document;
    }

    private static Map<String, Object> payee(SealedPayee payee) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", payee.kind().code());
        document.put("last_four", payee.lastFour());
        document.put("bank", payee.bank());
        return document;
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
