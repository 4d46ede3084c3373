package io.liushui.channel.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.v3.ApiException;
import com.alipay.v3.util.AlipayConfigUtil;
import com.alipay.v3.util.AlipaySignature;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import io.liushui.spi.http.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.Headers;
import okhttp3.Request;
import okio.Buffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Alipay's own kits verify what we sign, and we verify what they sign. */
class AlipayJudgeTests {
    private static final String BODY = "{\"out_trade_no\":\"A0000001\",\"subject\":\"茶 🍵 \\\"x\\\"\"}";
    private static TestKeys keys;
    private static AlipaySettings settings;

    @BeforeAll
    static void makeKeys() {
        keys = TestKeys.make();
        settings = keys.settings();
    }

    @Test
    void theKitVerifiesAnOrderedRequest() throws Exception {
        Request request = requests().post("/v3/alipay/trade/query", Map.of("out_trade_no", "茶 🍵 \"x\""));
        assertVerifiedByTheKit(request, "POST", "/v3/alipay/trade/query");
    }

    @Test
    void theKitVerifiesARequestWithAQuery() throws Exception {
        Request request =
                requests().get("/v3/alipay/data/dataservice/bill/downloadurl/query", Map.of("bill_date", "2026-11-25"));
        assertVerifiedByTheKit(
                request, "GET", "/v3/alipay/data/dataservice/bill/downloadurl/query?bill_date=2026-11-25");
    }

    private void assertVerifiedByTheKit(Request request, String method, String uri) throws Exception {
        String header = request.header("Authorization");
        assertThat(header).startsWith("ALIPAY-SHA256withRSA app_id=" + TestKeys.APP_ID + ",nonce=");
        int end = header.lastIndexOf(",sign=");
        String about = header.substring("ALIPAY-SHA256withRSA ".length(), end);
        String sign = header.substring(end + ",sign=".length());
        String text = about + "\n" + method + "\n" + uri + "\n" + body(request) + "\n";
        AlipayConfigUtil kit = new AlipayConfigUtil();
        assertThat(kit.generateVerify(text, sign, keys.appPublic())).isTrue();
        assertThat(kit.generateVerify(text.replaceFirst("n", "m"), sign, keys.appPublic()))
                .isFalse();
        assertThat(kit.generateVerify(text, flipped(sign), keys.appPublic())).isFalse();
    }

    @Test
    void weVerifyAnAnswerThatTheKitSigned() throws Exception {
        Answer answer = answers().read(answered(BODY, BODY));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Accepted.class,
                        accepted -> assertThat(Json.text(accepted.body(), "out_trade_no"))
                                .isEqualTo("A0000001"));
    }

    @Test
    void weRefuseAnAnswerOfWhichOneByteIsFlipped() throws Exception {
        for (int index = 0; index < BODY.length(); index += 5) {
            char[] body = BODY.toCharArray();
            body[index] = (char) (body[index] ^ 1);
            assertThat(answers().read(answered(BODY, new String(body)))).isInstanceOf(Answer.Lost.class);
        }
    }

    @Test
    void weRefuseAnAnswerWithoutASignature() {
        Reply.Answered unsigned = new Reply.Answered(
                400, Headers.of(), "{\"code\":\"ACQ.TRADE_NOT_EXIST\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(answers().read(unsigned)).isInstanceOf(Answer.Lost.class);
    }

    @Test
    void bothKitsVerifyASignedOrder() throws Exception {
        Map<String, String> fields = new SignedOrder(settings, Clock.systemUTC())
                .sign(
                        "alipay.trade.page.pay",
                        Map.of("subject", "茶 🍵 & = \"x\""),
                        "https://shop.example/back?a=b&c=d");
        assertThat(AlipaySignature.verifyV2(new HashMap<>(fields), keys.appPublic(), "UTF-8", "RSA2"))
                .isTrue();
        assertThat(com.alipay.api.internal.util.AlipaySignature.verifyV2(
                        new HashMap<>(fields), keys.appPublic(), "UTF-8", "RSA2"))
                .isTrue();
        Map<String, String> changed = new HashMap<>(fields);
        changed.put("return_url", "https://shop.example/back?a=b&c=e");
        assertThat(com.alipay.api.internal.util.AlipaySignature.verifyV2(changed, keys.appPublic(), "UTF-8", "RSA2"))
                .isFalse();
    }

    @Test
    void weReadANotificationThatTheKitSigned() throws Exception {
        ChannelNotification told = channel().parse(notification(signedNotice(Map.of())));
        assertThat(told)
                .isEqualTo(new ChannelNotification.OfPayment(
                        "2026112600222", "A0000001", new QueryOutcome.Paid("2026112622001", 1234, "CNY")));
    }

    @Test
    void weRefuseANotificationOfWhichOneByteIsFlipped() throws Exception {
        byte[] genuine = notification(signedNotice(Map.of())).body();
        for (int index = 0; index < genuine.length; index++) {
            byte[] body = genuine.clone();
            body[index] ^= 1;
            assertThatThrownBy(() -> channel().parse(new RawNotification(Map.of(), body)))
                    .isInstanceOf(NotificationRefused.class);
        }
    }

    private static Map<String, String> signedNotice(Map<String, String> other) throws Exception {
        Map<String, String> fields = new HashMap<>(Map.of(
                "notify_id", "2026112600222",
                "notify_type", "trade_status_sync",
                "notify_time", AlipayTime.of(Instant.now()),
                "app_id", TestKeys.APP_ID,
                "seller_id", TestKeys.SELLER_ID,
                "out_trade_no", "A0000001",
                "trade_no", "2026112622001",
                "trade_status", "TRADE_SUCCESS",
                "total_amount", "12.34",
                "subject", "茶 + 🍵 & = %"));
        fields.putAll(other);
        fields.put(
                "sign",
                com.alipay.api.internal.util.AlipaySignature.sign(
                        com.alipay.api.internal.util.AlipaySignature.getSignContent(fields),
                        keys.alipayPrivate(),
                        "UTF-8",
                        "RSA2"));
        fields.put("sign_type", "RSA2");
        return fields;
    }

    private static RawNotification notification(Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new RawNotification(Map.of(), form.getBytes(StandardCharsets.UTF_8));
    }

    private static Reply.Answered answered(String signedBody, String sentBody) throws ApiException {
        AlipayConfigUtil kit = new AlipayConfigUtil();
        kit.setPrivateKey(keys.alipayPrivate());
        Headers headers = Headers.of(
                "alipay-timestamp", "1764123456789",
                "alipay-nonce", "abc",
                "alipay-signature", kit.generateSign("1764123456789\nabc\n" + signedBody + "\n"));
        return new Reply.Answered(200, headers, sentBody.getBytes(StandardCharsets.UTF_8));
    }

    private static String body(Request request) throws Exception {
        if (request.body() == null) {
            return "";
        }
        Buffer buffer = new Buffer();
        request.body().writeTo(buffer);
        return buffer.readUtf8();
    }

    private static String flipped(String base64) {
        return (base64.charAt(0) == 'A' ? 'B' : 'A') + base64.substring(1);
    }

    private static V3Requests requests() {
        return new V3Requests(settings.baseUrl(), settings.app(), Clock.systemUTC());
    }

    private static V3Answers answers() {
        return new V3Answers(settings.alipay(), Clock.systemUTC());
    }

    private static AlipayChannel channel() {
        ExchangeLog log = exchange -> {};
        return new AlipayChannel(settings, log, Clock.systemUTC());
    }
}
