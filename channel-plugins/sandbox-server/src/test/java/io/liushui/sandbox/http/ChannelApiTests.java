package io.liushui.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelApiTests {

    private static RunningSandbox sandbox;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        sandbox = new RunningSandbox(data);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void signsEveryAnswerRefusalsToo() throws Exception {
        String order = RunningSandbox.order(RunningSandbox.number(), "sandbox_card", 100, null);
        assertThat(sandbox.isGenuine(sandbox.signed("POST", "/sandbox/v1/orders", order)))
                .isTrue();
        assertThat(sandbox.isGenuine(sandbox.signed("GET", "/sandbox/v1/orders/unknown0001", "")))
                .isTrue();
        assertThat(sandbox.isGenuine(sandbox.signed("POST", "/sandbox/v1/orders", "{}")))
                .isTrue();
    }

    @Test
    void refusesWhatIsNotSignedOrSignedTooLongAgo() throws Exception {
        String number = RunningSandbox.number();
        String order = RunningSandbox.order(number, "sandbox_card", 100, null);
        Instant longAgo = Instant.now().minusSeconds(301);
        assertRefused(sandbox.plain("POST", "/sandbox/v1/orders", order), 401, "signature_missing");
        assertRefused(sandbox.signed("POST", "/sandbox/v1/orders", order, longAgo), 401, "timestamp_stale");
        assertRefused(
                sandbox.plain(
                        "POST",
                        "/sandbox/v1/orders",
                        order,
                        "Sandbox-Timestamp",
                        Long.toString(Instant.now().getEpochSecond()),
                        "Sandbox-Nonce",
                        "n",
                        "Sandbox-Signature",
                        "AAAA"),
                401,
                "signature_invalid");
        assertRefused(sandbox.signed("GET", "/sandbox/v1/orders/" + number, ""), 404, "order_not_found");
    }

    @ParameterizedTest
    @CsvSource({
        "amount,0,amount_out_of_range",
        "amount,-1,amount_out_of_range",
        "amount,1000000000000,amount_out_of_range",
        "amount,1.5,malformed_request",
        "currency,\"XXX\",currency_unsupported",
        "method,\"cash\",method_unknown",
        "subject,\" \",invalid_request",
        "order_no,\"short\",invalid_request",
        "return_url,\"javascript:alert(1)\",invalid_request",
        "surprise,1,malformed_request"
    })
    void refusesBadOrders(String field, String value, String code) throws Exception {
        String order = RunningSandbox.order(RunningSandbox.number(), "sandbox_card", 100, null);
        String bad = order.replaceFirst("\"" + field + "\":(\"[^\"]*\"|[^,}]+)", "")
                .replaceFirst("\\{,?", "{\"" + field + "\":" + value + ",")
                .replaceAll(",\\s*,", ",")
                .replaceAll(",\\s*}", "}");
        HttpResponse<String> answer = sandbox.signed("POST", "/sandbox/v1/orders", bad);
        assertThat(answer.statusCode()).isIn(400, 422);
        assertThat(answer.body()).contains("\"" + code + "\"");
    }

    @ParameterizedTest
    @CsvSource({"99901,card_declined", "99902,card_expired", "99903,issuer_unavailable", "99904,limit_exceeded"})
    void answersMagicAmounts(long amount, String code) throws Exception {
        String order = RunningSandbox.order(RunningSandbox.number(), "sandbox_card", amount, null);
        assertThat(sandbox.signed("POST", "/sandbox/v1/orders", order).body())
                .contains("\"state\":\"declined\"", "\"code\":\"" + code + "\"");
    }

    @Test
    void refundsNeverExceedWhatWasPaidEvenAtOnce() throws Exception {
        String number = RunningSandbox.number();
        sandbox.signed("POST", "/sandbox/v1/orders", RunningSandbox.order(number, "sandbox_card", 100, null));
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int index = 0; index < 20; index++) {
                executor.submit(() ->
                        sandbox.signed("POST", "/sandbox/v1/refunds", """
                        {"refund_no":"%s","order_no":"%s","amount":30,"currency":"CNY","reason":null}""".formatted(RunningSandbox.number(), number)));
            }
        }
        assertThat(sandbox.signed("GET", "/sandbox/v1/orders/" + number, "").body())
                .contains("\"refunded\":90");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset-before-executing", "reset-after-executing"})
    void resetsTheConnectionInsteadOfClosingIt(String fault) throws Exception {
        String number = RunningSandbox.number();
        sandbox.signed("POST", "/sandbox/v1/orders", RunningSandbox.order(number, "sandbox_wallet", 100, null));
        sandbox.plain(
                "POST",
                "/control/rules",
                "{\"fault\":\"" + fault + "\",\"operation\":\"query\",\"order_no\":\"" + number + "\"}");
        try (Socket socket = new Socket("127.0.0.1", sandbox.port())) {
            socket.getOutputStream().write(sandbox.rawSignedGet("/sandbox/v1/orders/" + number));
            InputStream answer = socket.getInputStream();
            assertThatThrownBy(answer::read).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        }
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"" + code + "\"");
    }
}
