package io.liushui.spi;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MonthlyCapTests {
    private static final MonthlyCap CAP = new MonthlyCap(20_000, ZoneId.of("Asia/Shanghai"));

    @Test
    void isAnAmount() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MonthlyCap(0, CAP.zone()));
    }

    @Test
    void needsThePhoneNumberByWhichItIsCounted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> capped(PayerDetail.ID))
                .withMessageContaining("phone number");
        assertThatNoException().isThrownBy(() -> capped(PayerDetail.PHONE));
    }

    @Test
    void isOfMethodsThatHoldNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> channel(new PreauthTerms(Set.of("bill"), 100, true, Duration.ofDays(1))))
                .withMessageContaining("monthly cap");
        assertThatNoException()
                .isThrownBy(() -> channel(new PreauthTerms(Set.of("card"), 100, true, Duration.ofDays(1))));
    }

    private static MethodDescription capped(PayerDetail needed) {
        return new MethodDescription(Product.CARRIER_BILLING, true, 1, 5_000, Set.of(), Set.of(), Set.of(needed), CAP);
    }

    private static ChannelDescription channel(PreauthTerms preauth) {
        return new ChannelDescription(
                "c",
                Map.of("bill", capped(PayerDetail.PHONE)),
                Map.of("CNY", 2),
                Set.of(),
                TextLimit.ORDINARY,
                null,
                preauth);
    }
}
