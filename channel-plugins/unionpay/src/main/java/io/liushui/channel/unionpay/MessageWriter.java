package io.liushui.channel.unionpay;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the signed form of a message. */
final class MessageWriter {

    private final MerchantKey merchant;

    MessageWriter(MerchantKey merchant) {
        this.merchant = merchant;
    }

    byte[] form(Map<String, String> fields) {
        return Seal.sign(fields, merchant).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
