package io.liushui.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PayeeAccountTests {
    /** From so many payouts a day to one account on, payout.dmn has a person look. */
    private static final long REVIEWED_FROM = 20;

    @Test
    void isTheSameWithinAPlay() {
        assertThat(PayeeAccount.of("DEMO-1"))
                .isEqualTo(PayeeAccount.of("DEMO-1"))
                .matches("622202123456[0-9]{7}");
    }

    @Test
    void checksByTheFormulaOfLuhn() {
        assertThat(IntStream.range(0, 500).mapToObj(play -> PayeeAccount.of("DEMO-" + play)))
                .allSatisfy(
                        account -> assertThat(weight(account) % 10).as(account).isZero());
    }

    @Test
    void isSeldomThatOfAnotherPlay() {
        Map<String, Long> plays = IntStream.range(0, 2_000)
                .mapToObj(play -> PayeeAccount.of("DEMO-" + Integer.toHexString(play * 7_919)))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(plays.values()).allSatisfy(many -> assertThat(2 * many).isLessThan(REVIEWED_FROM));
    }

    /** As the formula is written: from the right, each second digit doubled, and the digits of that added. */
    private static int weight(String number) {
        int sum = 0;
        for (int index = 0; index < number.length(); index++) {
            int digit = Character.digit(number.charAt(number.length() - 1 - index), 10);
            int weighted = index % 2 == 0 ? digit : 2 * digit;
            sum += weighted / 10 + weighted % 10;
        }
        return sum;
    }
}
