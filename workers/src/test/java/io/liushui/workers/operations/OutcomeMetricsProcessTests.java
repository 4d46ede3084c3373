package io.liushui.workers.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.payments.FinalStates;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentClosing;
import io.liushui.core.refunds.RefundDecision;
import io.liushui.core.refunds.RefundDecisions;
import io.liushui.core.refunds.RefundResults;
import io.liushui.core.refunds.RefundVerdict;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayerAction;
import io.liushui.workers.world.Shop;
import io.liushui.workers.world.ShopEndpoint;
import io.liushui.workers.world.WorkersWorld;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Prometheus is told after payments that really went through model, workers and core. */
class OutcomeMetricsProcessTests {
    private WorkersWorld world;
    private ShopEndpoint endpoint;
    private Shop shop;

    @BeforeEach
    void start() throws IOException {
        world = WorkersWorld.start();
        endpoint = ShopEndpoint.start();
        endpoint.answer = request -> ShopEndpoint.Answer.of(204);
        shop = Shop.open(world, endpoint.url(), null);
    }

    @AfterEach
    void stop() {
        world.close();
        endpoint.close();
    }

    @Test
    void countsEachPaymentByItsOutcome() {
        ended(shop.pay("card"), "succeeded");
        ended(shop.pay("card"), "succeeded");
        world.channel("alpha").onPay = request -> new PayOutcome.Declined("no_money", "not enough", false);
        ended(shop.pay("card"), "failed");
        world.channel("alpha").onPay = request -> new PayOutcome.Pending("C", new PayerAction.QrCode(null, "qr"));
        closed(shop.pay("wallet"));

        assertThat(scrape("liushui_payments_accepted_total{"))
                .isEqualTo("{method=\"card\"} 3.0\n{method=\"wallet\"} 1.0");
        assertThat(scrape("liushui_payments_final_total{")).isEqualTo("""
                        {channel="alpha",method="card",outcome="failed",reason="no_money"} 1.0
                        {channel="alpha",method="card",outcome="succeeded",reason="none"} 2.0
                        {channel="alpha",method="wallet",outcome="closed",reason="closed_by_merchant"} 1.0""");
    }

    @Test
    void countsNothingTwiceWhenAJobIsRepeated() {
        Payment payment = shop.pay("card");
        ended(payment, "succeeded");
        String before = scrape("liushui_payments_final_total{");

        world.bean(FinalStates.class).record(payment.id(), FinalStates.Result.SUCCEEDED, null, null);
        world.bean(FinalStates.class).record(payment.id(), FinalStates.Result.CLOSED, null, null);

        assertThat(scrape("liushui_payments_final_total{")).isEqualTo(before).endsWith(" 1.0");
    }

    @Test
    void countsLateMoneyAndItsRefundOnceHoweverOftenTheyAreTold() {
        world.channel("alpha").onPay = request -> new PayOutcome.Pending("C", new PayerAction.QrCode(null, "qr"));
        Payment kept = shop.pay("wallet");
        closed(kept);
        assertThat(scrape("liushui_stray_money_total{")).isEqualTo("{kind=\"double\"} 0.0\n{kind=\"late\"} 0.0");

        world.paidAtChannel(kept.id());
        world.paidAtChannel(kept.id());
        refundEnded(kept, "succeeded");
        world.channel("alpha").onRefund = request -> new OperationOutcome.Declined("balance", "no money");
        Payment refused = shop.pay("wallet");
        closed(refused);
        world.paidAtChannel(refused.id());
        giveUp(refused);
        refundEnded(refused, "failed");
        world.bean(RefundResults.class)
                .record(world.text("select id from refund where payment_id = ?", refused.id()), 1);

        assertThat(scrape("liushui_stray_money_total{")).isEqualTo("{kind=\"double\"} 0.0\n{kind=\"late\"} 2.0");
        assertThat(scrape("liushui_refunds_final_total{")).isEqualTo("""
                        {origin="double_money",outcome="failed"} 0.0
                        {origin="double_money",outcome="succeeded"} 0.0
                        {origin="late_money",outcome="failed"} 1.0
                        {origin="late_money",outcome="succeeded"} 1.0
                        {origin="merchant",outcome="failed"} 0.0
                        {origin="merchant",outcome="succeeded"} 0.0""");
    }

    @Test
    void countsEveryTryOfAWebhookByItsResult() throws Exception {
        endpoint.answer = request -> ShopEndpoint.Answer.of(endpoint.received.size() < 2 ? 503 : 204);
        Payment payment = shop.pay("card");
        world.await("a first try", () -> tries(payment) == 1);
        world.advance(java.time.Duration.ofSeconds(17));
        world.await("a second try", () -> tries(payment) == 2);

        assertThat(scrape("liushui_webhook_tries_total{"))
                .contains("{result=\"delivered\"} 1.0", "{result=\"failed\"} 1.0", "{result=\"gone\"} 0.0");
    }

    @Test
    void samplesWhatTheInboxCouldNotApply() {
        world.channel("alpha").onPay = request -> new PayOutcome.Pending("C", new PayerAction.QrCode(null, "qr"));
        Payment payment = shop.pay("wallet");
        world.awaitState(payment.id(), "requires_action");
        world.toldByChannel("NOTOURS1 1234");
        world.toldByChannel(
                world.text("select channel_order_no || ' 1' from payment_attempt where payment_id = ?", payment.id()));

        world.bean(BacklogMetrics.class).sample();
        assertThat(scrape("liushui_inbox_waiting ")).isEqualTo("2.0");
        assertThat(Double.parseDouble(scrape("liushui_inbox_oldest_seconds "))).isPositive();

        closed(payment);
        world.bean(BacklogMetrics.class).sample();
        assertThat(scrape("liushui_inbox_waiting ")).isEqualTo("1.0");
    }

    private void ended(Payment payment, String state) {
        world.awaitState(payment.id(), state);
        world.await("the step has ended", () -> world.count("notification where subject = ?", payment.id()) == 1);
    }

    private void closed(Payment payment) {
        world.awaitState(payment.id(), "requires_action");
        world.bean(PaymentClosing.class).request(shop.appId(), payment.id());
        ended(payment, "closed");
    }

    private void giveUp(Payment payment) {
        String open =
                "refund_repair c join refund r on r.id = c.refund_id where r.payment_id = ? and c.decision is null";
        world.await("a person has to decide", () -> world.count(open, payment.id()) == 1);
        world.bean(RefundDecisions.class)
                .decide(
                        world.text("select c.id from " + open, payment.id()),
                        new RefundVerdict(RefundDecision.GIVE_UP, "li", "the payer cannot be found", null));
    }

    private void refundEnded(Payment payment, String state) {
        world.await(
                "refund " + state,
                () -> world.count(
                                "refund where payment_id = ? and state = ? and finished_at is not null",
                                payment.id(),
                                state)
                        == 1);
    }

    private long tries(Payment payment) {
        return world.count(
                "notification_try t join notification n on n.id = t.notification_id where n.subject = ?", payment.id());
    }

    /** What follows the beginning in the lines that have it, sorted. */
    private String scrape(String beginning) {
        String name = beginning.endsWith("{") ? beginning.substring(0, beginning.length() - 1) : beginning;
        return String.join(
                "\n",
                world.bean(PrometheusMeterRegistry.class)
                        .scrape()
                        .lines()
                        .filter(line -> line.startsWith(beginning))
                        .map(line -> line.substring(name.length()))
                        .sorted()
                        .toList());
    }
}
