package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerAction;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every exchange is logged, and no log tells a secret. */
public interface LogContract {

    ChannelUnderTest underTest();

    @Test
    default void logsEachExchangeWithItsAnswerTimeAndTrace() {
        PayRequest request = Requests.pay(underTest().immediateMethod(), 1234);
        underTest().channel().pay(request);
        underTest().channel().query(Requests.reference(request));
        List<Exchange> logged = logged(request);
        assertThat(logged).extracting(Exchange::operation).containsExactly("pay", "query");
        assertThat(logged).allSatisfy(exchange -> {
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(exchange.request()).contains(request.orderNo());
            assertThat(exchange.response()).contains(request.orderNo());
            assertThat(exchange.error()).isNull();
            assertThat(exchange.tookMicros()).isPositive();
            assertThat(exchange.traceId()).isEqualTo(Requests.TRACE);
        });
    }

    @Test
    default void logsWhyThereIsNoAnswer() {
        PayRequest request = Requests.pay(underTest().immediateMethod(), 1234);
        underTest().unreachable().pay(request);
        assertThat(logged(request)).singleElement().satisfies(exchange -> {
            assertThat(exchange.status()).isZero();
            assertThat(exchange.error()).isNotBlank();
        });
    }

    @Test
    default void logsNoSecrets() {
        String card = "4111111111111111";
        PayRequest request = Requests.pay(underTest().interactiveMethod(), 1234, "CNY", "Card " + card + " tea");
        PayOutcome outcome = underTest().channel().pay(request);
        String link = outcome instanceof PayOutcome.Pending(String _, PayerAction.QrCode(String _, String page)) ? page : "";
        assertThat(link).isNotBlank();
        assertThat(logged(request)).isNotEmpty();
        for (Exchange exchange : underTest().exchanges()) {
            assertThat(String.valueOf(exchange))
                    .doesNotContain(Requests.PAYER_IP, Requests.RETURN_URL, card, link)
                    .doesNotContain(Stream.concat(underTest().secrets().stream(), Stream.of("PRIVATE KEY"))
                            .toArray(String[]::new));
        }
    }

    private List<Exchange> logged(PayRequest request) {
        return underTest().exchanges().stream()
                .filter(exchange -> request.orderNo().equals(exchange.reference()))
                .toList();
    }
}
