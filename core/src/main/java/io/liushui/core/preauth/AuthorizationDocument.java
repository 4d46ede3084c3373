package io.liushui.core.preauth;

import io.liushui.core.json.Json;
import io.liushui.core.payments.PaymentDocument;
import java.util.Map;
import org.springframework.stereotype.Component;

/** An authorisation as its merchant sees it, in answers, events and webhooks alike. */
@Component
public class AuthorizationDocument {
    private final PaymentDocument payments;

    AuthorizationDocument(PaymentDocument payments) {
        this.payments = payments;
    }

    public String json(Authorization authorization) {
        Map<String, Object> document = payments.of(authorization.payment());
        authorization.held().ifPresent(held -> {
            document.put("state", held.state().code());
            document.put("held_amount", held.hold().heldMinor());
            document.put("captured_amount", held.hold().capturedMinor());
            document.put("capturing_amount", held.hold().capturingMinor());
            document.put("capturable_amount", capturable(held));
            document.put("releasing", held.closingCommand() != null);
            document.put("authorized_at", held.authorizedAt().toString());
            document.put("valid_until", held.validUntil().toString());
            document.put(
                    "finished_at",
                    held.endedAt() == null ? null : held.endedAt().toString());
        });
        return Json.write(document);
    }

    private static long capturable(Preauthorization held) {
        return held.closingCommand() == null ? held.hold().capturableMinor() : 0;
    }
}
