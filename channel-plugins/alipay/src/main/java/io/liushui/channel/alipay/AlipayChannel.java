package io.liushui.channel.alipay;

import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.BillOutcome;
import io.liushui.spi.BillRequest;
import io.liushui.spi.BillRow;
import io.liushui.spi.BillUnreadable;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.CodeTable;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.MethodDescription;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PreauthTerms;
import io.liushui.spi.Product;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import io.liushui.spi.ReceivesNotifications;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.SupportsBills;
import io.liushui.spi.SupportsClose;
import io.liushui.spi.SupportsPreauth;
import io.liushui.spi.SupportsRefund;
import io.liushui.spi.http.ChannelCall;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Alipay as a payment channel. */
final class AlipayChannel
        implements Channel, SupportsClose, SupportsRefund, SupportsPreauth, SupportsBills, ReceivesNotifications {
    private static final long HIGHEST_MINOR = 10_000_000_000L;

    private final AlipaySettings settings;
    private final ExchangeLog log;
    private final Wire wire;
    private final Trades trades;
    private final Payments payments;
    private final Closing closing;
    private final Refunds refunds;
    private final Holds holds;
    private final Captures captures;
    private final Releases releases;
    private final Bills bills;
    private final BillReader billReader;
    private final Notifications notifications;

    AlipayChannel(AlipaySettings settings, ExchangeLog log, Clock clock) {
        this.settings = settings;
        this.log = log;
        Codes codes = new Codes(log);
        this.wire = new Wire(settings, log, clock);
        this.trades = new Trades(wire, codes);
        this.payments = new Payments(settings, clock, wire, codes);
        this.closing = new Closing(wire, codes, trades);
        this.refunds = new Refunds(wire, codes);
        this.holds = new Holds(settings, clock, wire, codes);
        this.captures = new Captures(settings, wire, codes, holds, trades);
        this.releases = new Releases(settings, wire, codes, holds);
        this.bills = new Bills(clock, wire, codes, new BillDownload(wire, log));
        this.billReader = new BillReader(settings.sellerId());
        this.notifications = new Notifications(settings, clock, codes);
    }

    @Override
    public ChannelDescription describe() {
        Map<String, MethodDescription> methods = Stream.of(AlipayMethod.values())
                .collect(Collectors.toMap(
                        AlipayMethod::wireName,
                        method -> new MethodDescription(Product.PLATFORM_PAY, true, 1, HIGHEST_MINOR)));
        return new ChannelDescription(
                settings.channelId(),
                methods,
                Map.of(Trades.CURRENCY, 2),
                ChannelFunction.of(AlipayChannel.class),
                Texts.SUBJECT,
                null,
                new PreauthTerms(
                        Set.of(AlipayMethod.QR.wireName(), AlipayMethod.APP.wireName()),
                        100,
                        true,
                        settings.authorizationValidity()));
    }

    @Override
    public CodeTable codes() {
        return AlipayCodes.TABLE;
    }

    @Override
    public PayOutcome pay(PayRequest request) {
        return payments.pay(request);
    }

    @Override
    public QueryOutcome query(OrderReference order) {
        return trades.query(new ChannelCall("query", order.orderNo(), order.traceId()), order.orderNo());
    }

    @Override
    public CloseOutcome close(OrderReference order) {
        return closing.close(order);
    }

    @Override
    public OperationOutcome refund(RefundRequest request) {
        return refunds.refund(request);
    }

    @Override
    public OperationOutcome queryRefund(RefundRequest request) {
        return refunds.query(request);
    }

    @Override
    public PayOutcome authorize(PayRequest request) {
        return holds.authorize(request);
    }

    @Override
    public QueryOutcome queryAuthorization(OrderReference authorization) {
        return holds.query(authorization);
    }

    @Override
    public OperationOutcome capture(CaptureRequest request) {
        return captures.capture(request);
    }

    @Override
    public OperationOutcome queryCapture(CaptureRequest request) {
        return captures.query(request);
    }

    @Override
    public OperationOutcome voidAuthorization(AuthorizationVoidRequest request) {
        return releases.release(request);
    }

    @Override
    public OperationOutcome queryAuthorizationVoid(AuthorizationVoidRequest request) {
        return releases.query(request);
    }

    @Override
    public BillOutcome downloadBill(BillRequest request, Path target) {
        return bills.download(request, target);
    }

    @Override
    public long readBill(Path bill, Consumer<BillRow> rows) throws BillUnreadable {
        return billReader.read(bill, rows);
    }

    @Override
    public ChannelNotification parse(RawNotification raw) throws NotificationRefused {
        long start = System.nanoTime();
        ChannelNotification notification = notifications.parse(raw);
        log.record(notification, Wire.MASKING.body(raw.body()).strip(), acknowledge(), start);
        return notification;
    }

    /** Anything but exactly this word has Alipay repeat the notification. */
    @Override
    public Answer acknowledge() {
        return new Answer(200, "text/plain", "success");
    }

    @Override
    public Answer refuse(String reason) {
        return new Answer(400, "text/plain", "failure");
    }

    @Override
    public void close() {
        wire.close();
    }
}
