package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.spi.BalanceOutcome;
import io.liushui.spi.SupportsBalance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What our account at the channel holds; skipped when it does not tell. */
public interface BalanceContract {

    ChannelUnderTest underTest();

    @Test
    default void tellsWhatOurAccountHolds() {
        balances();
        new Orders(underTest()).paid(1234);
        assertThat(balances().balance(underTest().currency()))
                .isInstanceOfSatisfying(BalanceOutcome.Known.class, known -> {
                    assertThat(known.availableMinor()).isPositive();
                    assertThat(known.pendingMinor()).isNotNegative();
                });
    }

    @Test
    default void knowsNothingOfACurrencyThatTheChannelDoesNotHave() {
        assertThat(balances().balance("XTS")).isInstanceOf(BalanceOutcome.Unknown.class);
    }

    @ParameterizedTest
    @EnumSource
    default void aBalanceWithoutAClearAnswerIsUnknown(RequestMisbehaviour misbehaviour) {
        assumeFalse(underTest().impossibleRequests().contains(misbehaviour));
        balances();
        underTest().nextRequestGoesWrong(underTest().currency(), "balance", misbehaviour);
        assertThat(balances().balance(underTest().currency())).isInstanceOf(BalanceOutcome.Unknown.class);
    }

    @Test
    default void aBalanceThatCannotBeAskedForIsUnknown() {
        assumeTrue(underTest().unreachable() instanceof SupportsBalance);
        assertThat(((SupportsBalance) underTest().unreachable())
                        .balance(underTest().currency()))
                .isInstanceOf(BalanceOutcome.Unknown.class);
    }

    private SupportsBalance balances() {
        assumeTrue(underTest().channel() instanceof SupportsBalance);
        return (SupportsBalance) underTest().channel();
    }
}
