package io.liushui.channel.wechatpay;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What we sign: lines, each ended by a line feed. */
final class MerchantSignature {
    private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";

    private final Merchant merchant;

    MerchantSignature(Merchant merchant) {
        this.merchant = merchant;
    }

    /**
     * The header {@code Authorization} of a request.
     *
     * @param target path with query, as it is sent
     * @param timestamp seconds since 1970
     */
    String authorization(String method, String target, long timestamp, String nonce, byte[] body) {
        byte[] head = lines(method, target, Long.toString(timestamp), nonce);
        ByteArrayOutputStream text = new ByteArrayOutputStream(head.length + body.length + 1);
        text.writeBytes(head);
        text.writeBytes(body);
        text.write('\n');
        return SCHEME + " mchid=\"" + merchant.mchId() + "\",nonce_str=\"" + nonce + "\",timestamp=\"" + timestamp
                + "\",serial_no=\"" + merchant.serial() + "\",signature=\""
                + RsaSha256.sign(merchant.privateKey(), text.toByteArray()) + "\"";
    }

    /** Allows WeChat, or the app, to start a payment: of app, time, nonce and what is to be paid. */
    String ofCall(String appId, String timestamp, String nonce, String prepaid) {
        return RsaSha256.sign(merchant.privateKey(), lines(appId, timestamp, nonce, prepaid));
    }

    private static byte[] lines(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
