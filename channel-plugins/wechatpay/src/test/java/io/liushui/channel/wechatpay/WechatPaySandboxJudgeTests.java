package io.liushui.channel.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RSANotificationConfig;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.billdownload.BillDownloadServiceExtension;
import com.wechat.pay.java.service.billdownload.DigestBillEntity;
import com.wechat.pay.java.service.billdownload.model.BillType;
import com.wechat.pay.java.service.billdownload.model.GetTradeBillRequest;
import com.wechat.pay.java.service.billdownload.model.HashType;
import com.wechat.pay.java.service.billdownload.model.TarType;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.nativepay.NativePayService;
import com.wechat.pay.java.service.payments.nativepay.model.Amount;
import com.wechat.pay.java.service.payments.nativepay.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest;
import com.wechat.pay.java.service.payments.nativepay.model.QueryOrderByIdRequest;
import com.wechat.pay.java.service.payments.nativepay.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import com.wechat.pay.java.service.refund.model.Status;
import io.liushui.channel.contract.RequestMisbehaviour;
import io.liushui.channel.contract.Requests;
import io.liushui.spi.BillOutcome;
import io.liushui.spi.BillRequest;
import io.liushui.spi.RawNotification;
import io.liushui.spi.SupportsBills;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WeChat Pay's own SDK uses the sandbox, and believes what it answers and tells. */
class WechatPaySandboxJudgeTests {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static WechatPayUnderTest wechatPay;
    private static OfficialSdk sdk;
    private static NativePayService orders;
    private static RefundService refunds;

    @BeforeAll
    static void start(@TempDir Path data) {
        wechatPay = new WechatPayUnderTest(data);
        sdk = OfficialSdk.connected(wechatPay);
        orders = new NativePayService.Builder().httpClient(sdk).build();
        refunds = new RefundService.Builder().httpClient(sdk).build();
    }

    @AfterAll
    static void stop() {
        sdk.close();
        wechatPay.close();
    }

    @Test
    void takesAnOrderFromTheSdkAndTellsItsStates() {
        String number = submitted();
        assertThat(asked(number).getTradeState()).isEqualTo(Transaction.TradeStateEnum.NOTPAY);
        wechatPay.payerConfirms(number);
        Transaction paid = asked(number);
        assertThat(paid.getTradeState()).isEqualTo(Transaction.TradeStateEnum.SUCCESS);
        assertThat(paid.getAmount().getTotal()).isEqualTo(1234);

        QueryOrderByIdRequest byId = new QueryOrderByIdRequest();
        byId.setMchid("1900000109");
        byId.setTransactionId(paid.getTransactionId());
        assertThat(orders.queryOrderById(byId).getOutTradeNo()).isEqualTo(number);
    }

    @Test
    void closesAnOrderOfTheSdkOnce() {
        String number = submitted();
        CloseOrderRequest request = new CloseOrderRequest();
        request.setMchid("1900000109");
        request.setOutTradeNo(number);
        orders.closeOrder(request);
        assertThat(asked(number).getTradeState()).isEqualTo(Transaction.TradeStateEnum.CLOSED);
        assertThatThrownBy(() -> orders.closeOrder(request))
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        refused -> assertThat(refused.getErrorCode()).isEqualTo("ORDER_CLOSED"));
    }

    @Test
    void paysBackToTheSdkAndTellsBoth() {
        String number = submitted();
        wechatPay.payerConfirms(number);
        CreateRequest request = new CreateRequest();
        request.setOutTradeNo(number);
        request.setOutRefundNo(Requests.number());
        request.setNotifyUrl(wechatPay.inbox().uri().toString());
        AmountReq amount = new AmountReq();
        amount.setRefund(1000L);
        amount.setTotal(1234L);
        amount.setCurrency("CNY");
        request.setAmount(amount);
        assertThat(refunds.create(request).getStatus()).isEqualTo(Status.SUCCESS);

        QueryByOutRefundNoRequest query = new QueryByOutRefundNoRequest();
        query.setOutRefundNo(request.getOutRefundNo());
        assertThat(refunds.queryByOutRefundNo(query).getAmount().getRefund()).isEqualTo(1000L);
        assertThat(asked(number).getTradeState()).isEqualTo(Transaction.TradeStateEnum.REFUND);

        Transaction payment = parser().parse(param(wechatPay.nextNotification(number, SOON)), Transaction.class);
        assertThat(payment.getOutTradeNo()).isEqualTo(number);
        RefundNotification refund =
                parser().parse(param(wechatPay.nextNotification(number, SOON)), RefundNotification.class);
        assertThat(refund.getRefundStatus()).isEqualTo(Status.SUCCESS);
        assertThat(refund.getOutRefundNo()).isEqualTo(request.getOutRefundNo());
    }

    @Test
    void oneFlippedByteOfANotificationIsRefusedByTheSdk() {
        String number = submitted();
        wechatPay.payerConfirms(number);
        RawNotification genuine = wechatPay.nextNotification(number, SOON);
        byte[] body = genuine.body().clone();
        body[body.length / 2] ^= 1;
        RawNotification flipped = new RawNotification(genuine.headers(), body);
        assertThatThrownBy(() -> parser().parse(param(flipped), Transaction.class))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void anAnswerThatIsSignedAsAProbeIsRefusedByTheSdk() {
        String number = submitted();
        wechatPay.nextRequestGoesWrong(number, "query", RequestMisbehaviour.ANSWER_WITH_WRONG_SIGNATURE);
        assertThatThrownBy(() -> asked(number)).isInstanceOf(ValidationException.class);
    }

    @Test
    void makesABillWhoseHashTheSdkVerifiesAndThatWeKeepAlike(@TempDir Path folder) throws IOException {
        wechatPay.payerConfirms(submitted());
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        GetTradeBillRequest request = new GetTradeBillRequest();
        request.setBillDate(today.toString());
        request.setBillType(BillType.ALL);
        request.setTarType(TarType.GZIP);
        BillDownloadServiceExtension bills = new BillDownloadServiceExtension.Builder()
                .httpClient(sdk)
                .decryptor(ciphertext -> ciphertext)
                .build();
        DigestBillEntity bill = bills.getTradeBill(request);
        byte[] read = bill.getInputStream().readAllBytes();
        assertThat(bill.verifyHash()).isTrue();

        Path ours = folder.resolve("bill.csv");
        SupportsBills plugin = (SupportsBills) wechatPay.channel();
        assertThat(plugin.downloadBill(new BillRequest(today, Requests.TRACE), ours))
                .isEqualTo(new BillOutcome.Downloaded(read.length));
        assertThat(ours).hasBinaryContent(read);
        DigestBillEntity flipped = new DigestBillEntity(
                new ByteArrayInputStream(Files.readAllBytes(ours)), "00".repeat(20), HashType.SHA1);
        flipped.getInputStream().readAllBytes();
        assertThat(flipped.verifyHash()).isFalse();
    }

    private static String submitted() {
        PrepayRequest request = new PrepayRequest();
        request.setAppid("wx8888888888888888");
        request.setMchid("1900000109");
        request.setDescription("龙井茶 \"明前\" 🍵");
        request.setOutTradeNo(Requests.number());
        request.setNotifyUrl(wechatPay.inbox().uri().toString());
        Amount amount = new Amount();
        amount.setTotal(1234);
        request.setAmount(amount);
        assertThat(orders.prepay(request).getCodeUrl()).isNotBlank();
        return request.getOutTradeNo();
    }

    private static Transaction asked(String number) {
        QueryOrderByOutTradeNoRequest query = new QueryOrderByOutTradeNoRequest();
        query.setMchid("1900000109");
        query.setOutTradeNo(number);
        return orders.queryOrderByOutTradeNo(query);
    }

    private static NotificationParser parser() {
        return new NotificationParser(new RSANotificationConfig.Builder()
                .certificates(wechatPay.key("platform-1-certificate.pem"))
                .apiV3Key(wechatPay.key("api-v3-key.txt"))
                .build());
    }

    private static RequestParam param(RawNotification raw) {
        return new RequestParam.Builder()
                .serialNumber(raw.headers().get("wechatpay-serial"))
                .timestamp(raw.headers().get("wechatpay-timestamp"))
                .nonce(raw.headers().get("wechatpay-nonce"))
                .signature(raw.headers().get("wechatpay-signature"))
                .signType(raw.headers().get("wechatpay-signature-type"))
                .body(new String(raw.body(), StandardCharsets.UTF_8))
                .build();
    }
}
