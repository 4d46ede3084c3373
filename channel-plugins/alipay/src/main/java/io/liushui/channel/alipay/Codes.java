package io.liushui.channel.alipay;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.CodeMeaning;
import io.liushui.spi.ExchangeLog;

/** Looks codes up, and tells of those that stand in no row. */
final class Codes {
    private static final int LONGEST = 64;

    private final ExchangeLog log;

    Codes(ExchangeLog log) {
        this.log = log;
    }

    CodeMeaning meaning(ChannelFunction function, String reference, String code) {
        return AlipayCodes.TABLE.meaning(function, code).orElseGet(() -> {
            log.unmapped(function, reference, code.length() <= LONGEST ? code : code.substring(0, LONGEST));
            return CodeMeaning.UNKNOWN;
        });
    }
}
