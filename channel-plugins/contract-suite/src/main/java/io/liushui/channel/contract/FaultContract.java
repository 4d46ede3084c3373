package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is perhaps executed is unknown and sent once; what surely never left is unavailable. */
public interface FaultContract {

    ChannelUnderTest underTest();

    @ParameterizedTest
    @EnumSource
    default void aPaymentWithoutAClearAnswerIsUnknownAndWasSentOnce(RequestMisbehaviour misbehaviour) {
        PayRequest request = Requests.pay(underTest().immediateMethod(), 1234);
        underTest().nextRequestGoesWrong(request.orderNo(), "pay", misbehaviour);
        assertThat(underTest().channel().pay(request)).isInstanceOf(PayOutcome.Unknown.class);
        assertThat(underTest().requestsOf(request.orderNo(), "pay")).isEqualTo(1);

        QueryOutcome answer = underTest().channel().query(Requests.reference(request));
        if (misbehaviour.executes()) {
            assertThat(answer).isInstanceOf(QueryOutcome.Paid.class);
            assertThat(underTest().chargesOf(request.orderNo())).isEqualTo(1);
        } else {
            assertThat(answer).isEqualTo(new QueryOutcome.NotFound());
            assertThat(underTest().channel().pay(request)).isInstanceOf(PayOutcome.Succeeded.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    default void aQueryWithoutAClearAnswerTellsNothing(RequestMisbehaviour misbehaviour) {
        PayRequest request = Requests.pay(underTest().immediateMethod(), 1234);
        underTest().channel().pay(request);
        underTest().nextRequestGoesWrong(request.orderNo(), "query", misbehaviour);
        assertThat(underTest().channel().query(Requests.reference(request)))
                .isInstanceOf(QueryOutcome.Unanswered.class);
    }

    @Test
    default void aPaymentThatCannotLeaveIsUnavailable() {
        PayRequest request = Requests.pay(underTest().immediateMethod(), 1234);
        assertThat(underTest().unreachable().pay(request)).isInstanceOf(PayOutcome.Unavailable.class);
        assertThat(underTest().unreachable().query(Requests.reference(request)))
                .isInstanceOf(QueryOutcome.Unanswered.class);
    }
}
