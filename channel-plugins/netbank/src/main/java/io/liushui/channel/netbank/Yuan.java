package io.liushui.channel.netbank;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Amounts as the bank writes them: yuan with two decimals. */
final class Yuan {

    private static final Pattern AMOUNT = Pattern.compile("(?:0|[1-9][0-9]{0,12})\\.[0-9]{2}");

    private Yuan() {}

    /** @param fen at least 0 */
    static String of(long fen) {
        return fen / 100 + (fen % 100 < 10 ? ".0" : ".") + fen % 100;
    }

    /** In fen; empty for anything that is not written so. */
    static OptionalLong fen(String yuan) {
        return yuan != null && AMOUNT.matcher(yuan).matches()
                ? OptionalLong.of(Long.parseLong(yuan.replace(".", "")))
                : OptionalLong.empty();
    }
}
