package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pay and query, when nothing goes wrong. */
public interface PayContract {

    ChannelUnderTest underTest();

    @Test
    default void takesTheMoneyOnceAndTellsHowMuch() {
        PayRequest request = orders().request(1234);
        QueryOutcome.Paid paid = orders().pay(request);
        assertThat(paid.amountMinor()).isEqualTo(1234);
        assertThat(paid.currency()).isEqualTo(underTest().currency());
        assertThat(paid.channelRef()).isNotBlank();
        assertThat(underTest().chargesOf(request.orderNo())).isEqualTo(1);
    }

    @Test
    default void aPaidNumberIsNotChargedAgain() {
        PayRequest request = orders().paid(1234);
        assertThat(underTest().channel().pay(request)).isNotInstanceOf(PayOutcome.Unavailable.class);
        assertThat(underTest().channel().query(Requests.reference(request))).isInstanceOf(QueryOutcome.Paid.class);
        assertThat(underTest().chargesOf(request.orderNo())).isEqualTo(1);
    }

    /** What has to be done when the answer that said it was lost. */
    @Test
    default void anOpenOrderThatIsSentAgainTellsAgainHowToPay() {
        PayRequest request = orders().request(1234);
        assumeTrue(underTest().channel().pay(request) instanceof PayOutcome.Pending);
        assertThat(underTest().channel().pay(request))
                .isInstanceOfSatisfying(
                        PayOutcome.Pending.class,
                        pending -> assertThat(pending.action()).isNotNull());
        orders().pay(request);
        assertThat(underTest().chargesOf(request.orderNo())).isEqualTo(1);
    }

    @Test
    default void manyOrdersAtOnceAreEachChargedOnce() throws Exception {
        List<PayRequest> paid = Parallel.run(24, () -> orders().paid(1234));
        assertThat(paid)
                .allSatisfy(request ->
                        assertThat(underTest().chargesOf(request.orderNo())).isEqualTo(1));
    }

    @Test
    default void anOrderThatWasNeverSentIsNotFound() {
        assertThat(underTest().channel().query(Requests.reference(orders().request(1234))))
                .isInstanceOf(QueryOutcome.NotFound.class);
    }

    @Test
    default void tellsWhatThePayerRefused() {
        PayRequest request = orders().submitted(1234);
        assumeTrue(underTest().immediateMethod().isEmpty()
                || !underTest().immediateMethod().get().equals(underTest().method()));
        assertThat(underTest().channel().query(Requests.reference(request))).isInstanceOf(QueryOutcome.Unpaid.class);
        underTest().payerRefuses(request.orderNo());
        assertThat(underTest().channel().query(Requests.reference(request)))
                .isInstanceOfAny(QueryOutcome.NotPaid.class, QueryOutcome.Unpaid.class);
        assertThat(underTest().chargesOf(request.orderNo())).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "龙井茶 250克 · 明前",
                "Tea 🍵 for 👨‍👩‍👧",
                "O'Brien \"quoted\" \\ back/slash <b>&amp; 100% a=b&c=d|e",
                "Türkçe żółć ñ",
                "tab\tand\nnewline",
                "很长的标题很长的标题很长的标题很长的标题很长的标题很长的标题很长的标题很长的标题很长的标题很长的标题很长的标题很长的标题很长的标题很长的标题很长的标题很长的标题很长的标题很长的标题很长的标题很长的标题"
            })
    default void takesSubjectsInAnyScript(String subject) {
        PayRequest request =
                orders().request(underTest().method(), 1234, underTest().currency(), subject);
        assertThat(orders().pay(request).amountMinor()).isEqualTo(1234);
    }

    private Orders orders() {
        return new Orders(underTest());
    }
}
