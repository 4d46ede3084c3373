package io.liushui.channel.sandbox;

import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.MethodDescription;
import io.liushui.spi.Product;
import io.liushui.spi.TextLimit;
import java.util.Map;

/** What the sandbox takes. */
final class Description {

    static final String CARD = "sandbox_card";
    static final String WALLET = "sandbox_wallet";
    private static final long MAXIMUM_MINOR = 999_999_999_999L;
    private static final Map<String, Integer> EXPONENTS =
            Map.of("CNY", 2, "USD", 2, "EUR", 2, "GBP", 2, "HKD", 2, "SGD", 2, "JPY", 0, "KRW", 0, "KWD", 3, "BHD", 3);

    private Description() {}

    static ChannelDescription of(SandboxSettings settings) {
        return new ChannelDescription(
                settings.channelId(),
                Map.of(
                        CARD, new MethodDescription(Product.QUICK_PAY, false, 1, MAXIMUM_MINOR),
                        WALLET, new MethodDescription(Product.PLATFORM_PAY, true, 1, MAXIMUM_MINOR)),
                EXPONENTS,
                ChannelFunction.of(SandboxChannel.class),
                TextLimit.ORDINARY,
                settings.terms().cutoff(),
                settings.terms().preauth());
    }
}
