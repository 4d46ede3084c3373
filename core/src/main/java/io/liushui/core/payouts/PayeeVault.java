package io.liushui.core.payouts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.liushui.core.json.Json;
import io.liushui.core.secrets.Envelopes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Seals payees, each for its payout only, and opens them on the way to the channel. */
@Component
class PayeeVault {
    private final Envelopes envelopes;

    PayeeVault(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    SealedPayee seal(Payee payee, String payoutId) {
        Map<String, Object> secret = new LinkedHashMap<>();
        secret.put("name", payee.name());
        secret.put("account", payee.bare());
        byte[] hash = envelopes.keyedHash((payee.kind().code() + ":" + payee.bare()).getBytes(UTF_8), "payee");
        return new SealedPayee(
                payee.kind(),
                hash,
                payee.lastFour(),
                payee.bank(),
                envelopes.seal(Json.write(secret).getBytes(UTF_8), purpose(payoutId)));
    }

    /** @throws IllegalStateException when it was sealed for another payout or under another master key */
    Payee open(SealedPayee sealed, String payoutId) {
        Map<String, String> secret =
                Json.readStrings(new String(envelopes.open(sealed.envelope(), purpose(payoutId)), UTF_8));
        return new Payee(secret.get("name"), sealed.kind(), secret.get("account"), sealed.bank());
    }

    private static String purpose(String payoutId) {
        return "payee of " + payoutId;
    }
}
