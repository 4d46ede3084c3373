package io.liushui.core.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ChannelPricePropertyTests {

    @Property
    void isTheExactFeeRoundedHalfUp(
            @ForAll @LongRange(min = 0, max = Money.MAXIMUM_MINOR) long amountMinor,
            @ForAll @IntRange(min = 0, max = 1_000_000) int ratePpm,
            @ForAll @LongRange(min = 0, max = Money.MAXIMUM_MINOR) long fixedMinor) {
        BigDecimal exact = BigDecimal.valueOf(amountMinor)
                .multiply(BigDecimal.valueOf(ratePpm, 6))
                .setScale(0, RoundingMode.HALF_UP)
                .add(BigDecimal.valueOf(fixedMinor));

        assertThat(new ChannelPrice(ratePpm, fixedMinor, 0, null).feeMinor(amountMinor))
                .isEqualTo(exact.longValueExact());
    }

    @Property
    void staysBetweenMinimumAndCapAndNeverFallsWithTheAmount(
            @ForAll @LongRange(min = 0, max = Money.MAXIMUM_MINOR - 1) long amountMinor,
            @ForAll @IntRange(min = 0, max = 1_000_000) int ratePpm,
            @ForAll @LongRange(min = 0, max = 1_000_000) long minimumMinor,
            @ForAll @LongRange(min = 0, max = 1_000_000) long aboveMinimum) {
        ChannelPrice price = new ChannelPrice(ratePpm, 0, minimumMinor, minimumMinor + aboveMinimum);

        assertThat(price.feeMinor(amountMinor)).isBetween(minimumMinor, minimumMinor + aboveMinimum);
        assertThat(price.feeMinor(amountMinor + 1)).isGreaterThanOrEqualTo(price.feeMinor(amountMinor));
    }

    @Example
    void roundsHalfAUnitUp() {
        assertThat(new ChannelPrice(6000, 0, 0, null).feeMinor(1250)).isEqualTo(8);
        assertThat(new ChannelPrice(6000, 0, 0, null).feeMinor(1249)).isEqualTo(7);
    }
}
