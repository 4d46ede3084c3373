package io.liushui.channel.netbank;

import io.liushui.benchmarks.Order;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerAction.PostForm;
import io.liushui.spi.RawNotification;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The form that leads to the bank is signed, and the bank's notification that it was paid read, in GBK. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class NetbankBenchmark {
    private static final ExchangeLog NO_LOG = exchange -> {};
    private static final PayRequest REQUEST = Order.by(NetbankChannel.METHOD, Protocol.CURRENCY);

    @Param({Sm2Sm3.NAME, RsaSha256.NAME})
    public String signature;

    private FrontForm forms;
    private Notifications notifications;
    private RawNotification notification;

    @Setup
    public void agree() {
        Agreement agreement = Agreement.on(signature);
        NetbankSettings settings = agreement.ours();
        NetbankCodes codes = new NetbankCodes(NO_LOG);
        forms = new FrontForm(settings);
        notifications = new Notifications(settings, Order.CLOCK, new Answers(codes), codes);
        notification = new RawNotification(Map.of(), paid(agreement.banks()));
    }

    @Benchmark
    public PostForm write() {
        return forms.of(REQUEST);
    }

    @Benchmark
    public ChannelNotification read() throws NotificationRefused {
        return notifications.parse(notification);
    }

    private static byte[] paid(NetbankSettings bank) {
        Map<String, String> head = new LinkedHashMap<>();
        head.put("Version", Protocol.VERSION);
        head.put("TranCode", Notifications.OF_ORDER);
        head.put("MerchantNo", bank.merchantNo());
        head.put("NotifyId", "N20261127120000000001");
        head.put("SendTime", BankTime.of(Order.NOW));
        Map<String, String> body = new LinkedHashMap<>();
        body.put("OrderNo", Order.NUMBER);
        body.put("BankSeq", "LSB2026112700000001");
        body.put("Amount", Yuan.of(Order.AMOUNT_MINOR));
        body.put("Currency", Protocol.CURRENCY);
        body.put("OrderStatus", "01");
        body.put("Goods", REQUEST.subject());
        byte[] message = new MessageXml(bank.charset()).write(new Message(head, body));
        return new Envelope(bank.charset(), bank.signature()).seal(message);
    }
}
