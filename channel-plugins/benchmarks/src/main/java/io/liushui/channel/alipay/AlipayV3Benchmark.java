package io.liushui.channel.alipay;

import io.liushui.benchmarks.Keys;
import io.liushui.benchmarks.Order;
import io.liushui.spi.PayRequest;
import io.liushui.spi.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import okhttp3.Headers;
import okhttp3.Request;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.JsonNode;

/** A code to be scanned is asked for, and Alipay's answer read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AlipayV3Benchmark {
    private static final PayRequest REQUEST = Order.by(AlipayMethod.QR.wireName(), "CNY");

    private Payments payments;
    private V3Requests requests;
    private V3Answers answers;
    private Reply.Answered answered;

    @Setup
    public void agree() {
        Agreement agreement = Agreement.make();
        AlipaySettings settings = agreement.settings();
        payments = agreement.payments();
        requests = new V3Requests(settings.baseUrl(), settings.app(), Order.CLOCK);
        answers = new V3Answers(settings.alipay(), Order.CLOCK);
        String body = "{\"out_trade_no\":\"" + Order.NUMBER + "\",\"qr_code\":\"https://qr.alipay.com/bax03206ug0k\"}";
        String time = Long.toString(Order.CLOCK.millis());
        String nonce = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
        byte[] text = (time + "\n" + nonce + "\n" + body + "\n").getBytes(StandardCharsets.UTF_8);
        Headers headers = Headers.of(
                "alipay-timestamp",
                time,
                "alipay-nonce",
                nonce,
                "alipay-signature",
                Keys.signed(agreement.alipayKey(), text));
        answered = new Reply.Answered(200, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    @Benchmark
    public Request write() {
        return requests.post("/v3/alipay/trade/precreate", payments.business(REQUEST, AlipayMethod.QR));
    }

    @Benchmark
    public JsonNode read() {
        if (answers.read(answered) instanceof Answer.Accepted(JsonNode body)) {
            return body;
        }
        throw new IllegalStateException("Alipay's answer was refused");
    }
}
