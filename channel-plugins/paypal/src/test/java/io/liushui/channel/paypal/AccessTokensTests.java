package io.liushui.channel.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.contract.Requests;
import io.liushui.channel.paypal.StubPaypal.Asked;
import io.liushui.channel.paypal.StubPaypal.Said;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.QueryOutcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccessTokensTests extends OverStubPaypal {

    @Test
    void asksOnceForManyRequestsAtOnce() throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<QueryOutcome>> questions = IntStream.range(0, 50)
                    .mapToObj(index -> (Callable<QueryOutcome>) this::query)
                    .toList();
            executor.invokeAll(questions);
        }
        assertThat(stub.tokensGiven()).isEqualTo(1);
        assertThat(stub.asked())
                .hasSize(50)
                .allSatisfy(asked -> assertThat(asked.authorization()).isEqualTo("Bearer T1"));
    }

    @Test
    void renewsBeforeTheEnd() {
        query();
        clock.move(Duration.ofSeconds(3_600 - 301));
        query();
        assertThat(stub.tokensGiven()).isEqualTo(1);
        clock.move(Duration.ofSeconds(2));
        query();
        assertThat(stub.tokensGiven()).isEqualTo(2);
        assertThat(stub.asked().getLast().authorization()).isEqualTo("Bearer T2");
    }

    @Test
    void goesOnWithTheOldOneWhileItLivesWhenThereIsNoNewOne() {
        query();
        stub.giveTokens(false);
        clock.move(Duration.ofSeconds(3_400));
        query();
        assertThat(stub.asked().getLast().authorization()).isEqualTo("Bearer T1");
        clock.move(Duration.ofSeconds(201));
        assertThat(query()).isInstanceOf(QueryOutcome.Unanswered.class);
        assertThat(stub.asked()).hasSize(2);
    }

    @Test
    void withoutATokenNothingIsSent() {
        stub.giveTokens(false);
        assertThat(channel.pay(request())).isInstanceOf(PayOutcome.Unavailable.class);
        assertThat(stub.asked()).isEmpty();
    }

    @Test
    void aRefusedTokenIsRenewedAndTheRequestSentOnceMoreUnderItsId() {
        stub.answer(asked -> asked.authorization().equals("Bearer T1")
                ? new Said(401, "{\"error\":\"invalid_token\"}")
                : new Said(422, issue("INVALID_CURRENCY_CODE")));
        PayRequest request = request();
        assertThat(channel.pay(request)).isInstanceOf(PayOutcome.Declined.class);
        assertThat(stub.asked()).extracting(Asked::authorization).containsExactly("Bearer T1", "Bearer T2");
        assertThat(stub.asked()).extracting(Asked::requestId).containsOnly(request.orderNo());
        assertThat(stub.asked().getFirst().body())
                .isEqualTo(stub.asked().getLast().body());
    }

    @Test
    void aTokenThatIsRefusedAgainIsNotTriedForever() {
        stub.answer(asked -> new Said(401, "{\"error\":\"invalid_token\"}"));
        assertThat(channel.pay(request())).isInstanceOf(PayOutcome.Unavailable.class);
        assertThat(stub.asked()).hasSize(2);
    }

    @Test
    void noTokenStandsInTheLog() {
        query();
        assertThat(stub.exchanges())
                .isNotEmpty()
                .allSatisfy(exchange -> assertThat(exchange.toString()).doesNotContain("T1", "secret"));
    }

    private static String issue(String code) {
        return "{\"name\":\"UNPROCESSABLE_ENTITY\",\"details\":[{\"issue\":\"" + code + "\"}]}";
    }

    private QueryOutcome query() {
        return channel.query(new OrderReference(
                "A0000001",
                "paypal",
                "5O190127TN364715T",
                100,
                "USD",
                clock.instant(),
                clock.instant().plusSeconds(900),
                null));
    }

    private static PayRequest request() {
        return Requests.pay("paypal", 100, "USD", "Tea", Payer.UNKNOWN);
    }
}
