package io.liushui.channel.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.contract.Orders;
import io.liushui.channel.contract.Requests;
import io.liushui.spi.Channel;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.SupportsClose;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders, as far as they are WeChat Pay's alone. */
class WechatPayOrdersSandboxTests {
    private static final Payer PAYER = new Payer(Requests.PAYER_IP, null, "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", null, null);
    private static WechatPayUnderTest wechatPay;
    private static Orders orders;

    @BeforeAll
    static void start(@TempDir Path data) {
        wechatPay = new WechatPayUnderTest(data);
        orders = new Orders(wechatPay);
    }

    @AfterAll
    static void stop() {
        wechatPay.close();
    }

    @Test
    void paysInWechatWithTheParametersThatItsProgramTakes() {
        PayRequest request = request("wechat_jsapi");
        Map<String, String> call = ((PayerAction.AppCall) action(request)).parameters();
        assertThat(call).containsOnlyKeys("appId", "timeStamp", "nonceStr", "package", "signType", "paySign");
        assertPays(request);
        assertThat(wechatPay.exchanges())
                .allSatisfy(exchange -> assertThat(exchange.toString())
                        .doesNotContain(PAYER.account(), call.get("package").substring("prepay_id=".length())));
    }

    @Test
    void whatIsHandedToWechatLeadsToThePayersPage() {
        PayRequest request = request("wechat_app");
        Map<String, String> call = ((PayerAction.AppCall) action(request)).parameters();
        assertThat(call)
                .containsOnlyKeys("appid", "partnerid", "prepayid", "package", "noncestr", "timestamp", "sign")
                .containsEntry("appid", "wx9999999999999999");
        URI page = URI.create(wechatPay.baseUrl() + "/prepaid/" + call.get("prepayid"));
        assertThat(wechatPay
                        .sandbox()
                        .send(HttpRequest.newBuilder(page).build())
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).contains("/pay/"));
        assertPays(request);
    }

    @Test
    void paysInABrowserAndComesBack() {
        PayRequest request = request("wechat_h5");
        assertThat(action(request))
                .isInstanceOfSatisfying(
                        PayerAction.Redirect.class,
                        redirect ->
                                assertThat(redirect.url()).contains("redirect_url=https%3A%2F%2Fshop.example%2Fback"));
        assertPays(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wechat_jsapi", "wechat_h5"})
    void asksNothingWhileThePayerIsUnknown(String method) {
        PayRequest request = Requests.pay(method, 1234, "CNY", "Tea", Payer.UNKNOWN);
        assertThat(wechatPay.channel().pay(request))
                .isInstanceOfSatisfying(
                        PayOutcome.Declined.class,
                        declined -> assertThat(declined.soft()).isTrue());
        assertThat(wechatPay.requestsOf(request.orderNo(), "pay")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "99901, INVALID_REQUEST, false",
        "99902, PARAM_ERROR, false",
        "99903, TRADE_ERROR, true",
        "99904, RULE_LIMIT, true"
    })
    void tellsRefusalsForGoodFromRefusalsOfThisChannel(long amount, String code, boolean soft) {
        PayRequest request = orders.request(amount);
        assertThat(wechatPay.channel().pay(request)).isInstanceOfSatisfying(PayOutcome.Declined.class, declined -> {
            assertThat(declined.code()).isEqualTo(code);
            assertThat(declined.soft()).isEqualTo(soft);
        });
        assertThat(query(request)).isEqualTo(new QueryOutcome.NotFound());
    }

    @Test
    void aRepeatedNumberGetsItsCodeAgainAndAnotherAmountIsNoRefusal() {
        PayRequest request = orders.submitted(1234);
        assertThat(wechatPay.channel().pay(request)).isInstanceOf(PayOutcome.Pending.class);
        PayRequest other = new PayRequest(
                request.orderNo(),
                request.method(),
                4321,
                "CNY",
                "Tea",
                request.expiresAt(),
                null,
                request.payer(),
                request.submittedAt(),
                null);
        assertThat(wechatPay.channel().pay(other)).isEqualTo(new PayOutcome.Unknown("code OUT_TRADE_NO_USED"));
    }

    @Test
    void asksByTheChannelsNumberOnceItIsKnown() {
        PayRequest paid = orders.paid(1234);
        QueryOutcome.Paid told = orders.paidReference(paid);
        assertThat(wechatPay.channel().query(Requests.reference(paid, told.channelRef())))
                .isEqualTo(told);
        assertThat(wechatPay.channel().query(Requests.reference(paid, "42000000000000000000000000")))
                .isInstanceOf(QueryOutcome.Unanswered.class);
        PayRequest other = orders.request(1234);
        assertThat(wechatPay.channel().query(Requests.reference(other, told.channelRef())))
                .isEqualTo(new QueryOutcome.Unanswered("the answer is about another order"));
    }

    @Test
    void closingWhatNobodyKnowsAndWhatIsPaid() {
        SupportsClose closing = (SupportsClose) wechatPay.channel();
        assertThat(closing.close(Requests.reference(orders.request(1234)))).isEqualTo(new CloseOutcome.Closed());
        PayRequest paid = orders.paid(1234);
        assertThat(closing.close(Requests.reference(paid)))
                .isEqualTo(
                        new CloseOutcome.AlreadyPaid(orders.paidReference(paid).channelRef(), 1234, "CNY"));
    }

    @Test
    void refusesOurOwnSignatureWithoutSigningTheAnswerAndHasExecutedNothing() {
        PayRequest request = orders.request(1234);
        try (Channel stranger = wechatPay.connect(Map.of("merchantCertificate", "", "merchantSerial", "0A0B0C"))) {
            assertThat(stranger.pay(request))
                    .isInstanceOfSatisfying(
                            PayOutcome.Unavailable.class,
                            refused -> assertThat(refused.reason()).contains("401"));
        }
        assertThat(query(request)).isEqualTo(new QueryOutcome.NotFound());
    }

    private static PayRequest request(String method) {
        return Requests.pay(method, 1234, "CNY", "Tea", PAYER);
    }

    private static PayerAction action(PayRequest request) {
        PayOutcome outcome = wechatPay.channel().pay(request);
        assertThat(outcome).isInstanceOf(PayOutcome.Pending.class);
        return ((PayOutcome.Pending) outcome).action();
    }

    private static void assertPays(PayRequest request) {
        wechatPay.payerConfirms(request.orderNo());
        assertThat(query(request)).isInstanceOf(QueryOutcome.Paid.class);
    }

    private static QueryOutcome query(PayRequest request) {
        return wechatPay.channel().query(Requests.reference(request));
    }
}
