package io.liushui.channel.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import com.wechat.pay.java.core.auth.WechatPay2Credential;
import com.wechat.pay.java.core.cipher.RSASigner;
import com.wechat.pay.java.core.cipher.RSAVerifier;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.PayerAction;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Request;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What we sign is what WeChat Pay's own SDK would sign. */
class MerchantSignatureJudgeTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern HEADER = Pattern.compile(
            "(\\S+) mchid=\"(.*)\",nonce_str=\"(.*)\",timestamp=\"(.*)\",serial_no=\"(.*)\",signature=\"(.*)\"");

    @ParameterizedTest
    @CsvSource({
        "GET, /v3/pay/transactions/out-trade-no/A1?mchid=1900000001,",
        "GET, /v3/certificates,",
        "POST, /v3/pay/transactions/native, '{\"description\":\"龙井茶 \\\"明前\\\"\\n🍵\"}'"
    })
    void theAuthorizationIsTheSdksToTheLastByte(String method, String target, String body) {
        String sent = body == null ? "" : body;
        String expected = new WechatPay2Credential(
                        "1900000001", new RSASigner("5F1C72E2", Fixtures.MERCHANT_KEYS.getPrivate()))
                .getAuthorization(URI.create("https://api.mch.weixin.qq.com" + target), method, sent);
        Matcher told = HEADER.matcher(expected);
        assertThat(told.matches()).isTrue();
        String ours = new MerchantSignature(Fixtures.MERCHANT)
                .authorization(
                        method,
                        target,
                        Long.parseLong(told.group(4)),
                        told.group(3),
                        sent.getBytes(StandardCharsets.UTF_8));
        assertThat(ours).isEqualTo(expected);
    }

    @Test
    void theSdkVerifiesARequestAsItLeaves() throws Exception {
        SignedRequests requests =
                new SignedRequests("https://api.example/wechatpay", Fixtures.MERCHANT, Clock.systemUTC(), JSON);
        Request request = requests.post("/v3/pay/transactions/jsapi?a=%E8%8C%B6", Map.of("description", "茶"));
        Matcher told = HEADER.matcher(request.header("Authorization"));
        assertThat(told.matches()).isTrue();
        try (Buffer body = new Buffer()) {
            request.body().writeTo(body);
            String message = "POST\n/wechatpay/v3/pay/transactions/jsapi?a=%E8%8C%B6\n" + told.group(4) + "\n"
                    + told.group(3) + "\n" + body.readUtf8() + "\n";
            RSAVerifier sdk = new RSAVerifier(Fixtures.MERCHANT_KEYS.getPublic(), "5F1C72E2");
            assertThat(sdk.verify("5F1C72E2", message, told.group(6))).isTrue();
            assertThat(sdk.verify("5F1C72E2", message.replace("jsapi", "jsapj"), told.group(6)))
                    .isFalse();
        }
    }

    @Test
    void theSdkVerifiesWhatWeHandToWechat() {
        Map<String, String> call = call("wechat_jsapi");
        assertThat(call).containsEntry("package", "prepay_id=wx123").containsEntry("signType", "RSA");
        String message =
                String.join("\n", "wx0001", call.get("timeStamp"), call.get("nonceStr"), call.get("package"), "");
        assertVerified(message, call.get("paySign"));
    }

    @Test
    void theSdkVerifiesWhatWeHandToTheApp() {
        Map<String, String> call = call("wechat_app");
        assertThat(call).containsEntry("package", "Sign=WXPay").containsEntry("partnerid", "1900000001");
        String message =
                String.join("\n", "wx0002", call.get("timestamp"), call.get("noncestr"), call.get("prepayid"), "");
        assertVerified(message, call.get("sign"));
    }

    private static void assertVerified(String message, String signature) {
        RSAVerifier sdk = new RSAVerifier(Fixtures.MERCHANT_KEYS.getPublic(), "5F1C72E2");
        assertThat(sdk.verify("5F1C72E2", message, signature)).isTrue();
        assertThat(sdk.verify("5F1C72E2", "w" + message, signature)).isFalse();
    }

    private static Map<String, String> call(String method) {
        PayRequest request = new PayRequest(
                "order0001", method, 1, "CNY", "Tea", Instant.now(), null, Payer.UNKNOWN, Instant.now(), null);
        PayerAction action = new PayerActions(Fixtures.MERCHANT, Clock.systemUTC())
                .of(request, JSON.readTree("{\"prepay_id\":\"wx123\"}"))
                .orElseThrow();
        return ((PayerAction.AppCall) action).parameters();
    }
}
