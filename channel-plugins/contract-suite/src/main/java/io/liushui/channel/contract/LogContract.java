package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerAction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every exchange is logged, and no log tells a secret. */
public interface LogContract {

    ChannelUnderTest underTest();

    @Test
    default void logsEachExchangeWithItsAnswerTimeAndTrace() {
        PayRequest request = new Orders(underTest()).submitted(1234);
        underTest().channel().query(Requests.reference(request));
        List<Exchange> logged = logged(request);
        assertThat(logged).extracting(Exchange::operation).contains("pay", "query");
        assertThat(logged).allSatisfy(exchange -> {
            assertThat(exchange.status()).isPositive();
            assertThat(exchange.request()).isNotBlank();
            assertThat(exchange.response()).isNotNull();
            assertThat(exchange.error()).isNull();
            assertThat(exchange.tookMicros()).isPositive();
            assertThat(exchange.traceId()).isEqualTo(Requests.TRACE);
        });
    }

    @Test
    default void logsWhyThereIsNoAnswer() {
        PayRequest request = new Orders(underTest()).request(1234);
        underTest().unreachable().pay(request);
        assertThat(logged(request)).isNotEmpty().allSatisfy(exchange -> {
            assertThat(exchange.status()).isZero();
            assertThat(exchange.error()).isNotBlank();
        });
    }

    @Test
    default void logsNoSecrets() {
        String card = "4111111111111111";
        Orders orders = new Orders(underTest());
        PayRequest request =
                orders.request(underTest().method(), 1234, underTest().currency(), "Card " + card + " tea");
        PayOutcome outcome = underTest().channel().pay(request);
        List<String> secrets = new ArrayList<>(underTest().secrets());
        secrets.addAll(List.of(card, Requests.RETURN_URL, "PRIVATE KEY"));
        secrets.addAll(payerSecrets(request));
        if (outcome instanceof PayOutcome.Pending(String _, PayerAction action) && action != null) {
            secrets.addAll(links(action));
        }
        assertThat(logged(request)).isNotEmpty();
        assertThat(underTest().exchanges())
                .allSatisfy(exchange ->
                        assertThat(String.valueOf(exchange)).doesNotContain(secrets.toArray(String[]::new)));
    }

    private static List<String> payerSecrets(PayRequest request) {
        List<String> secrets = new ArrayList<>();
        for (String secret : new String[] {
            request.payer().ip(),
            request.payer().phone(),
            request.payer().account(),
            request.payer().contract()
        }) {
            if (secret != null) {
                secrets.add(secret);
            }
        }
        return secrets;
    }

    private static List<String> links(PayerAction action) {
        return switch (action) {
            case PayerAction.Redirect(String url) -> List.of(url);
            case PayerAction.QrCode(String content, String page) ->
                page == null ? List.of(content) : List.of(content, page);
            case PayerAction.PostForm _, PayerAction.AppCall _, PayerAction.EnterCode _ -> List.of();
        };
    }

    private List<Exchange> logged(PayRequest request) {
        return underTest().exchanges().stream()
                .filter(exchange -> request.orderNo().equals(exchange.reference()))
                .toList();
    }
}
