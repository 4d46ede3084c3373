package io.liushui.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.json.Json;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.payments.Payer;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentClosing;
import io.liushui.core.sms.SmsInbox;
import io.liushui.core.stepup.StepUps;
import io.liushui.core.stepup.Verification;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import io.liushui.workers.world.Shop;
import io.liushui.workers.world.ShopEndpoint;
import io.liushui.workers.world.WorkersWorld;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The ways of a payment through the real models, workers and core. */
class PaymentJourneyProcessTests extends PaymentWays {
    @BeforeAll
    static void start() throws IOException {
        world = WorkersWorld.start();
        endpoint = ShopEndpoint.start();
    }

    @AfterAll
    static void stop() {
        assertThat(world.bean(DatabaseInvariants.class).check(Duration.ofHours(12)))
                .isEmpty();
        assertThat(world.contractViolations()).isEmpty();
        world.close();
        endpoint.close();
    }

    @Nested
    class AtADeadEnd extends PaymentsAtADeadEnd {}

    @Test
    void paysAtOnceAndTellsTheMerchant() {
        Payment payment = shop.pay("card");

        world.awaitState(payment.id(), "succeeded");
        awaitNotified(payment);
        ShopEndpoint.Received webhook = webhookOf(payment);
        Map<String, Object> event = Json.readObject(webhook.body());
        assertThat(event).containsEntry("type", "payment.succeeded").containsKeys("id", "created");
        assertThat(webhook.headers()).containsEntry("webhook-id", (String) event.get("id"));
        assertThat(webhook.headers().get("traceparent")).contains(Shop.TRACE);
        assertThat(world.text("select model_version from risk_assessment where payment_id = ?", payment.id()))
                .matches("[0-9]+");
        assertThat(world.channel("alpha").calls).hasSize(1);
    }

    @Test
    void succeedsByQueryAfterAnUnknownAnswer() throws Exception {
        world.channel("alpha").onPay = request -> new PayOutcome.Unknown("read timed out");
        world.channel("alpha").onQuery = order -> new QueryOutcome.Unpaid("C");
        Payment payment = shop.pay("card");
        awaitAttempt(payment, "unknown");

        world.channel("alpha").onQuery = order -> new QueryOutcome.Paid("C", order.amountMinor(), order.currency());
        world.advance(Duration.ofSeconds(6));

        world.awaitState(payment.id(), "succeeded");
        assertThat(world.channel("alpha").calls)
                .filteredOn(call -> call.startsWith("pay"))
                .hasSize(1);
    }

    @Test
    void takesTheNextRouteWhenAChannelIsUnavailable() {
        world.channel("alpha").onPay = request -> new PayOutcome.Unavailable("down", null);

        Payment payment = shop.pay("card");

        world.awaitState(payment.id(), "succeeded");
        assertThat(world.text(
                        "select string_agg(channel_id || ' ' || state, ', ' order by number) from payment_attempt"
                                + " where payment_id = ?",
                        payment.id()))
                .isEqualTo("alpha next_route, beta succeeded");
    }

    /** Row 17 of the faults: a channel that said it was down took the money all the same. */
    @Test
    void sendsBackOnceWhatASecondAttemptTook() {
        world.channel("alpha").onPay = request -> new PayOutcome.Unavailable("down", null);
        world.channel("alpha").onRefund = request -> new OperationOutcome.Done("R1");
        Payment payment = shop.pay("card");
        world.awaitState(payment.id(), "succeeded");

        for (int times = 0; times < 3; times++) {
            world.toldByChannel(world.text(
                    "select channel_order_no || ' ' || amount_minor from payment_attempt where payment_id = ? and number = 1",
                    payment.id()));
        }

        world.await(
                "the merchant is told of all",
                () -> List.of("payment.succeeded", "payment.double_money_received", "refund.succeeded").stream()
                        .allMatch(type -> told(payment, type) == 1));
        assertThat(world.channel("alpha").calls)
                .filteredOn(call -> call.startsWith("refund"))
                .hasSize(1);
        assertThat(world.channel("beta").calls)
                .filteredOn(call -> call.startsWith("refund"))
                .isEmpty();
        assertThat(world.text(
                        "select origin || ' ' || channel_id || ' ' || state || ' ' || amount_minor from refund where payment_id = ?",
                        payment.id()))
                .isEqualTo("double_money alpha succeeded 1234");
        assertThat(world.text("select state from payment where id = ?", payment.id()))
                .isEqualTo("succeeded");
    }

    private static long told(Payment payment, String type) {
        return endpoint.received.stream()
                .filter(webhook -> webhook.body().contains("\"" + type + "\"")
                        && webhook.body().contains(payment.id()))
                .count();
    }

    @Test
    void failsWhenTheChannelDeclines() {
        world.channel("alpha").onPay = request -> new PayOutcome.Declined("no_money", "not enough", false);

        Payment payment = shop.pay("card");

        world.awaitState(payment.id(), "failed");
        assertThat(world.text("select reason_code from payment where id = ?", payment.id()))
                .isEqualTo("no_money");
        awaitNotified(payment);
        assertThat(webhookOf(payment).body()).contains("payment.failed");
    }

    @Test
    void closesWhatNobodyPaysInTime() throws Exception {
        world.channel("alpha").onPay =
                request -> new PayOutcome.Pending("C", new PayerAction.QrCode("https://pay.example", "qr"));
        world.channel("alpha").onQuery = order -> new QueryOutcome.Unpaid("C");
        Payment payment = shop.pay("wallet");
        world.awaitState(payment.id(), "requires_action");

        world.advance(Duration.ofMinutes(31));

        world.awaitState(payment.id(), "closed");
        assertThat(world.text("select reason_code from payment where id = ?", payment.id()))
                .isEqualTo("expired");
        assertThat(world.channel("alpha").calls).anyMatch(call -> call.startsWith("close"));
    }

    @Test
    void closesWhenTheMerchantAsks() {
        world.channel("alpha").onPay =
                request -> new PayOutcome.Pending("C", new PayerAction.QrCode("https://pay.example", "qr"));
        Payment payment = shop.pay("wallet");
        world.awaitState(payment.id(), "requires_action");

        world.bean(PaymentClosing.class).request(shop.appId(), payment.id());

        world.awaitState(payment.id(), "closed");
        assertThat(world.text("select reason_code from payment where id = ?", payment.id()))
                .isEqualTo("closed_by_merchant");
    }

    @Test
    void asksForACodeWhenTheAmountIsHigh() {
        Payment payment = shop.pay("wallet", 200_000, new Payer("payer", null, null, "+8613800000000"));
        world.awaitState(payment.id(), "requires_action");
        world.await("code sent", () -> !world.bean(SmsInbox.class).newest().isEmpty());

        Verification verification = world.bean(StepUps.class).verify(payment.cashierToken(), code());

        assertThat(verification).isInstanceOf(Verification.Verified.class);
        world.awaitState(payment.id(), "succeeded");
    }

    @Test
    void leavesAPaymentToTheInstanceThatDrivesIt() {
        world.channel("alpha").onPay = request -> new PayOutcome.Pending("C", new PayerAction.QrCode(null, "qr"));
        Payment payment = shop.pay("wallet");
        world.awaitState(payment.id(), "requires_action");
        String driver = world.text("select driver_instance from payment where id = ?", payment.id());

        world.engine()
                .newPublishMessageCommand()
                .messageName("Msg_PaymentAccepted")
                .correlationKey("again")
                .variables(Map.of(
                        "paymentId",
                        payment.id(),
                        "merchantId",
                        payment.merchantId(),
                        "method",
                        "wallet",
                        "amountMinor",
                        1234,
                        "currency",
                        "CNY",
                        "expiresAt",
                        payment.expiresAt().toString(),
                        "traceId",
                        Shop.TRACE))
                .send()
                .join();

        world.await("second instance ended", () -> world.reached("Event_NotOurs"));
        assertThat(world.text("select driver_instance from payment where id = ?", payment.id()))
                .isEqualTo(driver);
        assertThat(world.channel("alpha").calls)
                .filteredOn(call -> call.startsWith("pay"))
                .hasSize(1);
        world.bean(PaymentClosing.class).request(shop.appId(), payment.id());
        world.awaitState(payment.id(), "closed");
    }

    @Test
    void succeedsByTheChannelsNotification() throws Exception {
        world.channel("alpha").onPay = request -> new PayOutcome.Pending("C", new PayerAction.QrCode(null, "qr"));
        Payment payment = shop.pay("wallet");
        world.awaitState(payment.id(), "requires_action");

        world.paidAtChannel(payment.id());

        world.awaitState(payment.id(), "succeeded");
        assertThat(world.channel("alpha").calls).noneMatch(call -> call.startsWith("query"));
    }

    @Test
    void paysBackMoneyThatArrivesAfterTheClose() {
        world.channel("alpha").onPay = request -> new PayOutcome.Pending("C", new PayerAction.QrCode(null, "qr"));
        Payment payment = shop.pay("wallet");
        world.awaitState(payment.id(), "requires_action");
        world.bean(PaymentClosing.class).request(shop.appId(), payment.id());
        world.awaitState(payment.id(), "closed");

        world.paidAtChannel(payment.id());

        world.await(
                "refunded",
                () -> "succeeded".equals(world.text("select state from refund where payment_id = ?", payment.id())));
        assertThat(world.channel("alpha").calls)
                .filteredOn(call -> call.startsWith("refund"))
                .hasSize(1);
        assertThat(world.text("select state from payment where id = ?", payment.id()))
                .isEqualTo("closed");
    }

    /** Shops of other tests may still be told something. */
    private static ShopEndpoint.Received webhookOf(Payment payment) {
        return endpoint.received.stream()
                .filter(webhook -> webhook.body().contains(payment.id()))
                .findFirst()
                .orElseThrow();
    }

    private void awaitNotified(Payment payment) {
        world.await(
                "notified",
                () -> "delivered".equals(world.text("select state from notification where subject = ?", payment.id())));
    }

    private static String code() {
        Matcher code = Pattern.compile("[0-9]{6}")
                .matcher(world.bean(SmsInbox.class).newest().getFirst().text());
        assertThat(code.find()).isTrue();
        return code.group();
    }
}
