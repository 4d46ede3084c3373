package io.liushui.channel.netbank;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.contract.ChannelContract;
import io.liushui.channel.contract.Orders;
import io.liushui.channel.contract.RequestMisbehaviour;
import io.liushui.channel.contract.Requests;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerAction.PostForm;
import io.liushui.spi.QueryOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of a channel whose {@code pay} makes a form and asks nobody: what the suite expects of a request there is expected of the browser. */
interface NetbankContract extends ChannelContract {

    @Override
    BankUnderTest underTest();

    @Override
    @ParameterizedTest
    @EnumSource
    default void aPaymentWithoutAClearAnswerIsUnknownAndWasSentOnce(RequestMisbehaviour misbehaviour) {
        Orders orders = new Orders(underTest());
        PayRequest request = orders.request(1234);
        underTest().nextRequestGoesWrong(request.orderNo(), "pay", misbehaviour);
        assertThat(underTest().channel().pay(request)).isInstanceOf(PayOutcome.Pending.class);
        assertThat(underTest().requestsOf(request.orderNo(), "pay")).isEqualTo(1);
        QueryOutcome answer = underTest().channel().query(Requests.reference(request));
        assertThat(answer)
                .isInstanceOf(misbehaviour.executes() ? QueryOutcome.Unpaid.class : QueryOutcome.NotFound.class);
        orders.pay(request);
        assertThat(underTest().chargesOf(request.orderNo())).isEqualTo(1);
    }

    @Override
    @Test
    default void aPaymentThatCannotLeaveIsUnavailable() {
        PayRequest request = new Orders(underTest()).request(1234);
        assertThat(underTest().unreachable().pay(request)).isInstanceOf(PayOutcome.Pending.class);
        assertThat(underTest().unreachable().query(Requests.reference(request)))
                .isInstanceOf(QueryOutcome.Unanswered.class);
    }

    @Override
    @Test
    default void logsEachExchangeWithItsAnswerTimeAndTrace() {
        PayRequest request = new Orders(underTest()).submitted(1234);
        underTest().channel().query(Requests.reference(request));
        List<Exchange> logged = logged(request);
        assertThat(logged).extracting(Exchange::operation).containsExactly("pay", "query");
        assertThat(logged).allSatisfy(exchange -> {
            assertThat(exchange.request()).contains(request.orderNo());
            assertThat(exchange.error()).isNull();
            assertThat(exchange.tookMicros()).isPositive();
            assertThat(exchange.traceId()).isEqualTo(Requests.TRACE);
        });
        assertThat(logged.getLast().status()).isEqualTo(200);
        assertThat(logged.getLast().response()).contains(request.orderNo(), "<OrderStatus>00</OrderStatus>");
    }

    @Override
    @Test
    default void logsWhyThereIsNoAnswer() {
        PayRequest request = new Orders(underTest()).request(1234);
        underTest().unreachable().query(Requests.reference(request));
        assertThat(logged(request)).singleElement().satisfies(exchange -> {
            assertThat(exchange.status()).isZero();
            assertThat(exchange.error()).isNotBlank();
        });
    }

    @Test
    default void logsNoFormThatPays() {
        PayRequest request = new Orders(underTest()).request(1234);
        PayOutcome.Pending pending = (PayOutcome.Pending) underTest().channel().pay(request);
        String signature = ((PostForm) pending.action()).fields().get("signature");
        assertThat(signature).hasSizeGreaterThan(80);
        assertThat(logged(request))
                .isNotEmpty()
                .allSatisfy(exchange -> assertThat(exchange.request()).doesNotContain(signature));
    }

    private List<Exchange> logged(PayRequest request) {
        return underTest().exchanges().stream()
                .filter(exchange -> request.orderNo().equals(exchange.reference()))
                .toList();
    }
}
