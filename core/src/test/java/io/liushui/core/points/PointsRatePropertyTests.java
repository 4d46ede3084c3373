package io.liushui.core.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class PointsRatePropertyTests {

    @Property
    void whatAMerchantGivesForPointsCoversWhatTheyPay(
            @ForAll @LongRange(min = 1, max = 1_000_000) long points,
            @ForAll @LongRange(min = 1, max = 1_000_000) long minor,
            @ForAll @LongRange(min = 1, max = 1_000_000_000L) long amountMinor) {
        PointsRate rate = new PointsRate("CNY", points, minor);
        long needed = rate.pointsFor(amountMinor);
        assertThat(needed).isPositive();
        assertThat(rate.valueOf(needed)).isGreaterThanOrEqualTo(amountMinor);
        assertThat(Math.multiplyExact(needed - 1, minor)).isLessThan(Math.multiplyExact(amountMinor, points));
    }

    @Example
    void aRateIsPositive() {
        assertThatThrownBy(() -> new PointsRate("CNY", 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PointsRate("CNY", 1, 1_000_001)).isInstanceOf(IllegalArgumentException.class);
    }
}
