package io.liushui.sandbox.unionpay;

import io.liushui.sandbox.unionpay.CertificateOffice.Identity;
import io.liushui.sandbox.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Cipher;

/** Opens what merchants encrypted with UnionPay's certificate: card numbers, and parts of {@code customerInfo}. */
final class SealedData {

    private final Identity encryption;

    SealedData(Identity encryption) {
        this.encryption = encryption;
    }

    /** @throws Refusal when there is no card number, or one that cannot be right */
    String card(Asked asked) {
        requireOurs(asked);
        String number = open(asked.text("accNo"));
        if (!number.matches("[0-9]{13,19}") || !checks(number)) {
            throw new Refusal(200, "61", "6100061");
        }
        return number;
    }

    /** All parts, the encrypted ones in clear; empty without the field. */
    Map<String, String> customerInfo(Asked asked) {
        if (asked.text("customerInfo").isEmpty()) {
            return Map.of();
        }
        Map<String, String> info = new HashMap<>(MessageText.nested(decoded(asked.text("customerInfo"))));
        String encrypted = info.remove("encryptedInfo");
        if (encrypted != null) {
            requireOurs(asked);
            info.putAll(MessageText.nested("{" + open(encrypted) + "}"));
        }
        return info;
    }

    private void requireOurs(Asked asked) {
        if (!encryption.serial().equals(asked.text("encryptCertId"))) {
            throw new Refusal(200, "10", "encryptCertId");
        }
    }

    private String open(String base64) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.DECRYPT_MODE, encryption.key());
            return new String(cipher.doFinal(Base64.getDecoder().decode(base64)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException notEncrypted) {
            throw new Refusal(200, "10", "5100099");
        }
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new Refusal(200, "10", "customerInfo");
        }
    }

    /** By the formula of Luhn. */
    private static boolean checks(String number) {
        int sum = 0;
        for (int index = 0; index < number.length(); index++) {
            int digit = number.charAt(number.length() - 1 - index) - '0';
            int weighted = index % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
