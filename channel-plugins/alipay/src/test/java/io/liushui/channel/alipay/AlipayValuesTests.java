package io.liushui.channel.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlipayValuesTests {
    private static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");

    @ParameterizedTest
    @CsvSource({"1,0.01", "10,0.10", "100,1.00", "1234,12.34", "10000000000,100000000.00", "-234,-2.34"})
    void writesAndReadsYuan(long minor, String text) {
        assertThat(Yuan.of(minor)).isEqualTo(text);
        assertThat(Yuan.minor(text)).isEqualTo(OptionalLong.of(minor));
    }

    @ParameterizedTest
    @CsvSource({"1,100", "1.2,120"})
    void readsYuanWithFewerDecimals(String text, long minor) {
        assertThat(Yuan.minor(text)).isEqualTo(OptionalLong.of(minor));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.234", "1,23", "1e3", "+1", " 1", "1.", "٣", "1234567890123"})
    void readsNothingElseAsYuan(String text) {
        assertThat(Yuan.minor(text)).isEmpty();
    }

    @Test
    void writesTimesInShanghai() {
        assertThat(AlipayTime.of(NOON)).isEqualTo("2026-11-26 12:00:00");
        assertThat(AlipayTime.instant("2026-11-26 12:00:00")).contains(NOON);
        assertThat(AlipayTime.instant("2026-02-30 12:00:00")).isEmpty();
        assertThat(AlipayTime.instant("2026-11-26T12:00:00")).isEmpty();
    }

    @Test
    void endsAnOrderWhenItWasAskedToOrAfterFifteenDays() {
        assertThat(AlipayTime.expiry(NOON, NOON.plusSeconds(90))).isEqualTo("2026-11-26 12:01:30");
        assertThat(AlipayTime.expiry(NOON, NOON.plus(Duration.ofDays(20)))).isEqualTo("2026-12-11 12:00:00");
    }

    @ParameterizedTest
    @CsvSource({"-60,1m", "0,1m", "59,1m", "60,1m", "119,1m", "900,15m", "9999999,21600m"})
    void tellsTheMinutesThatAreLeft(long seconds, String left) {
        assertThat(AlipayTime.left(NOON, NOON.plusSeconds(seconds))).isEqualTo(left);
    }

    @Test
    void cutsTextsAsAlipayWantsThem() {
        assertThat(Texts.SUBJECT.fit("a=b&c/d 茶")).isEqualTo("a?b?c?d 茶");
        assertThat(Texts.SUBJECT.fit("茶".repeat(300))).hasSize(256);
        assertThat(Texts.REMARK.fit("茶".repeat(60))).isEqualTo("茶".repeat(50));
    }
}
