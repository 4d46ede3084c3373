package io.liushui.channel.netbank;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * {@code <MSG>} around a message and its signature. It is taken apart as bytes, because what was signed are bytes: nothing is decoded before they are
 * known to be the bank's. In GBK no second byte of a character is one of the marks searched for.
 */
final class Envelope {

    private static final String MESSAGE = "<Message>";
    private static final String END_OF_MESSAGE = "</Message>";

    private final MessageSignature signature;
    private final String before;
    private final String between;
    private final String after = "</Signature></MSG>";

    Envelope(Charset charset, MessageSignature signature) {
        this.signature = signature;
        this.before = "<?xml version=\"1.0\" encoding=\"" + charset.name() + "\"?><MSG>";
        this.between = "<SignatureAlgorithm>" + signature.algorithm() + "</SignatureAlgorithm><Signature>";
    }

    byte[] seal(byte[] message) {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream(message.length + 600);
        sealed.writeBytes(before.getBytes(StandardCharsets.US_ASCII));
        sealed.writeBytes(message);
        sealed.writeBytes(between.getBytes(StandardCharsets.US_ASCII));
        sealed.writeBytes(Base64.getEncoder().encode(signature.sign(message)));
        sealed.writeBytes(after.getBytes(StandardCharsets.US_ASCII));
        return sealed.toByteArray();
    }

    /** The message inside when the bank signed it; empty for anything else. */
    Optional<byte[]> open(byte[] sealed) {
        String text = new String(sealed, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf(between);
        if (end < before.length() || !text.startsWith(before) || !text.endsWith(after)) {
            return Optional.empty();
        }
        String message = text.substring(before.length(), end);
        int start = end + between.length();
        int stop = text.length() - after.length();
        if (stop < start || !message.startsWith(MESSAGE) || !message.endsWith(END_OF_MESSAGE)) {
            return Optional.empty();
        }
        byte[] bytes = Arrays.copyOfRange(sealed, before.length(), end);
        return canonical(text.substring(start, stop))
                .filter(given -> signature.verify(bytes, given))
                .map(_ -> bytes);
    }

    /** Base64 that is written in the one form it has: another one would be a changed message with a good signature. */
    private static Optional<byte[]> canonical(String base64) {
        try {
            byte[] decoded = Base64.getDecoder().decode(base64);
            return Base64.getEncoder().encodeToString(decoded).equals(base64) ? Optional.of(decoded) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
