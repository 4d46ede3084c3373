package io.liushui.channel.alipay;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Amounts as Alipay writes them: yuan with at most two decimals. */
final class Yuan {
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,2})?");

    private Yuan() {}

    static String of(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }

    /** In fen; empty for what is no such amount. */
    static OptionalLong minor(String text) {
        return AMOUNT.matcher(text).matches()
                ? OptionalLong.of(new BigDecimal(text).movePointRight(2).longValueExact())
                : OptionalLong.empty();
    }
}
