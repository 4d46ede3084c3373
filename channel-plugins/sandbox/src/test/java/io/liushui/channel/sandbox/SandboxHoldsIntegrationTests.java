package io.liushui.channel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.contract.Requests;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.CaptureVoidRequest;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pre-authorisations at the bank, as far as the contract suite does not ask for them. */
class SandboxHoldsIntegrationTests extends AtTheHouseBank {

    @Test
    void thePayerAgreesOnThePageAndTheBankTellsIt() throws NotificationRefused {
        PayRequest request = story.request(Description.WALLET, 5_000);
        assertThat(channel.authorize(request))
                .isInstanceOfSatisfying(
                        PayOutcome.Pending.class,
                        pending -> assertThat(pending.action()).isNotNull());
        assertThat(channel.queryAuthorization(Requests.reference(request))).isInstanceOf(QueryOutcome.Unpaid.class);
        sandbox.payerConfirms(request.orderNo());
        assertThat(story.heard(request.orderNo()))
                .isInstanceOfSatisfying(
                        ChannelNotification.OfAuthorization.class,
                        told -> assertThat(told.result()).isInstanceOf(QueryOutcome.Paid.class));
    }

    @Test
    void whatIsClosedCanBeAgreedToNoMoreEvenBeforeItArrives() {
        PayRequest waiting = story.request(Description.WALLET, 5_000);
        channel.authorize(waiting);
        assertThat(channel.close(Requests.reference(waiting))).isEqualTo(new CloseOutcome.Closed());
        sandbox.payerConfirms(waiting.orderNo());
        assertThat(channel.queryAuthorization(Requests.reference(waiting))).isInstanceOf(QueryOutcome.NotPaid.class);
        PayRequest late = story.request(Description.CARD, 5_000);
        assertThat(channel.close(Requests.reference(late))).isEqualTo(new CloseOutcome.Closed());
        assertThat(channel.authorize(late)).isInstanceOf(PayOutcome.Declined.class);
    }

    @Test
    void whatIsHeldIsNotClosed() {
        OrderReference held = story.held(5_000);
        assertThat(channel.close(held)).isEqualTo(new CloseOutcome.AlreadyPaid(held.channelRef(), 5_000, "CNY"));
    }

    @Test
    void endsAfterItsValidity() {
        OrderReference held = story.held(5_000);
        story.age(held.orderNo(), 30);
        assertThat(channel.queryAuthorization(held)).isInstanceOf(QueryOutcome.Paid.class);
        assertThat(channel.capture(story.capture(held, 1, true)))
                .isEqualTo(new OperationOutcome.Declined(
                        "authorization_expired", "the authorisation is not valid any more"));
        assertThat(channel.voidAuthorization(story.release(held, 5_000))).isInstanceOf(OperationOutcome.Declined.class);
    }

    @Test
    void tellsACaptureThatEndsLaterAndGivesTheMoneyBackWhenItFails() throws NotificationRefused {
        OrderReference held = story.held(199_811);
        CaptureRequest good = story.capture(held, 99_905, false);
        assertThat(channel.capture(good)).isEqualTo(new OperationOutcome.Pending());
        assertThat(story.heard(held.orderNo())).isInstanceOfSatisfying(ChannelNotification.OfOperation.class, told -> {
            assertThat(told.function()).isEqualTo(ChannelFunction.PREAUTH);
            assertThat(told.number()).isEqualTo(good.captureNo());
            assertThat(told.result()).isInstanceOf(OperationOutcome.Done.class).isEqualTo(channel.queryCapture(good));
        });
        CaptureRequest bad = story.capture(held, 99_906, false);
        channel.capture(bad);
        assertThat(story.heard(held.orderNo()))
                .isInstanceOfSatisfying(
                        ChannelNotification.OfOperation.class,
                        told -> assertThat(told.result()).isInstanceOf(OperationOutcome.Declined.class));
        assertThat(channel.capture(story.capture(held, 99_900, true))).isInstanceOf(OperationOutcome.Done.class);
    }

    @Test
    void tellsAReleaseAndTheVoidOfACaptureByTheirOwnNumbers() throws NotificationRefused {
        OrderReference held = story.held(5_000);
        CaptureRequest capture = story.capture(held, 2_000, false);
        channel.capture(capture);
        sandbox.sandbox().rule(Map.of("fault", "notify", "order_no", capture.captureNo(), "times", 1));
        CaptureVoidRequest undo = story.undo(capture);
        assertThat(channel.voidCapture(undo)).isInstanceOf(OperationOutcome.Done.class);
        assertThat(story.heard(capture.captureNo()))
                .isInstanceOfSatisfying(ChannelNotification.OfOperation.class, told -> {
                    assertThat(told.function()).isEqualTo(ChannelFunction.CAPTURE_VOID);
                    assertThat(told.number()).isEqualTo(undo.voidNo());
                });
        sandbox.sandbox().rule(Map.of("fault", "notify", "order_no", held.orderNo(), "times", 1));
        channel.voidAuthorization(story.release(held, 5_000));
        assertThat(story.heard(held.orderNo()))
                .isInstanceOfSatisfying(
                        ChannelNotification.OfOperation.class,
                        told -> assertThat(told.result()).isInstanceOf(OperationOutcome.Done.class));
    }

    @Test
    void aCaptureCanBeVoidedOnItsOwnDayOnly() {
        OrderReference held = story.held(5_000);
        CaptureRequest capture = story.capture(held, 2_000, true);
        channel.capture(capture);
        story.age(capture.captureNo(), 1);
        assertThat(channel.voidCapture(story.undo(capture)))
                .isEqualTo(new OperationOutcome.Declined("void_too_late", "the bank's day is over"));
    }
}
