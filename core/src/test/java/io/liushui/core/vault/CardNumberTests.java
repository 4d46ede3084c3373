package io.liushui.core.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumberTests {

    @ParameterizedTest
    @CsvSource({
        "4111111111111111, visa",
        "5555555555554444, mastercard",
        "2223003122003222, mastercard",
        "2720994326581252, mastercard",
        "378282246310005, amex",
        "3530111333300000, jcb",
        "30569309025904, diners",
        "38520000023237, diners",
        "6011111111111117, discover",
        "6221558812340005, unionpay",
        "6216261000000000018, unionpay",
        "8171999927660000, unionpay",
        "9111111111111102, other"
    })
    void knowsTheNetworkByItsFirstDigits(String digits, String brand) {
        assertThat(CardNumber.of(digits).map(number -> number.brand().code())).contains(brand);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4111111111111112",
                "41111111111",
                "0000000000000000",
                "4111 1111 1111 1111 1111 1111",
                "4111x1111x1111x1111",
                "4111  1111 1111 1111",
                " 4111111111111111",
                "４111111111111111"
            })
    void refusesWhatIsNoCardNumber(String text) {
        assertThat(CardNumber.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111 1111 1111 1111", "4111-1111-1111-1111", "4111 111111 11111 1"})
    void takesGroupsAsPeopleWriteThem(String text) {
        assertThat(CardNumber.of(text)).isEqualTo(CardNumber.of("4111111111111111"));
    }

    @Test
    void neverShowsItself() {
        CardNumber number = CardNumber.of("4111111111111111").orElseThrow();
        CardDetails card = new CardDetails(number, YearMonth.of(2030, 12), "LI LEI");

        assertThat(number + " " + card).doesNotContain("4111", "1111", "2030", "LI LEI");
        assertThat(number.hashCode()).isNotEqualTo("4111111111111111".hashCode());
    }

    @Test
    void isReadAsItWasSealed() {
        CardNumber number = CardNumber.of("5555555555554444").orElseThrow();
        for (String holder : new String[] {"LI LEI", "two\nlines", null}) {
            CardDetails card = new CardDetails(number, YearMonth.of(2031, 1), holder);
            assertThat(CardDetails.of(card.sealable())).isEqualTo(card);
        }
        assertThatThrownBy(() -> CardDetails.of("5555555555554445\n2031-01\n")).isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "accNo=4111111111111111&txnTime=20261127080000, accNo=************1111&txnTime=20261127080000",
        "{\"pan\":\"6221 5588 1234 0005\"}, {\"pan\":\"************0005\"}",
        "card=6221+5588+1234+0005, card=************0005",
        "card=6221%205588%201234%200005, card=************0005",
        "orderId=20261127080000123456789&amt=1, orderId=20261127080000123456789&amt=1",
        "queryId=9111111111111102, queryId=9111111111111102"
    })
    void takesCardNumbersAndNothingElseOutOfATextAsItCame(String text, String kept) {
        assertThat(new String(CardMask.mask(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8))
                .isEqualTo(kept);
    }

    @Test
    void leavesOtherBytesAlone() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        assertThat(CardMask.mask(bytes)).isSameAs(bytes);
    }
}
