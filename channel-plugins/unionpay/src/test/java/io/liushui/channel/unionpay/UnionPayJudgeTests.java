package io.liushui.channel.unionpay;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.contract.Orders;
import io.liushui.channel.contract.Requests;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.PayerAction;
import io.liushui.spi.RawNotification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both sides before an independent judge: {@code com.egzosn:pay-java-union}. */
class UnionPayJudgeTests {
    private static UnionPayUnderTest unionPay;
    private static Judge judge;

    @BeforeAll
    static void start(@TempDir Path data) {
        unionPay = new UnionPayUnderTest(data, Description.APP, false);
        judge = new Judge(unionPay);
    }

    @AfterAll
    static void stop() {
        unionPay.close();
    }

    @Test
    void weSignWhatItSignsToTheByte() {
        Map<String, String> signed = judge.signedPayment(Requests.number(), Map.of());
        Map<String, String> unsigned = new HashMap<>(signed);
        String signature = unsigned.remove("signature");
        assertThat(Seal.sign(unsigned, merchant())).isEqualTo(signed).containsEntry("signature", signature);
    }

    @Test
    void itVerifiesTheFormOfAPage() {
        PayRequest request = Requests.pay(Description.PAGE, 1234, "CNY", "龙井茶 & 'tea'", Payer.UNKNOWN);
        PayerAction.PostForm form =
                (PayerAction.PostForm) ((PayOutcome.Pending) unionPay.channel().pay(request)).action();
        Map<String, String> fields = new TreeMap<>(form.fields());
        fields.put("signPubKeyCert", unionPay.key("merchant-certificate.pem"));
        Map<String, String> signed = Seal.sign(fields, merchant());
        assertThat(judge.verifies(signed)).isTrue();
        assertThat(judge.verifies(flipped(signed, "txnAmt"))).isFalse();
    }

    @Test
    void weVerifyWhatItSigns() {
        Map<String, String> signed = judge.signedPayment(
                Requests.number(),
                Map.of(
                        "signPubKeyCert",
                        unionPay.key("merchant-certificate.pem").strip()));
        Trust trust = trusting(UnionPayUnderTest.MERCHANT);
        assertThat(Seal.check(signed, trust)).isEqualTo(Seal.Verdict.GENUINE);
        assertThat(Seal.check(flipped(signed, "orderId"), trust)).isEqualTo(Seal.Verdict.FORGED);
        assertThat(Seal.check(flipped(signed, "signature"), trust)).isEqualTo(Seal.Verdict.FORGED);
        assertThat(Seal.check(signed, trusting("00040000:SIGN"))).isEqualTo(Seal.Verdict.STRANGER);
    }

    @Test
    void itIsAcceptedByTheSandboxAsWeAre() {
        Map<String, String> signed = judge.signedPayment(Requests.number(), Map.of());
        String address = unionPay.sandbox().url() + "/unionpay/gateway/api/frontTransReq.do";
        assertThat(unionPay.sandbox().post(address, signed).statusCode()).isEqualTo(303);
        assertThat(unionPay.sandbox().post(address, flipped(signed, "txnAmt")).body())
                .contains("respCode=11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/appTransReq.do", "/backTransReq.do", "/queryTrans.do"})
    void itVerifiesEachKindOfAnswerOfTheSandbox(String path) {
        Map<String, Object> answer = Judge.read(unionPay.sandbox()
                .post(unionPay.sandbox().url() + "/unionpay/gateway/api" + path, message(path))
                .body());
        assertThat(answer).containsKeys("respCode", "respMsg", "merId", "orderId");
        assertThat(judge.verifies(answer)).isTrue();
        answer.put("respCode", "7" + answer.get("respCode"));
        assertThat(judge.verifies(answer)).isFalse();
    }

    @Test
    void itVerifiesTheSandboxesNotifications() {
        PayRequest request = new Orders(unionPay).submitted(1234);
        unionPay.payerConfirms(request.orderNo());
        RawNotification raw = unionPay.nextNotification(request.orderNo(), Duration.ofSeconds(10));
        Map<String, String> fields = FieldText.form(new String(raw.body(), StandardCharsets.UTF_8));
        assertThat(fields)
                .containsEntry("respCode", "00")
                .containsEntry("txnAmt", "1234")
                .containsEntry("txnType", "01");
        assertThat(judge.verifies(fields)).isTrue();
        for (String name : fields.keySet()) {
            assertThat(judge.verifies(flipped(fields, name))).as(name).isFalse();
        }
    }

    @Test
    void itVerifiesTheSandboxesBill() {
        new Orders(unionPay).paid(1234);
        Map<String, String> fields = new HashMap<>(Map.of(
                "version",
                "5.1.0",
                "encoding",
                "UTF-8",
                "txnType",
                "76",
                "txnSubType",
                "01",
                "bizType",
                "000000",
                "accessType",
                "0",
                "merId",
                UnionPayUnderTest.MERCHANT,
                "fileType",
                "00"));
        fields.put(
                "settleDate",
                ChannelTime.of(Instant.now().plus(Duration.ofHours(1))).substring(4, 8));
        fields.put("txnTime", ChannelTime.of(Instant.now()));
        Map<String, Object> answer = Judge.read(unionPay.sandbox()
                .post(unionPay.sandbox().url() + "/unionpay/file", Seal.sign(fields, merchant()))
                .body());
        assertThat(answer).containsEntry("respCode", "00").containsKey("fileContent");
        assertThat(judge.verifies(answer)).isTrue();
        answer.put("fileContent", "x" + answer.get("fileContent"));
        assertThat(judge.verifies(answer)).isFalse();
    }

    private static Map<String, String> message(String path) {
        PayRequest request = Requests.pay(Description.APP, 1234, "CNY", "Tea", Payer.UNKNOWN);
        UnionPaySettings settings = settings("00040000:SIGN");
        Messages messages = new Messages(settings);
        Map<String, String> fields = switch (path) {
            case "/appTransReq.do" -> messages.byPayer(Transaction.CONSUME, request, Messages.PHONE);
            case "/backTransReq.do" ->
                messages.following(Transaction.REFUND, Requests.number(), Instant.now(), "202611262210153334567", 1);
            default -> messages.base(Transaction.QUERY, Product.ANY, Requests.number(), Instant.now());
        };
        return Seal.sign(fields, settings.merchant());
    }

    private static Map<String, String> flipped(Map<String, String> fields, String name) {
        Map<String, String> flipped = new TreeMap<>(fields);
        String value = flipped.get(name);
        int middle = value.length() / 2;
        flipped.put(name, value.substring(0, middle) + (char) (value.charAt(middle) ^ 1) + value.substring(middle + 1));
        return flipped;
    }

    private static MerchantKey merchant() {
        return settings("00040000:SIGN").merchant();
    }

    private static Trust trusting(String signer) {
        return settings(signer).trust();
    }

    private static UnionPaySettings settings(String signer) {
        return UnionPaySettings.of(new ChannelSettings(
                "unionpay-1",
                unionPay.inbox().uri(),
                Map.of(
                        "gatewayUrl",
                        unionPay.sandbox().url() + "/unionpay/gateway/api",
                        "merId",
                        UnionPayUnderTest.MERCHANT,
                        "signCertificate",
                        unionPay.key("merchant-pfx.txt"),
                        "signCertificatePassword",
                        "000000",
                        "rootCertificate",
                        unionPay.key("root-certificate.pem"),
                        "middleCertificate",
                        unionPay.key("middle-certificate.pem"),
                        "signerName",
                        signer)));
    }
}
