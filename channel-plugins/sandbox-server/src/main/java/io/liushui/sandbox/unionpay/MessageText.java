package io.liushui.sandbox.unionpay;

import io.liushui.sandbox.unionpay.CertificateOffice.Identity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Messages as UnionPay signs and writes them. */
final class MessageText {

    private MessageText() {}

    /** The fields with certificate and signature, ready to be sent. */
    static Map<String, String> signed(Map<String, String> fields, X509Certificate shown, Identity signer) {
        Map<String, String> message = new TreeMap<>(fields);
        message.values().removeIf(value -> value == null || value.isBlank());
        message.put("signMethod", "01");
        message.put("signPubKeyCert", pem(shown));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signer.key());
            signature.update(digest(message));
            message.put("signature", Base64.getEncoder().encodeToString(signature.sign()));
            return message;
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    /** Whether the merchant signed these fields. */
    static boolean verifies(Map<String, String> fields, X509Certificate merchant) {
        String signature = fields.get("signature");
        if (signature == null
                || !"01".equals(fields.get("signMethod"))
                || !merchant.getSerialNumber().toString().equals(fields.get("certId"))) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(merchant.getPublicKey());
            verifier.update(digest(fields));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    /** An answer: nothing is encoded. */
    static String answer(Map<String, String> message) {
        List<String> pairs = new ArrayList<>();
        message.forEach((name, value) -> pairs.add(name + "=" + value));
        return String.join("&", pairs);
    }

    /** A notification. */
    static String form(Map<String, String> message) {
        List<String> pairs = new ArrayList<>();
        message.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return String.join("&", pairs);
    }

    /** The fields within {@code {a=1&b=2}}. */
    static Map<String, String> nested(String value) {
        Map<String, String> fields = new TreeMap<>();
        if (value != null && value.matches("(?s)\\{.+\\}")) {
            for (String pair : value.substring(1, value.length() - 1).split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    fields.put(pair.substring(0, equals), pair.substring(equals + 1));
                }
            }
        }
        return fields;
    }

    /** With the line ends that UnionPay's have. */
    private static String pem(X509Certificate certificate) {
        try {
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\r', '\n'}).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\r\n" + base64 + "\r\n-----END CERTIFICATE-----";
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    private static byte[] digest(Map<String, String> fields) throws GeneralSecurityException {
        List<String> pairs = new ArrayList<>();
        new TreeMap<>(fields).forEach((name, value) -> {
            if (!name.equals("signature") && value != null && !value.isBlank()) {
                pairs.add(name + "=" + value.trim());
            }
        });
        byte[] text = String.join("&", pairs).getBytes(StandardCharsets.UTF_8);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
        return HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII);
    }
}
