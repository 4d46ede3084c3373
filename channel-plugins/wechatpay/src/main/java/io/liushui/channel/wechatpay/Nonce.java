package io.liushui.channel.wechatpay;

import java.security.SecureRandom;
import java.util.HexFormat;

/** 32 random characters. */
final class Nonce {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Nonce() {}

    static String next() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
