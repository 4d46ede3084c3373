package io.liushui.channel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.spi.CloseOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sandbox does wrong with requests, as far as the contract suite does not ask for it. */
class SandboxFaultsIntegrationTests extends AtTheHouseBank {

    @Test
    void chargesByItselfAfterItTimedOut() {
        PayRequest request = Orders.card(100, "Tea");
        sandbox.sandbox()
                .rule(Map.of(
                        "fault",
                        "time-out-then-execute-later",
                        "order_no",
                        request.orderNo(),
                        "hold_millis",
                        1_500,
                        "execute_after_millis",
                        2_500));
        assertThat(sandbox.channel().pay(request)).isInstanceOf(PayOutcome.Unknown.class);
        assertThat(sandbox.channel().query(Orders.reference(request))).isEqualTo(new QueryOutcome.NotFound());
        await().atMost(SOON).untilAsserted(() -> assertPaid(request));
        assertThat(next(request).result()).isInstanceOf(QueryOutcome.Paid.class);
    }

    @Test
    void anOrderThatWasClosedMeanwhileIsNotChargedLater() {
        PayRequest request = Orders.card(100, "Tea");
        sandbox.sandbox()
                .rule(Map.of(
                        "fault",
                        "time-out-then-execute-later",
                        "order_no",
                        request.orderNo(),
                        "hold_millis",
                        1_500,
                        "execute_after_millis",
                        3_500));
        sandbox.channel().pay(request);
        close(request);
        PayRequest later = Orders.card(99_905, "Tea");
        sandbox.channel().pay(later);
        await().atMost(SOON).untilAsserted(() -> assertPaid(later));
        assertThat(sandbox.chargesOf(request.orderNo())).isZero();
    }

    @Test
    void takesTheMoneyAfterItToldThatTheOrderIsClosed() {
        PayRequest request = Orders.wallet(100);
        sandbox.channel().pay(request);
        sandbox.sandbox()
                .rule(Map.of(
                        "fault",
                        "late-success-after-close",
                        "order_no",
                        request.orderNo(),
                        "execute_after_millis",
                        300));
        assertThat(close(request)).isEqualTo(new CloseOutcome.Closed());
        assertThat(next(request).result()).isInstanceOf(QueryOutcome.Paid.class);
        assertThat(sandbox.chargesOf(request.orderNo())).isEqualTo(1);
    }

    @Test
    void matchesBySubjectAndForTheNextFewOnly() {
        sandbox.sandbox().rule(Map.of("fault", "error-before-executing", "subject", "unlucky", "times", 2));
        List<Boolean> unknown = new ArrayList<>();
        for (int index = 0; index < 3; index++) {
            unknown.add(sandbox.channel().pay(Orders.card(100, "an unlucky tea")) instanceof PayOutcome.Unknown);
        }
        assertThat(unknown).containsExactly(true, true, false);
        assertThat(sandbox.channel().pay(Orders.card(100, "Tea"))).isInstanceOf(PayOutcome.Succeeded.class);
    }

    @Test
    void drawsTheSameLotsFromTheSameSeed() {
        assertThat(lots(4711)).isEqualTo(lots(4711)).contains(true, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/confirm", "/refuse", "/pay"})
    void twoOrdersBothPaidAndUnknownOnesRefused(String action) {
        assertThat(sandbox.sandbox()
                        .call("POST", "/control/orders/unknown0001" + action, null)
                        .statusCode())
                .isEqualTo(404);
        PayRequest first = Orders.wallet(100);
        PayRequest second = Orders.wallet(100);
        for (PayRequest request : List.of(first, second)) {
            sandbox.channel().pay(request);
            sandbox.sandbox().control("POST", "/orders/" + request.orderNo() + "/pay", null);
            assertPaid(request);
        }
    }

    private static List<Boolean> lots(long seed) {
        sandbox.sandbox().control("DELETE", "/rules", null);
        sandbox.sandbox().rule(Map.of("fault", "error-before-executing", "probability", 0.5, "seed", seed));
        List<Boolean> failed = new ArrayList<>();
        for (int index = 0; index < 20; index++) {
            failed.add(sandbox.channel().pay(Orders.card(100, "Tea")) instanceof PayOutcome.Unknown);
        }
        return failed;
    }

    private static void assertPaid(PayRequest request) {
        assertThat(sandbox.channel().query(Orders.reference(request))).isInstanceOf(QueryOutcome.Paid.class);
    }

    private static CloseOutcome close(PayRequest request) {
        return sandbox.channel().close(Orders.reference(request));
    }
}
