package io.liushui.channel.wechatpay;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/** A merchant of the tests, with keys made for this run. */
final class Fixtures {
    static final String API_V3_KEY = "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb";
    static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0119000000012026";
    static final KeyPair MERCHANT_KEYS = newKeys();
    static final KeyPair PLATFORM_KEYS = newKeys();
    static final Merchant MERCHANT = new Merchant(
            "1900000001",
            "wx0001",
            "wx0002",
            "5F1C72E2",
            MERCHANT_KEYS.getPrivate(),
            API_V3_KEY.getBytes(StandardCharsets.US_ASCII));

    private Fixtures() {}

    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
