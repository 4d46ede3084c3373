package io.liushui.channel.wechatpay;

import io.liushui.spi.BillOutcome;
import io.liushui.spi.BillRequest;
import io.liushui.spi.BillRow;
import io.liushui.spi.BillUnreadable;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.CodeTable;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import io.liushui.spi.ReceivesNotifications;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.SupportsBills;
import io.liushui.spi.SupportsClose;
import io.liushui.spi.SupportsRefund;
import io.liushui.spi.http.ChannelHttp;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** WeChat Pay as a payment channel. */
final class WechatPayChannel implements Channel, SupportsClose, SupportsRefund, SupportsBills, ReceivesNotifications {

    private final WechatPaySettings settings;
    private final ChannelHttp http;
    private final OrderDesk orders;
    private final RefundDesk refunds;
    private final BillDownload bills;
    private final BillReader billReader = new BillReader();
    private final NotificationDesk notifications;

    WechatPayChannel(WechatPaySettings settings, ExchangeLog log, Clock clock) {
        this.settings = settings;
        JsonMapper mapper = JsonMapper.builder().build();
        Merchant merchant = settings.merchant();
        SignedRequests requests = new SignedRequests(settings.baseUrl(), merchant, clock, mapper);
        this.http = new ChannelHttp(log, settings.timeouts(), Wire.MASKING);
        CertificateDownload download = new CertificateDownload(http, requests, merchant.apiV3Key(), clock, mapper);
        PlatformKeys keys =
                new PlatformKeys(settings.trust(), new PlatformCertificates(settings.trust(), download, clock));
        Wire wire = new Wire(http, requests, keys, clock, mapper);
        Codes codes = new Codes(log);
        OrderAnswers orderAnswers = new OrderAnswers(codes, merchant, new PayerActions(merchant, clock));
        RefundAnswers refundAnswers = new RefundAnswers(codes);
        this.orders = new OrderDesk(wire, settings, orderAnswers);
        this.refunds = new RefundDesk(wire, settings, refundAnswers);
        this.bills = new BillDownload(wire, http, requests, settings.bill(), codes, log, clock);
        this.notifications = new NotificationDesk(
                new Notifications(merchant, keys, orderAnswers, refundAnswers, clock, mapper), log);
    }

    @Override
    public ChannelDescription describe() {
        return new ChannelDescription(
                settings.channelId(),
                PayMethod.descriptions(),
                Map.of("CNY", 2),
                ChannelFunction.of(WechatPayChannel.class),
                Bodies.DESCRIPTION,
                null,
                null);
    }

    @Override
    public CodeTable codes() {
        return Codes.TABLE;
    }

    @Override
    public PayOutcome pay(PayRequest request) {
        return orders.pay(request);
    }

    @Override
    public QueryOutcome query(OrderReference order) {
        return orders.query(order, "query");
    }

    @Override
    public CloseOutcome close(OrderReference order) {
        return orders.close(order);
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
    public BillOutcome downloadBill(BillRequest request, Path target) {
        return bills.download(request, target);
    }

    @Override
    public long readBill(Path bill, Consumer<BillRow> rows) throws BillUnreadable {
        return billReader.read(bill, rows);
    }

    @Override
    public ChannelNotification parse(RawNotification raw) throws NotificationRefused {
        return notifications.parse(raw);
    }

    @Override
    public Answer acknowledge() {
        return NotificationDesk.ACKNOWLEDGED;
    }

    @Override
    public Answer refuse(String reason) {
        return NotificationDesk.refused(reason);
    }

    @Override
    public void close() {
        http.close();
    }
}
