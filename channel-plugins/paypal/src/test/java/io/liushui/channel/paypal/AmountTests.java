package io.liushui.channel.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class AmountTests {

    @ParameterizedTest
    @CsvSource({
        "1,USD,0.01",
        "1234,USD,12.34",
        "999999999,EUR,9999999.99",
        "100,JPY,100",
        "7,HUF,7",
        "12,TWD,12",
        "-43,USD,-0.43"
    })
    void writesAndReadsPaypalsDecimals(long minor, String currency, String value) {
        Amount amount = new Amount(minor, currency);
        assertThat(amount.value()).isEqualTo(value);
        assertThat(read(currency, value)).contains(amount);
    }

    @ParameterizedTest
    @CsvSource({
        "USD,12.345",
        "JPY,1.5",
        "USD,abc",
        "USD,''",
        "KWD,1.000",
        "'',1",
        "USD,1e400",
        "USD,99999999999999999999999999999999999"
    })
    void readsNothingElse(String currency, String value) {
        assertThat(read(currency, value)).isEmpty();
    }

    @Test
    void readsWholeUnitsWrittenWithDecimals() {
        assertThat(read("JPY", "100.00")).contains(new Amount(100, "JPY"));
        assertThat(read("USD", "12.340")).contains(new Amount(1234, "USD"));
    }

    @Test
    void offersCurrenciesOfOneCountryOnlyWhereTheAccountHasThem() {
        assertThat(Amount.exponents(Set.of())).containsEntry("HUF", 0).doesNotContainKeys("CNY", "BRL", "MYR", "KWD");
        assertThat(Amount.exponents(Set.of("CNY"))).containsEntry("CNY", 2).doesNotContainKey("BRL");
    }

    private static java.util.Optional<Amount> read(String currency, String value) {
        return Amount.read(JsonMapper.shared()
                .createObjectNode()
                .put("currency_code", currency)
                .put("value", value));
    }
}
