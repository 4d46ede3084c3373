package io.liushui.channel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.DeclineReason;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.VoidRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Voids and refunds at the bank, as far as the contract suite does not ask for them. */
class SandboxUndoingIntegrationTests extends AtTheHouseBank {

    @Test
    void aVoidIsTooLateOnceTheBanksDayIsOver() {
        OrderReference order = story.paid(1_000);
        story.age(order.orderNo(), 1);
        VoidRequest late = story.voiding(order);
        assertThat(channel.voidPayment(late))
                .isEqualTo(new OperationOutcome.Declined("void_too_late", "the bank's day is over"));
        assertThat(channel.queryVoid(late)).isEqualTo(new OperationOutcome.NotFound());
        assertThat(channel.refund(story.refund(order, 1_000))).isInstanceOf(OperationOutcome.Done.class);
    }

    @Test
    void aVoidThatWasDoneInTimeIsAnsweredTheSameNextDay() {
        OrderReference order = story.paid(1_000);
        VoidRequest request = story.voiding(order);
        OperationOutcome done = channel.voidPayment(request);
        assertThat(done).isInstanceOf(OperationOutcome.Done.class);
        story.age(order.orderNo(), 1);
        assertThat(channel.voidPayment(request)).isEqualTo(done);
    }

    @Test
    void tellsAVoidThatEndsLater() throws NotificationRefused {
        OrderReference order = story.paid(88_805);
        VoidRequest request = story.voiding(order);
        assertThat(channel.voidPayment(request)).isEqualTo(new OperationOutcome.Pending());
        assertThat(story.heard(order.orderNo())).isInstanceOfSatisfying(ChannelNotification.OfOperation.class, told -> {
            assertThat(told.function()).isEqualTo(ChannelFunction.VOID);
            assertThat(told.number()).isEqualTo(request.voidNo());
            assertThat(told.result()).isInstanceOf(OperationOutcome.Done.class).isEqualTo(channel.queryVoid(request));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed", "expired"})
    void aRefundIsDeclinedWhileTheAccountThatPaidIsGone(String state) {
        OrderReference order = story.paid(1_000);
        account(order, state);
        RefundRequest refund = story.refund(order, 400);
        assertThat(channel.refund(refund))
                .isInstanceOfSatisfying(OperationOutcome.Declined.class, SandboxUndoingIntegrationTests::assertGone);
        assertThat(channel.queryRefund(refund))
                .isInstanceOfSatisfying(OperationOutcome.Declined.class, SandboxUndoingIntegrationTests::assertGone);
        account(order, "open");
        assertThat(channel.refund(story.refund(order, 1_000))).isInstanceOf(OperationOutcome.Done.class);
    }

    @ParameterizedTest
    @CsvSource({"88802,account_closed", "88803,account_expired"})
    void magicAmountsMeetAnAccountThatIsGone(long amountMinor, String code) {
        assertThat(channel.refund(story.refund(story.paid(100_000), amountMinor)))
                .isInstanceOfSatisfying(OperationOutcome.Declined.class, declined -> {
                    assertThat(declined.code()).isEqualTo(code);
                    assertGone(declined);
                });
    }

    @Test
    void anAccountMayTurnOutToBeGoneLater() throws NotificationRefused {
        OrderReference order = story.paid(100_000);
        assertThat(channel.refund(story.refund(order, 88_804))).isEqualTo(new OperationOutcome.Pending());
        assertThat(((ChannelNotification.OfOperation) story.heard(order.orderNo())).result())
                .isInstanceOfSatisfying(OperationOutcome.Declined.class, SandboxUndoingIntegrationTests::assertGone);
    }

    @Test
    void refusesWhateverItIsToldToAndDoesNothing() {
        OrderReference order = story.paid(1_000);
        sandbox.sandbox()
                .rule(Map.of(
                        "fault",
                        "refuse",
                        "code",
                        "refund_declined",
                        "operation",
                        "void",
                        "order_no",
                        order.orderNo()));
        VoidRequest request = story.voiding(order);
        assertThat(channel.voidPayment(request)).isInstanceOf(OperationOutcome.Declined.class);
        assertThat(channel.queryVoid(request)).isEqualTo(new OperationOutcome.NotFound());
    }

    private static void account(OrderReference order, String state) {
        sandbox.sandbox().control("POST", "/orders/" + order.orderNo() + "/account", "{\"state\":\"" + state + "\"}");
    }

    private static void assertGone(OperationOutcome.Declined declined) {
        assertThat(channel.codes().reason(ChannelFunction.REFUND, declined.code()))
                .contains(DeclineReason.SOURCE_CLOSED);
    }
}
