package io.liushui.channel.unionpay;

import io.liushui.benchmarks.Keys;
import io.liushui.benchmarks.Order;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.PayRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A payment in UnionPay's app is asked for, and the answer to it read; UnionPay's certificate is believed already. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class UnionpayBenchmark {
    private static final PayRequest REQUEST = Order.by(Description.APP, "CNY");

    private Messages messages;
    private MessageWriter writer;
    private AnswerReader reader;
    private Map<String, String> asked;
    private String answer;

    @Setup
    public void agree() {
        Authority root = Authority.root();
        Authority middle = root.middle();
        Authority unionPay = middle.holder("041@Z12@00040000:SIGN@00000001");
        UnionPaySettings settings = settings(root, middle);
        messages = new Messages(settings);
        writer = new MessageWriter(settings.merchant());
        reader = new AnswerReader(settings.trust());
        asked = fields();
        answer = answer(asked, unionPay);
    }

    @Benchmark
    public byte[] write() {
        return writer.form(fields());
    }

    @Benchmark
    public Map<String, String> read() {
        if (reader.read(asked, answer) instanceof Gateway.Answer.Genuine(var fields)) {
            return fields;
        }
        throw new IllegalStateException("UnionPay's answer was refused");
    }

    private Map<String, String> fields() {
        return messages.byPayer(Transaction.CONSUME, REQUEST, Messages.PHONE);
    }

    private static UnionPaySettings settings(Authority root, Authority middle) {
        Authority merchant = middle.holder("041@8777290058110048@777290058110048@00000002");
        Map<String, String> values = Map.of(
                "gatewayUrl", "https://gateway.unionpay.example/gateway/api",
                "merId", "777290058110048",
                "privateKey", Keys.pem("PRIVATE KEY", merchant.key().getEncoded()),
                "certificate", merchant.pem(),
                "rootCertificate", root.pem(),
                "middleCertificate", middle.pem(),
                "signerName", "00040000:SIGN");
        return UnionPaySettings.of(new ChannelSettings("one", Order.NOTIFICATIONS, values));
    }

    /** As UnionPay signs and writes it: nothing is encoded. */
    private static String answer(Map<String, String> asked, Authority unionPay) {
        Map<String, String> fields = new HashMap<>(asked);
        fields.keySet()
                .retainAll(Set.of(
                        "version",
                        "encoding",
                        "bizType",
                        "txnType",
                        "txnSubType",
                        "accessType",
                        "merId",
                        "orderId",
                        "txnTime"));
        fields.put("respCode", "00");
        fields.put("respMsg", "成功[0000000]");
        fields.put("tn", "816842174352801890110");
        fields.put("signMethod", "01");
        fields.put(Seal.CERTIFICATE, unionPay.pem());
        String serial = unionPay.certificate().getSerialNumber().toString();
        return Seal.sign(fields, new MerchantKey(serial, unionPay.key())).entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
    }
}
