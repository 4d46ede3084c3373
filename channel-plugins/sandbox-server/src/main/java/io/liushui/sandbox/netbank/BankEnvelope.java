package io.liushui.sandbox.netbank;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code <MSG>} with a message and its signature, as one byte per character. */
final class BankEnvelope {

    private static final Pattern WHOLE = Pattern.compile(
            "<\\?xml version=\"1\\.0\" encoding=\"(?<charset>[A-Z0-9-]+)\"\\?><MSG>(?<message><Message>.*</Message>)"
                    + "<SignatureAlgorithm>(?<algorithm>[A-Z0-9-]+)</SignatureAlgorithm>"
                    + "<Signature>(?<signature>[A-Za-z0-9+/=]*)</Signature></MSG>",
            Pattern.DOTALL);
    private static final Pattern MERCHANT = Pattern.compile("<MerchantNo>([0-9]{8,20})</MerchantNo>");

    private BankEnvelope() {}

    record Sealed(String charset, byte[] message, String algorithm, String signature) {

        /** Whose message it claims to be; which key verifies it depends on that. */
        Optional<String> merchantNo() {
            Matcher matcher = MERCHANT.matcher(new String(message, StandardCharsets.ISO_8859_1));
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        }
    }

    static Optional<Sealed> open(byte[] body) {
        Matcher matcher = WHOLE.matcher(new String(body, StandardCharsets.ISO_8859_1));
        return matcher.matches()
                ? Optional.of(new Sealed(
                        matcher.group("charset"),
                        matcher.group("message").getBytes(StandardCharsets.ISO_8859_1),
                        matcher.group("algorithm"),
                        matcher.group("signature")))
                : Optional.empty();
    }

    static byte[] seal(Agreement agreement, byte[] message, String signature) {
        return ("<?xml version=\"1.0\" encoding=\"" + agreement.charset().name() + "\"?><MSG>"
                        + new String(message, StandardCharsets.ISO_8859_1)
                        + "<SignatureAlgorithm>" + agreement.algorithm() + "</SignatureAlgorithm><Signature>"
                        + signature + "</Signature></MSG>")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    static String contentType(Agreement agreement) {
        return "text/xml; charset=" + agreement.charset().name();
    }
}
