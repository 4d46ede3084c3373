package io.liushui.channel.carrier;

import io.liushui.benchmarks.Order;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.PayRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A charge is asked for, and the carrier's answer that a code was sent read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CarrierBenchmark {
    private static final ExchangeLog NO_LOG = exchange -> {};
    private static final PayRequest REQUEST = Order.by(CarrierChannel.METHOD, "CNY");
    private static final int ANSWERED = 200;

    private CarrierSettings settings;
    private Wire wire;
    private Map<String, String> asked;
    private byte[] answer;

    @Setup
    public void agree() {
        settings = CarrierSettings.of(new ChannelSettings(
                "one",
                Order.NOTIFICATIONS,
                Map.of(
                        "baseUrl",
                        "https://carrier.example",
                        "appId",
                        "liushui01",
                        "appSecret",
                        "0a1b2c3d4e5f60718293a4b5c6d7e8f9")));
        wire = new Wire(settings, NO_LOG, Order.CLOCK);
        asked = message();
        answer = FlatJson.write(waiting(asked));
    }

    @TearDown
    public void close() {
        wire.close();
    }

    @Benchmark
    public byte[] write() {
        return FlatJson.write(message());
    }

    @Benchmark
    public Map<String, String> read() {
        if (wire.check(ANSWERED, answer, asked) instanceof Wire.Answer.Genuine(Message message)) {
            return message.fields();
        }
        throw new IllegalStateException("the carrier's answer was refused");
    }

    private Map<String, String> message() {
        return wire.message(Requests.charge(REQUEST, REQUEST.payer().phone(), settings.notificationUri()));
    }

    private Map<String, String> waiting(Map<String, String> asked) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("appId", settings.appId());
        answer.put("requestId", asked.get("requestId"));
        answer.put("timestamp", asked.get("timestamp"));
        answer.put("signMethod", ParameterSignature.METHOD);
        answer.put("code", CarrierCodes.CARRIED_OUT);
        answer.put("orderNo", Order.NUMBER);
        answer.put("tradeNo", "C2026112700000001");
        answer.put("status", "WAIT_CODE");
        answer.put("phoneMask", "138****1234");
        answer.put(ParameterSignature.FIELD, settings.signature().sign(answer));
        return answer;
    }
}
