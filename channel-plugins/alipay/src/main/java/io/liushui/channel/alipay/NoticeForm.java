package io.liushui.channel.alipay;

import io.liushui.spi.NotificationRefused;
import io.liushui.spi.NotificationRefused.Reason;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fields of a notification, each once, and the text over which Alipay signed them. */
record NoticeForm(SortedMap<String, String> fields) {
    private static final int LONGEST_BYTES = 64 * 1024;

    /** @throws NotificationRefused as forged when it is no such form: nothing that Alipay signed is malformed in this way */
    static NoticeForm of(byte[] body) throws NotificationRefused {
        if (body.length > LONGEST_BYTES) {
            throw new NotificationRefused(Reason.FORGED, "longer than any notification of Alipay");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            SortedMap<String, String> fields = new TreeMap<>();
            for (String pair : text.split("&")) {
                int equals = pair.indexOf('=');
                if (equals <= 0
                        || fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)))
                                != null) {
                    throw new NotificationRefused(Reason.FORGED, "not a form, or a field twice");
                }
            }
            return new NoticeForm(fields);
        } catch (CharacterCodingException | IllegalArgumentException malformed) {
            throw new NotificationRefused(Reason.FORGED, "not a form in UTF-8");
        }
    }

    /** Everything that is not empty but {@code sign} and {@code sign_type}, by name. */
    byte[] signedContent() {
        SortedMap<String, String> signed = new TreeMap<>(fields);
        signed.remove("sign");
        signed.remove("sign_type");
        return SignedOrder.content(signed).getBytes(StandardCharsets.UTF_8);
    }

    /** Empty when it is missing. */
    String text(String name) {
        return fields.getOrDefault(name, "");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
