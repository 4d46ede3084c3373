package io.liushui.channel.unionpay;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.contract.Requests;
import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.CaptureVoidRequest;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.VoidRequest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows a payment or an authorisation at the sandbox's UnionPay, and what it tells of it. */
class UnionPayOperationsSandboxTests extends AtUnionPay {

    @ParameterizedTest
    @CsvSource({"88801,Declined", "88805,Done", "88806,Declined"})
    void theResultOfARefundAppearsUnderItsOwnNumber(long amount, String outcome) throws NotificationRefused {
        PayRequest paid = orders.paid(100_000);
        RefundRequest refund = Requests.refund(paid, orders.paidReference(paid).channelRef(), amount);
        assertThat(channel.refund(refund)).isEqualTo(new OperationOutcome.Pending());
        assertThat(next(paid.orderNo())).isInstanceOf(ChannelNotification.OfPayment.class);
        ChannelNotification.OfOperation told = (ChannelNotification.OfOperation) next(refund.refundNo());
        assertThat(told.function()).isEqualTo(ChannelFunction.REFUND);
        assertThat(told.result().getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(channel.queryRefund(refund)).isEqualTo(told.result());
        assertThat(channel.query(Requests.reference(paid))).isInstanceOf(QueryOutcome.Paid.class);
    }

    @Test
    void tellsOfAVoid() throws NotificationRefused {
        PayRequest paid = orders.paid(1234);
        VoidRequest request =
                new VoidRequest(Requests.number(), Requests.reference(paid), "mistake", Instant.now(), Requests.TRACE);
        assertThat(channel.voidPayment(request)).isEqualTo(new OperationOutcome.Pending());
        assertThat(next(request.voidNo())).isInstanceOfSatisfying(ChannelNotification.OfOperation.class, told -> {
            assertThat(told.function()).isEqualTo(ChannelFunction.VOID);
            assertThat(told.result()).isEqualTo(channel.queryVoid(request));
        });
        assertThat(channel.refund(Requests.refund(paid, null, 1)))
                .isInstanceOfSatisfying(
                        OperationOutcome.Declined.class,
                        declined -> assertThat(declined.code()).isEqualTo("45"));
    }

    @Test
    void tellsOfEachStepOfAnAuthorisation() throws NotificationRefused {
        OrderReference held = held();
        CaptureRequest capture =
                new CaptureRequest(Requests.number(), held, 11_500, "Deposit", true, Instant.now(), Requests.TRACE);
        channel.capture(capture);
        assertThat(operation(capture.captureNo()).function()).isEqualTo(ChannelFunction.PREAUTH);
        CaptureVoidRequest undo =
                new CaptureVoidRequest(Requests.number(), capture, null, Instant.now(), Requests.TRACE);
        assertThat(channel.voidCapture(undo)).isEqualTo(new OperationOutcome.Pending());
        assertThat(operation(undo.voidNo()).function()).isEqualTo(ChannelFunction.CAPTURE_VOID);

        OrderReference other = held();
        AuthorizationVoidRequest release = new AuthorizationVoidRequest(
                Requests.number(), other, 10_000, "returned", Instant.now(), Requests.TRACE);
        assertThat(channel.voidAuthorization(release)).isEqualTo(new OperationOutcome.Pending());
        assertThat(operation(release.voidNo()).result()).isEqualTo(channel.queryAuthorizationVoid(release));
        // What is told of the authorisation itself stays as it was
        assertThat(channel.queryAuthorization(other)).isInstanceOf(QueryOutcome.Paid.class);
    }

    @Test
    void aPartOfAnAuthorisationCannotBeReleased() {
        AuthorizationVoidRequest part = new AuthorizationVoidRequest(
                Requests.number(), held(), 4_000, "returned", Instant.now(), Requests.TRACE);
        assertThat(channel.voidAuthorization(part))
                .isInstanceOfSatisfying(
                        OperationOutcome.Declined.class,
                        declined -> assertThat(declined.code()).isEqualTo("36"));
    }

    private static OrderReference held() {
        PayRequest request = orders.request(Description.APP, 10_000, "CNY", "Deposit");
        assertThat(channel.authorize(request)).isInstanceOf(PayOutcome.Pending.class);
        unionPay.payerConfirms(request.orderNo());
        try {
            assertThat(next(request.orderNo()))
                    .isInstanceOfSatisfying(
                            ChannelNotification.OfAuthorization.class,
                            told -> assertThat(told.result()).isInstanceOf(QueryOutcome.Paid.class));
        } catch (NotificationRefused refused) {
            throw new AssertionError(refused);
        }
        QueryOutcome.Paid held = (QueryOutcome.Paid) channel.queryAuthorization(Requests.reference(request));
        return Requests.reference(request, held.channelRef());
    }

    private static ChannelNotification.OfOperation operation(String number) throws NotificationRefused {
        return (ChannelNotification.OfOperation) next(number);
    }
}
