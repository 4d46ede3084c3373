package io.liushui.channel.wechatpay;

import com.wechat.pay.java.core.cipher.AeadAesCipher;
import io.liushui.channel.testing.Inbox;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has the official SDK open notifications, to sort them by order. */
final class Opened implements Inbox.NumberOf {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AeadAesCipher cipher;

    Opened(String apiV3Key) {
        this.cipher = new AeadAesCipher(apiV3Key.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public Optional<String> number(byte[] body) {
        JsonNode resource = JSON.readTree(body).get("resource");
        String content = cipher.decrypt(
                resource.get("associated_data").stringValue().getBytes(StandardCharsets.UTF_8),
                resource.get("nonce").stringValue().getBytes(StandardCharsets.UTF_8),
                Base64.getDecoder().decode(resource.get("ciphertext").stringValue()));
        return Optional.of(JSON.readTree(content).get("out_trade_no").stringValue());
    }
}
