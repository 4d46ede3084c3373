package io.liushui.channel.paypal;

import io.liushui.spi.NotificationRefused;
import io.liushui.spi.NotificationRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The headers of one webhook: what is signed is {@code id|time|webhook id|CRC-32 of the raw body}, the last as an unsigned decimal.
 *
 * @param time as it stands in the header
 */
record Transmission(String id, String time, String signature, String certificateUrl) {

    private static final String ALGORITHM = "SHA256withRSA";

    /** @throws NotificationRefused when a header is missing or the algorithm is another one */
    static Transmission of(Map<String, String> headers) throws NotificationRefused {
        if (!ALGORITHM.equalsIgnoreCase(headers.get("paypal-auth-algo"))) {
            throw new NotificationRefused(Reason.FORGED, "it is not signed with " + ALGORITHM);
        }
        return new Transmission(
                header(headers, "paypal-transmission-id"),
                header(headers, "paypal-transmission-time"),
                header(headers, "paypal-transmission-sig"),
                header(headers, "paypal-cert-url"));
    }

    byte[] signed(String webhookId, byte[] body) {
        CRC32 checksum = new CRC32();
        checksum.update(body);
        return (id + "|" + time + "|" + webhookId + "|" + checksum.getValue()).getBytes(StandardCharsets.UTF_8);
    }

    boolean isSignedBy(PublicKey key, String webhookId, byte[] body) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(signed(webhookId, body));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String header(Map<String, String> headers, String name) throws NotificationRefused {
        String value = headers.get(name);
        if (value == null || value.isBlank()) {
            throw new NotificationRefused(Reason.FORGED, "the header " + name + " is missing");
        }
        return value;
    }
}
