package io.liushui.channel.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.api.AlipayClient;
import com.alipay.api.AlipayConfig;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.domain.AlipayTradePagePayModel;
import com.alipay.api.request.AlipayTradePagePayRequest;
import com.alipay.v3.ApiClient;
import com.alipay.v3.ApiException;
import com.alipay.v3.api.AlipayDataDataserviceBillDownloadurlApi;
import com.alipay.v3.api.AlipayFundAuthOperationDetailApi;
import com.alipay.v3.api.AlipayTradeApi;
import com.alipay.v3.api.AlipayTradeFastpayRefundApi;
import com.alipay.v3.model.AlipayFundAuthOperationDetailQueryModel;
import com.alipay.v3.model.AlipayTradeCancelModel;
import com.alipay.v3.model.AlipayTradeCloseModel;
import com.alipay.v3.model.AlipayTradeFastpayRefundQueryModel;
import com.alipay.v3.model.AlipayTradePrecreateModel;
import com.alipay.v3.model.AlipayTradeQueryModel;
import com.alipay.v3.model.AlipayTradeRefundModel;
import com.alipay.v3.util.AlipayLogger;
import io.liushui.channel.contract.Requests;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alipay's own kits as customers of the sandbox: they sign, it accepts; it answers and notifies, they verify and read. */
class AlipayKitIntegrationTests {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static AlipayUnderTest alipay;

    @BeforeAll
    static void start(@TempDir Path data) {
        AlipayLogger.setNeedEnableLogger(false);
        alipay = new AlipayUnderTest(data, true);
    }

    @AfterAll
    static void stop() {
        alipay.close();
    }

    @Test
    void theKitPaysQueriesAndRefundsInBothModes() throws Exception {
        for (boolean certified : new boolean[] {false, true}) {
            ApiClient client = kit(certified, "alipay-public.pem");
            AlipayTradeApi trades = new AlipayTradeApi(client);
            String number = Requests.number();
            assertThat(trades.precreate(order(number)).getQrCode()).contains(number);
            alipay.payerConfirms(number);
            var told = trades.query(new AlipayTradeQueryModel().outTradeNo(number));
            assertThat(told.getTradeStatus()).isEqualTo("TRADE_SUCCESS");
            assertThat(told.getTotalAmount()).isEqualTo("12.34");

            String refundNo = Requests.number();
            var refund = new AlipayTradeRefundModel()
                    .outTradeNo(number)
                    .outRequestNo(refundNo)
                    .refundAmount("2.34");
            assertThat(trades.refund(refund).getFundChange()).isEqualTo("Y");
            assertThat(trades.refund(refund).getFundChange()).isEqualTo("N");
            var asked =
                    new AlipayTradeFastpayRefundQueryModel().outTradeNo(number).outRequestNo(refundNo);
            var refunded = new AlipayTradeFastpayRefundApi(client).query(asked);
            assertThat(refunded.getRefundStatus()).isEqualTo("REFUND_SUCCESS");
            assertThat(refunded.getRefundAmount()).isEqualTo("2.34");
        }
    }

    @Test
    void aPaidOrderThatIsCancelledGivesTheMoneyBackAndIsOver() throws Exception {
        PayRequest request = Requests.pay("alipay_qr", 1234, "CNY", "Tea", Payer.UNKNOWN);
        alipay.channel().pay(request);
        alipay.payerConfirms(request.orderNo());
        var cancelled = new AlipayTradeApi(kit(true, "alipay-public.pem"))
                .cancel(new AlipayTradeCancelModel().outTradeNo(request.orderNo()));
        assertThat(cancelled.getAction()).isEqualTo("refund");
        assertThat(alipay.channel().query(Requests.reference(request))).isInstanceOf(QueryOutcome.NotPaid.class);
        assertThat(alipay.channel().close(Requests.reference(request))).isEqualTo(new CloseOutcome.Closed());
    }

    @Test
    void theKitReadsRefusals() throws Exception {
        AlipayTradeApi trades = new AlipayTradeApi(kit(true, "alipay-public.pem"));
        assertThatThrownBy(() -> trades.close(new AlipayTradeCloseModel().outTradeNo(Requests.number())))
                .isInstanceOfSatisfying(ApiException.class, refused -> {
                    assertThat(refused.getCode()).isEqualTo(400);
                    assertThat(refused.getResponseBody()).contains("ACQ.TRADE_NOT_EXIST");
                });
    }

    @Test
    void theKitRefusesAnswersOfAnotherKey() throws Exception {
        AlipayTradeApi trades = new AlipayTradeApi(kit(false, "app-public.pem"));
        assertThatThrownBy(() -> trades.precreate(order(Requests.number())))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("sign check fail");
    }

    @Test
    void theKitReadsAHeldAmountAndABillsLink() throws Exception {
        PayRequest request = Requests.pay("alipay_qr", 5_000, "CNY", "Deposit", Payer.UNKNOWN);
        alipay.channel().authorize(request);
        alipay.payerConfirms(request.orderNo());
        ApiClient client = kit(true, "alipay-public.pem");
        var held = new AlipayFundAuthOperationDetailApi(client)
                .query(new AlipayFundAuthOperationDetailQueryModel()
                        .outOrderNo(request.orderNo())
                        .outRequestNo(request.orderNo())
                        .operationType("FREEZE"));
        assertThat(held.getOrderStatus()).isEqualTo("AUTHORIZED");
        assertThat(held.getRestAmount()).isEqualTo("50.00");

        PayRequest paid = Requests.pay("alipay_qr", 1, "CNY", "Tea", Payer.UNKNOWN);
        alipay.channel().pay(paid);
        alipay.payerConfirms(paid.orderNo());
        var link = new AlipayDataDataserviceBillDownloadurlApi(client)
                .query("trade", LocalDate.now(AlipayTime.ZONE).toString(), null);
        assertThat(link.getBillDownloadUrl()).contains("downloadBillFile.resource");
    }

    @Test
    void theSandboxTakesAPageThatTheKitSigned() throws Exception {
        AlipayTradePagePayModel model = new AlipayTradePagePayModel();
        String number = Requests.number();
        model.setOutTradeNo(number);
        model.setTotalAmount("88.88");
        model.setSubject("茶 Tea");
        model.setProductCode("FAST_INSTANT_TRADE_PAY");
        AlipayTradePagePayRequest request = new AlipayTradePagePayRequest();
        request.setBizModel(model);
        request.setNotifyUrl(alipay.inbox().uri().toString());
        HttpResponse<String> answer =
                alipay.sandbox().get(oldKit().pageExecute(request, "GET").getBody());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(alipay.sandbox()
                        .control("GET", "/orders/" + number, null)
                        .get("amount")
                        .longValue())
                .isEqualTo(8_888);
    }

    @Test
    void theKitVerifiesNotificationsAndNoticesAFlippedByte() throws Exception {
        PayRequest request = Requests.pay("alipay_page", 1234, "CNY", "茶 + 🍵", Payer.UNKNOWN);
        alipay.channel().pay(request);
        PayerAction.PostForm form =
                (PayerAction.PostForm) alipay.channel().actions().get(request.orderNo());
        assertThat(alipay.sandbox().post(form.url(), form.fields()).statusCode())
                .isEqualTo(303);
        alipay.sandbox().control("POST", "/orders/" + request.orderNo() + "/confirm", null);
        Map<String, String> fields = fields(alipay.nextNotification(request.orderNo(), SOON));
        String key = bare("alipay-public.pem");
        assertThat(com.alipay.api.internal.util.AlipaySignature.verifyV1(new HashMap<>(fields), key, "UTF-8", "RSA2"))
                .isTrue();
        fields.put("total_amount", "12.35");
        assertThat(com.alipay.api.internal.util.AlipaySignature.verifyV1(fields, key, "UTF-8", "RSA2"))
                .isFalse();
    }

    private static AlipayTradePrecreateModel order(String number) {
        return new AlipayTradePrecreateModel()
                .outTradeNo(number)
                .totalAmount("12.34")
                .subject("茶 Tea")
                .productCode("FACE_TO_FACE_PAYMENT");
    }

    private static ApiClient kit(boolean certified, String alipayKey) throws ApiException {
        com.alipay.v3.util.model.AlipayConfig config = new com.alipay.v3.util.model.AlipayConfig();
        config.setServerUrl(alipay.baseUrl());
        config.setAppId(TestKeys.APP_ID);
        config.setPrivateKey(bare("app-private.pem"));
        if (certified) {
            config.setAppCertContent(alipay.key("app-certificate.pem"));
            config.setAlipayPublicCertContent(alipay.key("alipay-certificate.pem"));
            config.setRootCertContent(alipay.key("root-certificate.pem"));
        } else {
            config.setAlipayPublicKey(bare(alipayKey));
        }
        ApiClient client = new ApiClient();
        client.setAlipayConfig(config);
        return client;
    }

    private static AlipayClient oldKit() throws Exception {
        AlipayConfig config = new AlipayConfig();
        config.setServerUrl(alipay.baseUrl() + "/gateway.do");
        config.setAppId(TestKeys.APP_ID);
        config.setPrivateKey(bare("app-private.pem"));
        config.setAlipayPublicKey(bare("alipay-public.pem"));
        return new DefaultAlipayClient(config);
    }

    private static Map<String, String> fields(RawNotification raw) throws Exception {
        return new HashMap<>(NoticeForm.of(raw.body()).fields());
    }

    private static String bare(String name) {
        return alipay.key(name).replaceAll("-----[A-Z ]+-----|\\s", "");
    }
}
