package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.PayerDetail;
import io.liushui.spi.SupportsContracts;
import io.liushui.spi.SupportsPayout;
import io.liushui.spi.SupportsPreauth;
import io.liushui.spi.SupportsVoid;
import org.junit.jupiter.api.Test;

/** What a channel says of itself is true. */
public interface DescriptionContract {

    ChannelUnderTest underTest();

    @Test
    default void offersWhatItImplements() {
        ChannelDescription description = underTest().channel().describe();
        assertThat(description.functions())
                .isEqualTo(ChannelFunction.of(underTest().channel().getClass()));
        assertThat(description.preauth() != null).isEqualTo(underTest().channel() instanceof SupportsPreauth);
        assertThat(description.cutoff() != null).isEqualTo(underTest().channel() instanceof SupportsVoid);
        assertThat(description.payout() != null).isEqualTo(underTest().channel() instanceof SupportsPayout);
        assertThat(description.methods().values().stream()
                        .anyMatch(method -> method.needs().contains(PayerDetail.CONTRACT)))
                .isEqualTo(underTest().channel() instanceof SupportsContracts);
        assertThat(description.takes(underTest().method(), underTest().currency()))
                .isTrue();
    }

    @Test
    default void namesCodesForEachFunctionThatTheyDecide() {
        assertThat(underTest().channel().codes().rows()).containsKeys(ChannelFunction.PAY, ChannelFunction.QUERY);
        assertThat(underTest().channel().codes().rows().keySet())
                .isSubsetOf(underTest().channel().describe().functions());
    }

    @Test
    default void usesExponentsFromZeroToThree() {
        assertThat(underTest().channel().describe().currencyExponents())
                .isNotEmpty()
                .allSatisfy((currency, exponent) -> {
                    assertThat(currency).matches("[A-Z]{3}");
                    assertThat(exponent).isBetween(0, 3);
                });
    }
}
