package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

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
        assumeFalse(underTest().impossibleRequests().contains(misbehaviour));
        PayRequest request = orders().request(1234);
        underTest().nextRequestGoesWrong(request.orderNo(), "pay", misbehaviour);
        assertThat(underTest().channel().pay(request)).isInstanceOf(PayOutcome.Unknown.class);
        assertThat(underTest().requestsOf(request.orderNo(), "pay")).isEqualTo(1);

        if (misbehaviour.executes()) {
            underTest().payerOpens(request.orderNo());
        }
        QueryOutcome answer = underTest().channel().query(Requests.reference(request));
        if (misbehaviour.executes()) {
            assertThat(answer).isInstanceOfAny(QueryOutcome.Paid.class, QueryOutcome.Unpaid.class);
        } else {
            // Anything else, and it would never be sent again
            assertThat(answer).isInstanceOf(QueryOutcome.NotFound.class);
        }
        orders().pay(request);
        assertThat(underTest().chargesOf(request.orderNo())).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    default void aQueryWithoutAClearAnswerTellsNothing(RequestMisbehaviour misbehaviour) {
        assumeFalse(underTest().impossibleRequests().contains(misbehaviour));
        PayRequest request = orders().submitted(1234);
        underTest().nextRequestGoesWrong(request.orderNo(), "query", misbehaviour);
        assertThat(underTest().channel().query(Requests.reference(request)))
                .isInstanceOf(QueryOutcome.Unanswered.class);
    }

    @Test
    default void aPaymentThatCannotLeaveIsUnavailable() {
        PayRequest request = orders().request(1234);
        assertThat(underTest().unreachable().pay(request)).isInstanceOf(PayOutcome.Unavailable.class);
        assertThat(underTest().unreachable().query(Requests.reference(request)))
                .isInstanceOf(QueryOutcome.Unanswered.class);
    }

    private Orders orders() {
        return new Orders(underTest());
    }
}
