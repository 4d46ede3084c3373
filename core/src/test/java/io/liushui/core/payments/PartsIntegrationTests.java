package io.liushui.core.payments;

import static io.liushui.core.payments.Purse.points;
import static io.liushui.core.payments.Purse.wallet;
import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.accounts.Balances;
import io.liushui.core.accounts.Flow;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.json.Json;
import io.liushui.core.paging.Slice;
import io.liushui.core.parts.PartKind;
import io.liushui.core.parts.PartWish;
import io.liushui.core.parts.PaymentParts;
import io.liushui.core.payments.Acceptance.Result;
import io.liushui.core.wallets.Wallets;
import io.liushui.spi.PayOutcome;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Payments of several parts, from their acceptance to their end. */
class PartsIntegrationTests extends PaymentInParts {
    private static final PartWish UNKNOWN_COUPON = new PartWish(PartKind.COUPON, null, "cpn_none");

    @Test
    void partsAreHeldWithTheAcceptanceAndUsedWithTheSuccess() {
        Payment payment = accepted(ann.order("card", 1_234, wallet(300), points(200)));

        assertThat(payment.channelAmount()).isEqualTo(CoreWorld.cny(734));
        assertThat(stored(payment)).isEqualTo(payment);
        assertThat(ann.balances()).isEqualTo(new Balances(700, 0, 300));
        assertThat(ann.points()).isEqualTo(400);
        assertThat(states(payment)).containsExactly("WALLET_BALANCE 300 HELD", "POINTS 200 HELD");
        assertThat(world.text("select variables from outbox where message_id = ?", payment.id()))
                .contains("\"amountMinor\":734");

        ann.paid(payment);

        assertThat(world.text("select amount_minor::text from payment_attempt where payment_id = ?", payment.id()))
                .isEqualTo("734");
        assertThat(states(payment)).containsExactly("WALLET_BALANCE 300 USED", "POINTS 200 USED");
        assertThat(ann.balances()).isEqualTo(new Balances(700, 0, 0));
        assertThat(owed() - owedBefore).isEqualTo(1_234);
        String part = world.bean(PaymentParts.class).of(payment.id()).getFirst().id();
        assertThat(world.bean(Wallets.class).flows(ann.wallet, Slice.newest(1)))
                .extracting(Flow::reference)
                .containsExactly("part_used:" + part);
    }

    @Test
    void itsDocumentShowsThePartsAndOneWithoutThemDoesNot() {
        Payment payment = accepted(ann.order("card", 1_234, wallet(300)));
        ann.paid(payment);
        Map<String, Object> told = Json.readObject(
                world.text("select data from event where type = 'payment.succeeded' and subject = ?", payment.id()));
        assertThat(told).containsEntry("amount", 1234).containsEntry("channel_amount", 934);
        assertThat(told.get("parts"))
                .isEqualTo(List.of(
                        Map.of("type", "wallet_balance", "amount", 300, "state", "used", "refunded_amount", 0)));
        assertThat(Json.readObject(world.bean(PaymentDocument.class).json(accepted(ann.order("card", 1)))))
                .doesNotContainKeys("channel_amount", "parts");
    }

    @Test
    void whatIsRefusedHoldsNothing() {
        assertThat(accept(ann.order("card", 2_000, points(400), wallet(1_001))))
                .isEqualTo(new Result.PartRefused(1, PartKind.WALLET_BALANCE, "insufficient_balance"));
        assertThat(accept(ann.order("card", 2_000, wallet(1_000), points(401))))
                .isEqualTo(new Result.PartRefused(1, PartKind.POINTS, "insufficient_balance"));
        assertThat(accept(ann.order("card", 500, wallet(250), points(250)))).isEqualTo(new Result.PartsExceedAmount());
        assertThat(accept(ann.order("card", 500, wallet(250), UNKNOWN_COUPON))).isInstanceOf(Result.PartRefused.class);
        assertThat(accept(ann.order("card", 1_000_500, wallet(10)))).isInstanceOf(Result.NoChannel.class);
        assertThat(ann.balances()).isEqualTo(new Balances(1_000, 0, 0));
        assertThat(ann.points()).isEqualTo(800);
        assertThat(world.count("payment_part where source = '" + ann.wallet.id() + "'"))
                .isZero();
    }

    @Test
    void whoHasNoWalletOrPointsPaysNothingWithThem() {
        Purse bob = new Purse(journey, UUID.randomUUID().toString(), 0, 0, 10);
        assertThat(accept(bob.order("card", 100, points(1))))
                .isEqualTo(new Result.PartRefused(0, PartKind.POINTS, "no_points_account"));
        assertThat(accept(bob.order("card", 100, wallet(1))))
                .isEqualTo(new Result.PartRefused(0, PartKind.WALLET_BALANCE, "insufficient_balance"));
    }

    @Test
    void anOrderNumberThatIsTakenHoldsNothing() {
        AcceptPayment order = ann.order("card", 1_234, wallet(600), points(100));
        accepted(order);
        assertThat(world.bean(Acceptance.class)
                        .accept(order, journey.key(UUID.randomUUID().toString(), "b")))
                .isInstanceOf(Result.OrderNumberTaken.class);
        assertThat(ann.balances()).isEqualTo(new Balances(400, 0, 600));
        assertThat(ann.points()).isEqualTo(600);
    }

    @Test
    void aPaymentThatFailsOrIsClosedLetsThemGo() {
        Payment failed = accepted(ann.order("card", 1_234, wallet(300), points(200)));
        journey.alpha.onPay = request -> new PayOutcome.Declined("no", "no", false);
        journey.submit(journey.routed(failed));
        journey.record(failed, FinalStates.Result.FAILED);
        Payment closed = accepted(ann.order("card", 1_234, points(300), wallet(400)));
        close(closed);

        assertThat(states(failed)).containsExactly("WALLET_BALANCE 300 RELEASED", "POINTS 200 RELEASED");
        assertThat(states(closed)).containsExactly("POINTS 300 RELEASED", "WALLET_BALANCE 400 RELEASED");
        assertThat(ann.balances()).isEqualTo(new Balances(1_000, 0, 0));
        assertThat(ann.points()).isEqualTo(800);
        assertThat(owed()).isEqualTo(owedBefore);
    }

    @Test
    void moneyThatComesAfterTheCloseGoesBackAndThePartsStayFree() {
        journey.alpha.onPay = request -> new PayOutcome.Pending("C1", null);
        Payment payment = accepted(ann.order("card", 1_234, wallet(300)));
        String attempt = journey.routed(payment);
        journey.submit(attempt);
        world.bean(Attempts.class).close(attempt);
        journey.record(payment, FinalStates.Result.CLOSED);
        world.inTransaction(() ->
                world.bean(Settlement.class).settle(payment.id(), attempt, new ChannelResult.Paid("C1", 934, "CNY")));

        assertThat(states(payment)).containsExactly("WALLET_BALANCE 300 RELEASED");
        assertThat(world.text(
                        "select origin || ' ' || amount_minor || ' ' || parts_minor from refund where payment_id = ?",
                        payment.id()))
                .isEqualTo("late_money 934 0");
    }

    @Test
    void theChannelHasToTakeExactlyWhatThePartsLeave() {
        journey.alpha.onPay = request -> new PayOutcome.Succeeded("C1", 1_234, "CNY");
        Payment payment = accepted(ann.order("card", 1_234, wallet(300)));
        assertThat(journey.submit(journey.routed(payment))).isEqualTo("unknown");
        assertThat(states(payment)).containsExactly("WALLET_BALANCE 300 HELD");
    }

    @Test
    void aMethodThatTakesTheSameMoneyCannotBeChosenForTheRest() {
        Payment payment = accepted(ann.order(null, 1_234, wallet(300)));
        MethodChoice choice = world.bean(MethodChoice.class);
        assertThat(choice.choose(payment.cashierToken(), "wallet_balance"))
                .isInstanceOf(MethodChoice.Result.NotOffered.class);
        assertThat(choice.choose(payment.cashierToken(), "points")).isInstanceOf(MethodChoice.Result.Chosen.class);
    }
}
