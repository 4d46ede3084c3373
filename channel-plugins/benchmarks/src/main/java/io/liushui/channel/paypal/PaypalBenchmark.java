package io.liushui.channel.paypal;

import io.liushui.benchmarks.Keys;
import io.liushui.benchmarks.Order;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.PayRequest;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.json.JsonMapper;

/** An order is written, which PayPal wants unsigned, and the webhook of its capture read, whose certificate is known already. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PaypalBenchmark {
    private static final ExchangeLog NO_LOG = exchange -> {};
    private static final PayRequest REQUEST = Order.by(PaypalChannel.METHOD, "USD");
    private static final String WEBHOOK_ID = "1JE4291016473214C";

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final KeyPair paypal = Keys.rsa();
    private Webhooks webhooks;
    private Map<String, String> headers;
    private byte[] body;

    @Setup
    public void agree() {
        // Reading with a key that is at hand asks for no certificate
        webhooks = new Webhooks(null, WEBHOOK_ID, Order.CLOCK, mapper, new Events(new Codes(NO_LOG)));
        body = """
                {"id":"WH-58D329510W468432D-8HN650336L201105X","event_version":"1.0","create_time":"%2$s",\
                "resource_type":"capture","event_type":"PAYMENT.CAPTURE.COMPLETED","summary":"Payment completed",\
                "resource":{"id":"42311647XV020574X","status":"COMPLETED","custom_id":"%1$s","invoice_id":"%1$s",\
                "amount":{"currency_code":"USD","value":"12.34"},"final_capture":true,"create_time":"%2$s",\
                "supplementary_data":{"related_ids":{"order_id":"5O190127TN364715T"}}}}""".formatted(Order.NUMBER, Order.NOW).getBytes(StandardCharsets.UTF_8);
        byte[] signed = new Transmission("69cd13f0-d67a-11e5", Order.NOW.toString(), "", "").signed(WEBHOOK_ID, body);
        headers = Map.of(
                "paypal-auth-algo", "SHA256withRSA",
                "paypal-transmission-id", "69cd13f0-d67a-11e5",
                "paypal-transmission-time", Order.NOW.toString(),
                "paypal-transmission-sig", Keys.signed(paypal.getPrivate(), signed),
                "paypal-cert-url", "https://api.paypal.com/v1/notifications/certs/CERT-1");
    }

    @Benchmark
    public byte[] write() {
        return mapper.writeValueAsBytes(OrderBodies.create(REQUEST, OrderBodies.CAPTURE, "Shop"));
    }

    @Benchmark
    public ChannelNotification read() throws NotificationRefused {
        return webhooks.read(Transmission.of(headers), paypal.getPublic(), body);
    }
}
