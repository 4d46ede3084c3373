package io.liushui.sandbox.carrier;

import io.liushui.sandbox.books.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** The one partner that the carrier has, and what is signed with its secret. */
final class Partner {

    static final String APP_ID = "liushui01";

    private final byte[] secret;

    Partner(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Somebody with a secret that nobody knows, for forgeries. */
    static Partner strange() {
        return new Partner(Numbers.next(""));
    }

    /** Of all fields but the signature itself; values are texts and whole numbers. */
    String sign(Map<String, ?> fields) {
        String text = new TreeMap<String, Object>(fields)
                .entrySet().stream()
                        .filter(field -> !field.getKey().equals("sign"))
                        .filter(field -> !String.valueOf(field.getValue()).isEmpty())
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining("&"));
        return sign(text.getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    /** Of a file that answers a request. */
    String sign(String requestId, byte[] file) {
        return sign((requestId + "\n").getBytes(StandardCharsets.UTF_8), file);
    }

    private String sign(byte[] first, byte[] second) {
        HMac mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(secret));
        mac.update(first, 0, first.length);
        mac.update(second, 0, second.length);
        byte[] result = new byte[mac.getMacSize()];
        mac.doFinal(result, 0);
        return HexFormat.of().formatHex(result);
    }
}
