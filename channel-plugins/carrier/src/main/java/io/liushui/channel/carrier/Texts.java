package io.liushui.channel.carrier;

import io.liushui.spi.TextLimit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts as the carrier takes them: no {@code &}, which its signature is built with, and no control characters. */
final class Texts {

    static final TextLimit LIMIT = new TextLimit(
            40,
            TextLimit.Unit.CHARACTERS,
            "&"
                    + IntStream.concat(IntStream.range(0, 0x20), IntStream.range(0x7F, 0xA0))
                            .mapToObj(Character::toString)
                            .collect(Collectors.joining()));

    private Texts() {}
}
