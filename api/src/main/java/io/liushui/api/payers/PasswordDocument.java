package io.liushui.api.payers;

import io.liushui.core.json.Json;
import io.liushui.core.passwords.FreeLimits;
import io.liushui.core.passwords.PasswordStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A payer's password, and the amounts that need none, as their merchant sees them. */
@Component
class PasswordDocument {
    private final FreeLimits freeLimits;

    PasswordDocument(FreeLimits freeLimits) {
        this.freeLimits = freeLimits;
    }

    String json(String appId, PasswordStatus status) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("object", "payment_password");
        document.put("payer_id", status.payerId());
        document.put("state", status.locked() ? "locked" : "active");
        document.put("phone", status.maskedPhone());
        document.put("tries_left", status.triesLeft());
        document.put("free_limits", freeLimits(appId, status.payerId()));
        document.put("created_at", status.createdAt().toString());
        document.put("changed_at", status.changedAt().toString());
        return Json.write(document);
    }

    static String code(String maskedPhone, Instant expiresAt) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("object", "payment_password_code");
        document.put("phone", maskedPhone);
        document.put("expires_at", expiresAt.toString());
        return Json.write(document);
    }

    private List<Map<String, Object>> freeLimits(String appId, String payerId) {
        return freeLimits.of(appId, payerId).stream()
                .map(limit -> Map.<String, Object>of("currency", limit.currency(), "amount", limit.amountMinor()))
                .toList();
    }
}
