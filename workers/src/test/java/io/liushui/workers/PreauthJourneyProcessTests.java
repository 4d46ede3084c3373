package io.liushui.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentClosing;
import io.liushui.core.payments.PaymentIntent;
import io.liushui.core.preauth.AuthorizationCommands;
import io.liushui.core.preauth.CaptureOrder;
import io.liushui.core.preauth.CommandResult;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.QueryOutcome;
import io.liushui.workers.world.Shop;
import io.liushui.workers.world.ShopEndpoint;
import io.liushui.workers.world.WorkersWorld;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** The ways of an authorisation through the real models, workers and core. */
class PreauthJourneyProcessTests {
    private WorkersWorld world;
    private ShopEndpoint endpoint;
    private Shop shop;

    @BeforeEach
    void start() throws IOException {
        world = WorkersWorld.start();
        endpoint = ShopEndpoint.start();
        shop = Shop.open(world, endpoint.url(), null);
    }

    @AfterEach
    void stop() {
        assertThat(world.bean(DatabaseInvariants.class).check(Duration.ofHours(12)))
                .isEmpty();
        assertThat(world.contractViolations()).isEmpty();
        world.close();
        endpoint.close();
    }

    @Test
    void capturesVoidsCapturesAgainAndReleasesTheRest() {
        Payment auth = held();

        String first = capture(auth, 40_00L);
        awaitCapture(first, "succeeded");
        accepted(commands -> commands.voidCapture(shop.appId(), first, Shop.TRACE));
        awaitCapture(first, "voided");
        awaitHold(auth, "authorized");
        awaitCapture(capture(auth, 70_00L), "succeeded");
        accepted(commands -> commands.release(shop.appId(), auth.id(), Shop.TRACE));

        awaitHold(auth, "captured");
        world.await(
                "told of the release",
                () -> endpoint.received.stream()
                        .anyMatch(webhook -> webhook.body().contains("authorization.released")));
        assertThat(world.channel("alpha").calls.stream().map(call -> call.split(" ")[0]))
                .containsExactly("authorize", "capture", "capture-void", "capture", "authorization-void");
    }

    @Test
    void carriesOutCommandsThatWereGivenTogetherInTheirOrder() {
        Payment auth = held();

        String first = capture(auth, 30_00L);
        String second = capture(auth, 20_00L);
        accepted(commands -> commands.release(shop.appId(), auth.id(), Shop.TRACE));

        awaitHold(auth, "captured");
        awaitCapture(first, "succeeded");
        awaitCapture(second, "succeeded");
        assertThat(world.text("select released_minor::text from preauthorization"))
                .isEqualTo("5000");
    }

    @Test
    void waitsForTheWordOfTheChannelBeforeTheNextCommand() {
        Payment auth = held();
        world.channel("alpha").onCapture = request -> new OperationOutcome.Pending();
        String capture = capture(auth, 40_00L);
        accepted(commands -> commands.release(shop.appId(), auth.id(), Shop.TRACE));
        world.await(
                "capture pending",
                () -> "pending".equals(world.text("select state from channel_operation where kind = 'capture'")));
        assertThat(world.count("channel_operation where kind = 'authorization_void'"))
                .isZero();

        world.toldByChannel("PREAUTH " + world.text("select number from channel_operation where kind = 'capture'"));

        awaitCapture(capture, "succeeded");
        awaitHold(auth, "captured");
    }

    @Test
    void warnsAndExpires() throws Exception {
        Payment auth = held();

        world.advance(Duration.ofDays(29));
        world.await("warned", () -> world.count("event where type = 'authorization.expiring'") == 1);
        world.advance(Duration.ofDays(1));

        awaitHold(auth, "expired");
        world.await("the end of the process", () -> world.reached("Event_AuthorizationOver"));
        assertThat(world.channel("alpha").calls)
                .filteredOn(call -> call.startsWith("authorization-void"))
                .hasSize(1);
    }

    @Test
    void livesOnAfterItWasCapturedUntilTheCutOff() throws Exception {
        Payment auth = held();
        String capture = capture(auth, null);
        awaitCapture(capture, "succeeded");
        assertThat(world.reached("Event_AuthorizationOver")).isFalse();

        accepted(commands -> commands.voidCapture(shop.appId(), capture, Shop.TRACE));
        awaitHold(auth, "authorized");
        awaitCapture(capture(auth, null), "succeeded");
        world.advance(Duration.ofDays(1));

        world.await("the end of the process", () -> world.reached("Event_AuthorizationOver"));
        assertThat(world.count("preauthorization where finished_at is not null"))
                .isOne();
    }

    @Test
    void letsAnAmountGoThatIsHeldAfterTheClose() {
        world.channel("alpha").onAuthorize = request -> new PayOutcome.Pending("A1", null);
        world.channel("alpha").onQueryAuthorization = order -> new QueryOutcome.Unpaid("A1");
        Payment auth = shop.authorize(100_00);
        world.await(
                "asked",
                () -> "pending"
                        .equals(world.text("select state from payment_attempt where payment_id = ?", auth.id())));
        world.bean(PaymentClosing.class).request(PaymentIntent.AUTHORIZE, shop.appId(), auth.id());
        world.awaitState(auth.id(), "closed");

        world.paidAtChannel(auth.id());

        world.await("let go", () -> world.count("stray_hold where released_at is not null") == 1);
        assertThat(world.count("refund")).isZero();
        assertThat(world.channel("alpha").calls).noneMatch(call -> call.startsWith("refund"));
    }

    @Test
    void leavesAnAuthorisationToTheInstanceThatDrivesIt() {
        Payment auth = held();

        world.engine()
                .newPublishMessageCommand()
                .messageName("Msg_AuthorizationAccepted")
                .correlationKey("again")
                .variables(Map.of(
                        "paymentId",
                        auth.id(),
                        "merchantId",
                        auth.merchantId(),
                        "method",
                        "card",
                        "amountMinor",
                        10_000,
                        "currency",
                        "CNY",
                        "expiresAt",
                        auth.expiresAt().toString(),
                        "traceId",
                        Shop.TRACE))
                .send()
                .join();

        world.await("the second instance's end", () -> world.reached("Event_NeverHeld"));
        awaitCapture(capture(auth, 40_00L), "succeeded");
        assertThat(world.channel("alpha").calls.stream().map(call -> call.split(" ")[0]))
                .containsExactly("authorize", "capture");
    }

    private Payment held() {
        Payment payment = shop.authorize(100_00);
        awaitHold(payment, "authorized");
        world.await("waits for commands", () -> world.reached("Task_TakeCommand"));
        return payment;
    }

    /** The capture's id; {@code amountMinor} null: all that is held. */
    private String capture(Payment auth, Long amountMinor) {
        CommandResult result = accepted(commands -> commands.capture(new CaptureOrder(
                shop.appId(), auth.id(), UUID.randomUUID().toString(), amountMinor, null, Shop.TRACE)));
        return ((CommandResult.OfCapture) result).capture().id();
    }

    private CommandResult accepted(java.util.function.Function<AuthorizationCommands, CommandResult> command) {
        CommandResult result = world.bean(TransactionTemplate.class)
                .execute(status -> command.apply(world.bean(AuthorizationCommands.class)));
        assertThat(result).isInstanceOfAny(CommandResult.OfCapture.class, CommandResult.OfAuthorization.class);
        return result;
    }

    private void awaitHold(Payment auth, String state) {
        world.await(
                "authorisation " + state,
                () -> state.equals(world.text("select state from preauthorization where payment_id = ?", auth.id())));
    }

    private void awaitCapture(String capture, String state) {
        world.await(
                "capture " + state, () -> state.equals(world.text("select state from capture where id = ?", capture)));
    }
}
