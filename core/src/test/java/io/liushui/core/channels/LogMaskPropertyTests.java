package io.liushui.core.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A log is bounded; where it ends must not decide what it shows. */
class LogMaskPropertyTests {
    private static final String SECRET = "apiv3-0123456789-of-the-merchant";
    private static final int TELLING = 6;

    private final LogMask mask = new LogMask(new MaskedFields(List.of())).with(Set.of(SECRET));

    /**
     * Something that is to be hidden.
     *
     * @param before what shows that it is, if it does not show itself
     */
    record Hidden(String before, String value, String after) {}

    @Property(tries = 400)
    void nothingOfAHiddenValueIsShownWhereverTheTextIsCut(
            @ForAll @IntRange(min = 15_800, max = 16_150) int shown,
            @ForAll @IntRange(max = 400) int hiddenBefore,
            @ForAll("hidden") Hidden hidden,
            @ForAll @IntRange(max = 300) int rest) {
        String text = "{\"password\":\"" + "p".repeat(hiddenBefore) + "\"}" + "x ".repeat(shown / 2) + hidden.before()
                + hidden.value() + hidden.after() + " y".repeat(rest);

        String masked = mask.text(text);

        assertThat(masked).hasSizeLessThanOrEqualTo(16_001);
        assertThat(masked).startsWith("{\"password\":\"***\"}x x ");
        for (int start = 0; start + TELLING <= hidden.value().length(); start++) {
            assertThat(masked).doesNotContain(hidden.value().substring(start, start + TELLING));
        }
    }

    @Provide
    Arbitrary<Hidden> hidden() {
        return Arbitraries.of(
                new Hidden("", SECRET, ""),
                new Hidden("", "6222021234567890128", ""),
                new Hidden("", "4111 1111 1111 1111", ","),
                new Hidden("Bearer ", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0", ""),
                new Hidden("", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDVtTQ7Xr2p", ""),
                new Hidden("&accNo=", "S3cr3t-v4lu3-0f-s0m3b0dy", "&b=2"),
                new Hidden("{\"phone\":\"", "+86-138-1234-5678", "\"}"),
                new Hidden(
                        "<mobile><![CDATA[",
                        "a-long-value-that-has-no-end-within-what-is-looked-at-because-it-goes-on-and-on-and-on-to-138-1234-5678",
                        "]]></mobile>"));
    }
}
