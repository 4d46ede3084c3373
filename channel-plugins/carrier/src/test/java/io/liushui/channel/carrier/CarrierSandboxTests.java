package io.liushui.channel.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.contract.RequestMisbehaviour;
import io.liushui.channel.contract.Requests;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What carrier billing does beyond what every channel does. */
class CarrierSandboxTests extends AtTheCarrier {

    @Test
    void tellsWhereTheCodeWentAndHowOftenItMayBeTried() {
        PayRequest request = request("13812345678", 1234);
        assertThat(((PayOutcome.Pending) carrier.channel().pay(request)).action())
                .isEqualTo(new PayerAction.EnterCode("138****5678", 3));
        assertThat(sandbox.control("GET", "/codes?order=" + request.orderNo(), null)
                        .at("/data/0/phone")
                        .stringValue())
                .isEqualTo("13812345678");
    }

    @Test
    void aRepeatedRequestSendsNoSecondCode() {
        PayRequest request = request(carrier.freshPhone(), 1234);
        carrier.channel().pay(request);
        String code = carrier.codeSent(request.orderNo());
        carrier.channel().pay(request);
        assertThat(carrier.codeSent(request.orderNo())).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "13900000001,C1001,true",
        "13900000002,C1002,false",
        "13900000004,C1004,false",
        "13900000006,C1006,false",
        "13900000007,C1007,true",
        "+1 202 555 0101,PHONE_UNSUPPORTED,true",
        "01012345678,PHONE_UNSUPPORTED,true"
    })
    void tellsWhyANumberIsNotCharged(String phone, String code, boolean soft) {
        PayRequest request = request(phone, 1234);
        assertThat(carrier.channel().pay(request)).isInstanceOfSatisfying(PayOutcome.Declined.class, declined -> {
            assertThat(declined.code()).isEqualTo(code);
            assertThat(declined.soft()).isEqualTo(soft);
        });
        assertThat(carrier.channel().query(Requests.reference(request))).isEqualTo(new QueryOutcome.NotFound());
    }

    @Test
    void takesNoAmountBeyondTheLimit() {
        assertDeclined(carrier.channel().pay(request(carrier.freshPhone(), 5_001)), "C1005");
    }

    @Test
    void twoWaitingPaymentsDoNotPassTheMonthlyLimitTogether() {
        String phone = carrier.freshPhone();
        for (int payment = 0; payment < 3; payment++) {
            orders().pay(request(phone, 5_000));
        }
        PayRequest one = request(phone, 3_000);
        PayRequest other = request(phone, 3_000);
        carrier.channel().pay(one);
        carrier.channel().pay(other);
        assertThat(confirm(one)).isInstanceOf(PayOutcome.Succeeded.class);
        assertDeclined(confirm(other), "C1003");
        assertThat(carrier.channel().query(Requests.reference(other)))
                .isInstanceOfSatisfying(
                        QueryOutcome.NotPaid.class,
                        over -> assertThat(over.code()).isEqualTo("C1003"));
    }

    @ParameterizedTest
    @CsvSource({
        "EXECUTE_THEN_TIME_OUT,true", "NOT_EXECUTE_THEN_TIME_OUT,false", "RESET_AFTER_EXECUTING,true",
        "SERVER_ERROR_BEFORE_EXECUTING,false", "ANSWER_WITH_WRONG_SIGNATURE,true", "ANSWER_WITH_UNKNOWN_CODE,false"
    })
    void aConfirmationWithoutAClearAnswerIsUnknownAndFoundByAQuery(RequestMisbehaviour misbehaviour, boolean paid) {
        PayRequest request = request(carrier.freshPhone(), 1234);
        carrier.channel().pay(request);
        String code = carrier.codeSent(request.orderNo());
        OrderReference order = Requests.reference(request);
        carrier.nextRequestGoesWrong(request.orderNo(), "confirm", misbehaviour);
        assertThat(carrier.channel().confirm(order, code)).isInstanceOf(PayOutcome.Unknown.class);
        assertThat(carrier.channel().query(order))
                .isInstanceOf(paid ? QueryOutcome.Paid.class : QueryOutcome.Unpaid.class);
        assertThat(carrier.channel().confirm(order, code)).isInstanceOf(PayOutcome.Succeeded.class);
        assertThat(carrier.chargesOf(request.orderNo())).isEqualTo(1);
    }

    @Test
    void sendsThreeCodesAtMostAndForgetsTheFormerOnes() {
        PayRequest request = request(carrier.freshPhone(), 1234);
        OrderReference order = Requests.reference(request);
        carrier.channel().pay(request);
        carrier.channel().sendCodeAgain(order, request.payer());
        carrier.channel().sendCodeAgain(order, request.payer());
        String third = carrier.codeSent(request.orderNo());
        assertThat(carrier.channel().sendCodeAgain(order, request.payer())).isInstanceOf(PayOutcome.Pending.class);
        assertThat(carrier.codeSent(request.orderNo())).isEqualTo(third);
        assertThat(carrier.channel().confirm(order, third)).isInstanceOf(PayOutcome.Succeeded.class);
    }

    @Test
    void whatThePayerTypedIsATryWhateverItIs() {
        PayRequest request = request(carrier.freshPhone(), 1234);
        carrier.channel().pay(request);
        assertThat(carrier.channel().confirm(Requests.reference(request), "验证码 & \"=?\n"))
                .isInstanceOfSatisfying(
                        PayOutcome.Pending.class,
                        pending -> assertThat(((PayerAction.EnterCode) pending.action()).triesLeft())
                                .isEqualTo(2));
    }

    @Test
    void anOrderWhoseTriesAreUsedUpHasFailedAndIsNotified() throws Exception {
        PayRequest request = request(carrier.freshPhone(), 1234);
        OrderReference order = Requests.reference(request);
        carrier.channel().pay(request);
        String wrong = carrier.codeSent(request.orderNo()).equals("000000") ? "111111" : "000000";
        carrier.channel().confirm(order, wrong);
        carrier.channel().confirm(order, wrong);
        assertDeclined(carrier.channel().confirm(order, wrong), "C2002");
        ChannelNotification told = carrier.channel().parse(carrier.nextNotification(request.orderNo(), SOON));
        assertThat(((ChannelNotification.OfPayment) told).result())
                .isInstanceOfSatisfying(
                        QueryOutcome.NotPaid.class,
                        over -> assertThat(over.code()).isEqualTo("C2002"));
    }

    @Test
    void repeatsANotificationUntilItHearsTheCarriersOwnWord() throws Exception {
        PayRequest request = request(carrier.freshPhone(), 1234);
        carrier.channel().pay(request);
        carrier.inbox().answerWith("{\"code\":\"9999\"}");
        try {
            carrier.payerConfirms(request.orderNo());
            ChannelNotification first = carrier.channel().parse(carrier.nextNotification(request.orderNo(), SOON));
            carrier.inbox().answerWith("{\"code\":\"0000\"}");
            assertThat(carrier.channel().parse(carrier.nextNotification(request.orderNo(), SOON)))
                    .isEqualTo(first);
        } finally {
            carrier.inbox().answerWith("{\"code\":\"0000\"}");
        }
    }

    private static PayOutcome confirm(PayRequest request) {
        return carrier.channel().confirm(Requests.reference(request), carrier.codeSent(request.orderNo()));
    }
}
