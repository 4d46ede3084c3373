package io.liushui.channel.sandbox;

import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.MethodDescription;
import io.liushui.spi.PayerDetail;
import io.liushui.spi.PayoutTerms;
import io.liushui.spi.Product;
import io.liushui.spi.TextLimit;
import java.util.Map;
import java.util.Set;

/** What the sandbox takes. */
final class Description {

    static final String CARD = "sandbox_card";
    static final String WALLET = "sandbox_wallet";
    static final String QUICK = "sandbox_quick";
    static final String DEBIT = "sandbox_debit";
    private static final long MAXIMUM_MINOR = 999_999_999_999L;
    private static final Map<String, Integer> EXPONENTS =
            Map.of("CNY", 2, "USD", 2, "EUR", 2, "GBP", 2, "HKD", 2, "SGD", 2, "JPY", 0, "KRW", 0, "KWD", 3, "BHD", 3);

    private static final PayoutTerms PAYOUTS = new PayoutTerms(
            1,
            MAXIMUM_MINOR,
            Set.of(),
            Set.of("ICBC", "CCB", "ABC", "BOC", "CMB"),
            new TextLimit(100, TextLimit.Unit.CHARACTERS, ""),
            new TextLimit(200, TextLimit.Unit.CHARACTERS, ""));

    private Description() {}

    static ChannelDescription of(SandboxSettings settings) {
        return new ChannelDescription(
                settings.channelId(),
                Map.of(
                        CARD,
                        new MethodDescription(Product.QUICK_PAY, false, 1, MAXIMUM_MINOR),
                        WALLET,
                        new MethodDescription(Product.PLATFORM_PAY, true, 1, MAXIMUM_MINOR),
                        QUICK,
                        underContract(Product.QUICK_PAY, true),
                        DEBIT,
                        underContract(Product.AGREEMENT_DEBIT, false)),
                EXPONENTS,
                ChannelFunction.of(SandboxChannel.class),
                TextLimit.ORDINARY,
                settings.terms().cutoff(),
                settings.terms().preauth(),
                PAYOUTS);
    }

    private static MethodDescription underContract(Product product, boolean interactive) {
        return new MethodDescription(
                product, interactive, 1, MAXIMUM_MINOR, Set.of(), Set.of(), Set.of(PayerDetail.CONTRACT));
    }
}
