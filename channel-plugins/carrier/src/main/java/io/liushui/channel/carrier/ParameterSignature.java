package io.liushui.channel.carrier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over sorted parameters. Thread-safe; shows its secret to nobody. */
final class ParameterSignature {

    static final String METHOD = "HMAC-SHA256";
    static final String FIELD = "sign";
    private static final String SEPARATOR = "&";
    private static final String JDK_NAME = "HmacSHA256";

    private final SecretKeySpec key;

    ParameterSignature(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), JDK_NAME);
    }

    /** @throws IllegalArgumentException when a value contains {@code &}: the signed text would have two readings */
    String sign(Map<String, String> fields) {
        if (isAmbiguous(fields)) {
            throw new IllegalArgumentException("no value may contain '&'");
        }
        Mac mac = mac();
        return hex(mac.doFinal(text(fields).getBytes(StandardCharsets.UTF_8)));
    }

    /** False also for a message without a signature or with two readings. */
    boolean verify(Map<String, String> fields) {
        return !isAmbiguous(fields) && isSame(fields.get(FIELD), sign(fields));
    }

    /** For what is signed as a stream of bytes. */
    Mac mac() {
        try {
            Mac mac = Mac.getInstance(JDK_NAME);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Takes the same time wherever they differ. */
    static boolean isSame(String given, String computed) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), computed.getBytes(StandardCharsets.UTF_8));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String text(Map<String, String> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .filter(field -> !field.getKey().equals(FIELD)
                                && !field.getValue().isEmpty())
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining(SEPARATOR));
    }

    private static boolean isAmbiguous(Map<String, String> fields) {
        return fields.entrySet().stream()
                .anyMatch(field -> field.getValue().contains(SEPARATOR)
                        || field.getKey().contains(SEPARATOR)
                        || field.getKey().contains("="));
    }
}
