package io.liushui.channel.alipay;

import io.liushui.benchmarks.Keys;
import io.liushui.benchmarks.Order;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.PayRequest;
import io.liushui.spi.RawNotification;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The form of a page payment is signed, and the notification that it was paid read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AlipayV2Benchmark {
    private static final PayRequest REQUEST = Order.by(AlipayMethod.PAGE.wireName(), "CNY");

    private Payments payments;
    private SignedOrder orders;
    private Notifications notifications;
    private RawNotification notification;

    @Setup
    public void agree() {
        Agreement agreement = Agreement.make();
        payments = agreement.payments();
        orders = new SignedOrder(agreement.settings(), Order.CLOCK);
        notifications = new Notifications(agreement.settings(), Order.CLOCK, new Codes(Agreement.NO_LOG));
        notification = paid(agreement);
    }

    @Benchmark
    public Map<String, String> write() {
        return orders.sign("alipay.trade.page.pay", payments.business(REQUEST, AlipayMethod.PAGE), REQUEST.returnUrl());
    }

    @Benchmark
    public ChannelNotification read() throws NotificationRefused {
        return notifications.parse(notification);
    }

    private static RawNotification paid(Agreement agreement) {
        SortedMap<String, String> fields = new TreeMap<>(Map.of(
                "notify_id",
                "2026112700222120000123456789012345",
                "notify_type",
                NoticeMeaning.TRADE,
                "notify_time",
                AlipayTime.of(Order.NOW),
                "app_id",
                agreement.settings().app().appId(),
                "seller_id",
                agreement.settings().sellerId(),
                "out_trade_no",
                Order.NUMBER,
                "trade_no",
                "2026112722001412345678901234",
                "trade_status",
                "TRADE_SUCCESS",
                "total_amount",
                Yuan.of(Order.AMOUNT_MINOR),
                "subject",
                REQUEST.subject()));
        byte[] content = SignedOrder.content(fields).getBytes(StandardCharsets.UTF_8);
        fields.put("sign", Keys.signed(agreement.alipayKey(), content));
        fields.put("sign_type", "RSA2");
        return new RawNotification(Map.of(), SignedOrder.query(fields).getBytes(StandardCharsets.US_ASCII));
    }
}
