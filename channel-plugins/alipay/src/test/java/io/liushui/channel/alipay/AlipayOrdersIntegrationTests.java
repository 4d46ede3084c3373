package io.liushui.channel.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.channel.contract.RequestMisbehaviour;
import io.liushui.channel.contract.Requests;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Orders, refunds, notifications and bills, where Alipay is not like other channels. */
class AlipayOrdersIntegrationTests extends AtAlipay {

    @Test
    void anOrderThatNobodyOpenedIsNotFoundAndIsWithdrawn() {
        PayRequest request = submitted("alipay_qr", 100);
        assertThat(query(request)).isEqualTo(new QueryOutcome.NotFound());
        assertThat(close(request)).isEqualTo(new CloseOutcome.Closed());
        assertThat(close(request)).isEqualTo(new CloseOutcome.Closed());
        alipay.payerConfirms(request.orderNo());
        assertThat(alipay.chargesOf(request.orderNo())).isZero();
        assertThat(alipay.channel().pay(request)).isInstanceOf(PayOutcome.Declined.class);
    }

    @Test
    void aWithdrawalWithoutAClearAnswerIsUnknown() {
        PayRequest request = submitted("alipay_qr", 100);
        alipay.nextRequestGoesWrong(request.orderNo(), "close", RequestMisbehaviour.RESET_AFTER_EXECUTING);
        assertThat(close(request)).isInstanceOf(CloseOutcome.Unknown.class);
        assertThat(close(request)).isEqualTo(new CloseOutcome.Closed());
    }

    @Test
    void aPageIsPostedByTheBrowserAndLeadsBack() {
        PayRequest request = submitted("alipay_page", 8_888);
        PayerAction.PostForm form =
                (PayerAction.PostForm) alipay.channel().actions().get(request.orderNo());
        assertThat(query(request)).isEqualTo(new QueryOutcome.NotFound());
        HttpResponse<String> answer = alipay.sandbox().post(form.url(), form.fields());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(query(request)).isInstanceOf(QueryOutcome.Unpaid.class);
        String page = alipay.sandbox()
                .get(answer.headers().firstValue("Location").orElseThrow())
                .body();
        assertThat(page).contains("88.88").contains("Tea");
        alipay.sandbox().control("POST", "/orders/" + request.orderNo() + "/confirm", null);
        assertThat(query(request)).isInstanceOf(QueryOutcome.Paid.class);
        assertThat(alipay.sandbox()
                        .get(answer.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains(Requests.RETURN_URL.replace("&", "&amp;"));
    }

    @Test
    void aPageThatWasTamperedWithOrWithdrawnOpensNothing() {
        PayRequest request = submitted("alipay_page", 8_888);
        PayerAction.PostForm form =
                (PayerAction.PostForm) alipay.channel().actions().get(request.orderNo());
        Map<String, String> cheaper = new TreeMap<>(form.fields());
        cheaper.put("biz_content", cheaper.get("biz_content").replace("88.88", "0.01"));
        assertThat(alipay.sandbox().post(form.url(), cheaper).body()).contains("invalid-signature");
        assertThat(close(request)).isEqualTo(new CloseOutcome.Closed());
        assertThat(alipay.sandbox().post(form.url(), form.fields()).body()).contains("ACQ.TRADE_HAS_CLOSE");
    }

    @Test
    void anAppOpensTheOrderWithTheSignedText() {
        PayRequest request = submitted("alipay_app", 100);
        alipay.payerConfirms(request.orderNo());
        assertThat(query(request)).isInstanceOf(QueryOutcome.Paid.class);
    }

    @Test
    void anOrderEndsAtTheSecondItWasAskedTo() {
        PayRequest asked = Requests.pay("alipay_qr", 100, "CNY", "Tea", Payer.UNKNOWN);
        PayRequest over = new PayRequest(
                asked.orderNo(),
                asked.method(),
                100,
                "CNY",
                "Tea",
                asked.submittedAt().minusSeconds(5),
                null,
                Payer.UNKNOWN,
                asked.submittedAt(),
                null);
        assertThat(alipay.channel().pay(over))
                .isInstanceOfSatisfying(
                        PayOutcome.Declined.class,
                        declined -> assertThat(declined.code()).isEqualTo("ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR"));
    }

    @Test
    void moneyThatComesAfterTheCloseIsTold() throws Exception {
        PayRequest request = submitted("alipay_qr", 100);
        alipay.payerOpens(request.orderNo());
        alipay.sandbox()
                .rule(Map.of(
                        "fault",
                        "late-success-after-close",
                        "order_no",
                        request.orderNo(),
                        "execute_after_millis",
                        300));
        assertThat(close(request)).isEqualTo(new CloseOutcome.Closed());
        assertThat(told(request.orderNo()))
                .isInstanceOfSatisfying(
                        ChannelNotification.OfPayment.class,
                        told -> assertThat(told.result()).isInstanceOf(QueryOutcome.Paid.class));
    }

    @Test
    void repeatsUntilTheAnswerIsExactlySuccess() throws Exception {
        PayRequest request = submitted("alipay_qr", 100);
        alipay.inbox().answerWith("SUCCESS");
        alipay.payerConfirms(request.orderNo());
        String id = told(request.orderNo()).notificationId();
        alipay.inbox().answerWith(alipay.channel().acknowledge().body());
        assertThat(told(request.orderNo()).notificationId()).isEqualTo(id);
        await().atMost(SOON)
                .until(() -> alipay.sandbox()
                        .control("GET", "/notifications?order=" + request.orderNo(), null)
                        .at("/data/0/state")
                        .stringValue()
                        .equals("DELIVERED"));
    }

    @Test
    void tellsOfACodeThatStandsInNoRow() {
        PayRequest request = Requests.pay("alipay_qr", 100, "CNY", "Tea", Payer.UNKNOWN);
        alipay.nextRequestGoesWrong(request.orderNo(), "pay", RequestMisbehaviour.ANSWER_WITH_UNKNOWN_CODE);
        assertThat(alipay.channel().pay(request)).isInstanceOf(PayOutcome.Unknown.class);
        assertThat(alipay.unmapped()).contains("PAY ACQ.ENCHANTED");
    }

    private static CloseOutcome close(PayRequest request) {
        return alipay.channel().close(Requests.reference(request));
    }
}
