package io.liushui.channel.alipay;

import io.liushui.benchmarks.Keys;
import io.liushui.benchmarks.Order;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Map;

/** What we and Alipay agreed on, with fresh keys of both sides. */
record Agreement(AlipaySettings settings, PrivateKey alipayKey) {
    static final ExchangeLog NO_LOG = exchange -> {};

    static Agreement make() {
        KeyPair alipay = Keys.rsa();
        Map<String, String> values = Map.of(
                "baseUrl",
                "https://openapi.alipay.example",
                "appId",
                "2021000199990001",
                "sellerId",
                "2088000199990001",
                "appPrivateKey",
                Base64.getEncoder().encodeToString(Keys.rsa().getPrivate().getEncoded()),
                "alipayPublicKey",
                Base64.getEncoder().encodeToString(alipay.getPublic().getEncoded()));
        return new Agreement(
                AlipaySettings.of(new ChannelSettings("one", Order.NOTIFICATIONS, values)), alipay.getPrivate());
    }

    Payments payments() {
        return new Payments(settings, Order.CLOCK, new Wire(settings, NO_LOG, Order.CLOCK), new Codes(NO_LOG));
    }
}
