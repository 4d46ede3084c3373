package io.liushui.core.localchannels;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.money.Money;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class LocalOrderPropertyTests {

    @Property
    void partsOfAnOrderGiveBackExactlyItsUnits(
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000_000L) long units,
            @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 1, max = 90_000_000_000_000L) Long> parts) {
        long amount = parts.stream().mapToLong(Long::longValue).sum();
        long refunded = 0;
        long given = 0;
        for (long part : parts) {
            LocalOrder order = new LocalOrder(
                    "order0001",
                    new LocalOrder.State.Paid(),
                    new Money(Math.min(amount, Money.MAXIMUM_MINOR), "CNY"),
                    new LocalOrder.Paid("pay_1", "acc_1", "wal_1", units, refunded, given));
            if (refunded + part > order.amount().amountMinor()) {
                return;
            }
            long due = order.unitsOf(part);
            assertThat(due).isNotNegative();
            refunded += part;
            given += due;
            assertThat(given).isLessThanOrEqualTo(units);
        }
        if (refunded == amount) {
            assertThat(given).isEqualTo(units);
        }
    }
}
