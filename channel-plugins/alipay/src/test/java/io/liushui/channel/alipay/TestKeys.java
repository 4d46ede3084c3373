package io.liushui.channel.alipay;

import io.liushui.spi.ChannelSettings;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Two fresh key pairs, ours and Alipay's, as settings hold them: bare Base64, as Alipay hands it out. */
record TestKeys(KeyPair app, KeyPair alipay) {
    static final String APP_ID = "2021000199990001";
    static final String SELLER_ID = "2088000199990001";
    static final URI NOTIFICATIONS = URI.create("https://pay.example/v1/channels/alipay-1/notifications");

    static TestKeys make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new TestKeys(generator.generateKeyPair(), generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String appPrivate() {
        return Base64.getEncoder().encodeToString(app.getPrivate().getEncoded());
    }

    String appPublic() {
        return Base64.getEncoder().encodeToString(app.getPublic().getEncoded());
    }

    String alipayPrivate() {
        return Base64.getEncoder().encodeToString(alipay.getPrivate().getEncoded());
    }

    String alipayPublic() {
        return Base64.getEncoder().encodeToString(alipay.getPublic().getEncoded());
    }

    Map<String, String> values() {
        return new HashMap<>(Map.of(
                "baseUrl",
                "https://openapi.alipay.example",
                "appId",
                APP_ID,
                "sellerId",
                SELLER_ID,
                "appPrivateKey",
                appPrivate(),
                "alipayPublicKey",
                alipayPublic()));
    }

    AlipaySettings settings() {
        return AlipaySettings.of(new ChannelSettings("alipay-1", NOTIFICATIONS, values()));
    }
}
