package io.liushui.channel.unionpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.channel.contract.Requests;
import io.liushui.channel.testing.SandboxAtHand;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the contract does not ask of every channel: the payer's page, refusals, what is told later, the bill. */
class UnionPaySandboxTests extends AtUnionPay {

    @Test
    void aPayerComesWithTheFormPaysAndIsNotified() throws NotificationRefused {
        PayRequest request = orders.request(Description.PAGE, 1234, "CNY", "龙井茶 \"明前\" <b>&amp;</b>\n250克");
        PayerAction.PostForm form = form(request);
        assertThat(form.charset()).isEqualTo("UTF-8");
        assertThat(form.fields()).containsEntry("payTimeout", ChannelTime.of(request.expiresAt()));
        assertThat(channel.query(Requests.reference(request))).isInstanceOf(QueryOutcome.NotFound.class);

        HttpResponse<String> sent = unionPay.sandbox().post(form.url(), form.fields());
        assertThat(sent.statusCode()).isEqualTo(303);
        String page = sent.headers().firstValue("Location").orElseThrow();
        assertThat(unionPay.sandbox().get(page).body()).contains("12.34", "UnionPay");
        assertThat(channel.query(Requests.reference(request))).isInstanceOf(QueryOutcome.Unpaid.class);

        unionPay.sandbox().post(page + "/confirm", Map.of());
        QueryOutcome.Paid paid = orders.paidReference(request);
        assertThat(paid.amountMinor()).isEqualTo(1234);
        assertThat(((ChannelNotification.OfPayment) next(request.orderNo())).result())
                .isEqualTo(paid);
    }

    @Test
    void aFormThatWasChangedOnTheWayIsRefused() {
        PayRequest request = orders.request(Description.PAGE, 1234, "CNY", "Tea");
        PayerAction.PostForm form = form(request);
        Map<String, String> cheaper = new HashMap<>(form.fields());
        cheaper.put("txnAmt", "1");
        assertThat(unionPay.sandbox().post(form.url(), cheaper).body()).contains("respCode=11");
    }

    @Test
    void whatThePayerRefusesIsOverBeforeItsTime() {
        PayRequest request = orders.request(Description.PAGE, 1234, "CNY", "Tea");
        unionPay.sandbox().post(form(request).url(), form(request).fields());
        unionPay.payerRefuses(request.orderNo());
        assertThat(channel.query(Requests.reference(request)))
                .isInstanceOfSatisfying(
                        QueryOutcome.NotPaid.class,
                        over -> assertThat(over.code()).isEqualTo("39"));
    }

    @ParameterizedTest
    @CsvSource({"99901,64,false", "99902,73,false", "99903,62,true", "99904,81,true"})
    void tellsWhyACardIsDeclined(long amount, String code, boolean soft) throws NotificationRefused {
        PayRequest request = orders.request(Description.CARD, amount, "CNY", "Tea");
        assertThat(channel.pay(request)).isInstanceOfSatisfying(PayOutcome.Declined.class, declined -> {
            assertThat(declined.code()).isEqualTo(code);
            assertThat(declined.soft()).isEqualTo(soft);
        });
        assertThat(channel.query(Requests.reference(request))).isInstanceOf(QueryOutcome.NotPaid.class);
        assertThat(((ChannelNotification.OfPayment) next(request.orderNo())).result())
                .isInstanceOf(QueryOutcome.NotPaid.class);
        assertThat(unionPay.chargesOf(request.orderNo())).isZero();
    }

    @Test
    void aCardThatIsNotBoundIsDeclinedForThisChannelOnly() {
        Payer nobody = new Payer(null, null, null, null, "6235240099999999999");
        assertThat(channel.pay(Requests.pay(Description.CARD, 100, "CNY", "Tea", nobody)))
                .isInstanceOfSatisfying(
                        PayOutcome.Declined.class,
                        declined -> assertThat(declined.code()).isEqualTo("40"));
        assertThat(channel.pay(Requests.pay(Description.CARD, 100, "CNY", "Tea", Payer.UNKNOWN)))
                .isInstanceOfSatisfying(
                        PayOutcome.Declined.class,
                        declined -> assertThat(declined.soft()).isTrue());
    }

    @Test
    void aPaymentThatIsDecidedLaterIsNotifiedThen() throws NotificationRefused {
        PayRequest request = orders.request(Description.CARD, 99_905, "CNY", "Tea");
        assertThat(channel.pay(request)).isInstanceOf(PayOutcome.Pending.class);
        assertThat(channel.query(Requests.reference(request))).isInstanceOf(QueryOutcome.Unpaid.class);
        assertThat(((ChannelNotification.OfPayment) next(request.orderNo())).result())
                .isInstanceOf(QueryOutcome.Paid.class);
    }

    @Test
    void aNotificationIsRepeatedUntilItIsAnsweredWith200() throws NotificationRefused {
        PayRequest request = orders.submitted(1234);
        unionPay.inbox().answerWith(204);
        unionPay.payerConfirms(request.orderNo());
        ChannelNotification first = next(request.orderNo());
        unionPay.inbox().answerWith(200);
        assertThat(next(request.orderNo()).notificationId()).isEqualTo(first.notificationId());
        await().atMost(SOON)
                .until(() -> unionPay.sandbox()
                        .control("GET", "/notifications?order=" + request.orderNo(), null)
                        .at("/data/0/state")
                        .stringValue()
                        .equals("DELIVERED"));
    }

    @Test
    void whatTheMerchantsKeyDidNotSignIsNotExecuted(@TempDir Path elsewhere) {
        try (SandboxAtHand other = new SandboxAtHand(elsewhere, 1);
                Channel stranger = unionPay.connectTo(
                        unionPay.sandbox().url(), Map.of("signCertificate", other.key("unionpay/merchant-pfx.txt")))) {
            PayRequest request = orders.request(1234);
            assertThat(stranger.pay(request)).isInstanceOf(PayOutcome.Unavailable.class);
            assertThat(stranger.query(Requests.reference(request))).isInstanceOf(QueryOutcome.Unanswered.class);
        }
    }

    private static PayerAction.PostForm form(PayRequest request) {
        return (PayerAction.PostForm) ((PayOutcome.Pending) channel.pay(request)).action();
    }
}
