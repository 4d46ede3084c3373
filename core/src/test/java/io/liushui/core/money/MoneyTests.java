package io.liushui.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MoneyTests {

    @Test
    void knowsExponentsOfZeroTwoAndThree() {
        assertThat(Money.exponent("JPY")).isZero();
        assertThat(Money.exponent("CNY")).isEqualTo(2);
        assertThat(Money.exponent("KWD")).isEqualTo(3);
    }

    @Test
    void isShownInTheCurrencysOwnDigits() {
        assertThat(new Money(1234, "JPY")).hasToString("1234 JPY");
        assertThat(new Money(1234, "CNY")).hasToString("12.34 CNY");
        assertThat(new Money(1234, "KWD")).hasToString("1.234 KWD");
    }

    @Test
    void refusesWhatIsNoMoney() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(-1, "CNY"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(Money.MAXIMUM_MINOR + 1, "CNY"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, "cny"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, "ZZZ"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, "XAU"));
    }
}
