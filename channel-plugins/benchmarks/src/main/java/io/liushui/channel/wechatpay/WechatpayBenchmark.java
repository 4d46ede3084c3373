package io.liushui.channel.wechatpay;

import io.liushui.benchmarks.Keys;
import io.liushui.benchmarks.Order;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.PayRequest;
import io.liushui.spi.RawNotification;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.json.JsonMapper;

/** A code to be scanned is asked for, and the notification that it was paid read: verified, opened with the APIv3 key, understood. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WechatpayBenchmark {
    private static final ExchangeLog NO_LOG = exchange -> {};
    private static final String KEY_ID = "PUB_KEY_ID_0119000000012026";
    private static final PayRequest REQUEST = Order.by("wechat_native", "CNY");

    private final JsonMapper mapper = JsonMapper.builder().build();
    private WechatPaySettings settings;
    private SignedRequests requests;
    private Notifications notifications;
    private RawNotification notification;

    @Setup
    public void agree() throws Exception {
        KeyPair platform = Keys.rsa();
        settings = settings(platform);
        Merchant merchant = settings.merchant();
        Codes codes = new Codes(NO_LOG);
        requests = new SignedRequests(settings.baseUrl(), merchant, Order.CLOCK, mapper);
        notifications = new Notifications(
                merchant,
                new PlatformKeys(settings.trust(), new PlatformCertificates(settings.trust(), null, Order.CLOCK)),
                new OrderAnswers(codes, merchant, new PayerActions(merchant, Order.CLOCK)),
                new RefundAnswers(codes),
                Order.CLOCK,
                mapper);
        notification = signed(new SealedNotice(merchant).ofPaid(), platform.getPrivate());
    }

    @Benchmark
    public Request write() {
        PayMethod method = PayMethod.of(REQUEST.method());
        return requests.post(
                method.path(), Bodies.pay(REQUEST, method, settings.merchant(), settings.notificationUri()));
    }

    @Benchmark
    public ChannelNotification read() throws NotificationRefused {
        return notifications.parse(notification);
    }

    private static WechatPaySettings settings(KeyPair platform) {
        Map<String, String> values = Map.of(
                "mchId",
                "1900000109",
                "appId",
                "wx8888888888888888",
                "merchantPrivateKey",
                Keys.pem("PRIVATE KEY", Keys.rsa().getPrivate().getEncoded()),
                "merchantSerial",
                "5157F09EFDC096DE15EBE81A47057A7200000000",
                "apiV3Key",
                "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb",
                "platformPublicKeyId",
                KEY_ID,
                "platformPublicKey",
                Keys.pem("PUBLIC KEY", platform.getPublic().getEncoded()));
        return WechatPaySettings.of(new ChannelSettings("one", Order.NOTIFICATIONS, values));
    }

    private static RawNotification signed(String body, PrivateKey platformKey) {
        String time = Long.toString(Order.NOW.getEpochSecond());
        String nonce = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
        byte[] text = (time + "\n" + nonce + "\n" + body + "\n").getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of(
                "wechatpay-serial", KEY_ID,
                "wechatpay-timestamp", time,
                "wechatpay-nonce", nonce,
                "wechatpay-signature", Keys.signed(platformKey, text));
        return new RawNotification(headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
