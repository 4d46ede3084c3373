package io.liushui.channel.netbank;

import io.liushui.spi.TextLimit;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts as the bank takes them: no control characters, none that its forms, messages and bills are built of. */
final class Texts {

    private static final int LONGEST_BYTES = 120;
    private static final String EXCLUDED = IntStream.concat(IntStream.range(0, 0x20), IntStream.range(0x7F, 0xA0))
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining())
            + "|&<>\"'\u2028\u2029\uFFFE\uFFFF";

    private Texts() {}

    static TextLimit limit(Charset charset) {
        TextLimit.Unit unit =
                charset.equals(StandardCharsets.UTF_8) ? TextLimit.Unit.UTF_8_BYTES : TextLimit.Unit.GBK_BYTES;
        return new TextLimit(LONGEST_BYTES, unit, EXCLUDED);
    }
}
