package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.spi.ChannelDescription;
import io.liushui.spi.MethodDescription;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts at the limits, in currencies of each exponent that the channel has. */
public interface AmountContract {

    ChannelUnderTest underTest();

    @Test
    default void takesTheLowestAndTheHighestAmount() {
        MethodDescription limits = description().methods().get(underTest().method());
        for (long amount : new long[] {limits.minimumMinor(), limits.maximumMinor()}) {
            assertPaid(underTest().currency(), amount);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3})
    default void takesTheSameMinorUnitsInACurrencyOfEachExponent(int exponent) {
        Optional<String> currency = description().currencyExponents().entrySet().stream()
                .filter(entry -> entry.getValue() == exponent)
                .map(java.util.Map.Entry::getKey)
                .filter(code -> description().takes(underTest().method(), code))
                .sorted()
                .findFirst();
        assumeTrue(currency.isPresent());
        assertPaid(currency.get(), 12_340);
    }

    private void assertPaid(String currency, long amountMinor) {
        Orders orders = new Orders(underTest());
        PayRequest request = orders.request(underTest().method(), amountMinor, currency, "Tea");
        QueryOutcome.Paid paid = orders.pay(request);
        assertThat(paid.amountMinor()).isEqualTo(amountMinor);
        assertThat(paid.currency()).isEqualTo(currency);
    }

    private ChannelDescription description() {
        return underTest().channel().describe();
    }
}
