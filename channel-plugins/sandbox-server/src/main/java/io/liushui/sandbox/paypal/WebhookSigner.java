package io.liushui.sandbox.paypal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.zip.CRC32;

/** Signs a webhook: SHA256withRSA over id, time, webhook id and the body's CRC-32, separated by bars. */
final class WebhookSigner {

    private WebhookSigner() {}

    static String sign(PrivateKey key, String transmissionId, String time, String webhookId, byte[] body) {
        CRC32 checksum = new CRC32();
        checksum.update(body, 0, body.length);
        String text = String.join("|", transmissionId, time, webhookId, Long.toString(checksum.getValue()));
        try {
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(key);
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
