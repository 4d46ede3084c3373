package io.liushui.channel.alipay;

import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.BillOutcome;
import io.liushui.spi.BillRequest;
import io.liushui.spi.BillRow;
import io.liushui.spi.BillUnreadable;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.CodeTable;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import io.liushui.spi.ReceivesNotifications;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.SupportsBills;
import io.liushui.spi.SupportsClose;
import io.liushui.spi.SupportsPreauth;
import io.liushui.spi.SupportsRefund;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The channel as it is, with an eye on what payers are asked to do, so that a test can do it for them. */
record WatchedChannel(AlipayChannel channel, Map<String, PayerAction> actions)
        implements Channel, SupportsClose, SupportsRefund, SupportsPreauth, SupportsBills, ReceivesNotifications {

    WatchedChannel(Channel channel) {
        this((AlipayChannel) channel, new ConcurrentHashMap<>());
    }

    private PayOutcome seen(PayRequest request, PayOutcome outcome) {
        if (outcome instanceof PayOutcome.Pending(String _, PayerAction action)) {
            actions.put(request.orderNo(), action);
        }
        return outcome;
    }

    @Override
    public PayOutcome pay(PayRequest request) {
        return seen(request, channel.pay(request));
    }

    @Override
    public PayOutcome authorize(PayRequest request) {
        return seen(request, channel.authorize(request));
    }

    @Override
    public ChannelDescription describe() {
        return channel.describe();
    }

    @Override
    public CodeTable codes() {
        return channel.codes();
    }

    @Override
    public QueryOutcome query(OrderReference order) {
        return channel.query(order);
    }

    @Override
    public CloseOutcome close(OrderReference order) {
        return channel.close(order);
    }

    @Override
    public OperationOutcome refund(RefundRequest request) {
        return channel.refund(request);
    }

    @Override
    public OperationOutcome queryRefund(RefundRequest request) {
        return channel.queryRefund(request);
    }

    @Override
    public QueryOutcome queryAuthorization(OrderReference authorization) {
        return channel.queryAuthorization(authorization);
    }

    @Override
    public OperationOutcome capture(CaptureRequest request) {
        return channel.capture(request);
    }

    @Override
    public OperationOutcome queryCapture(CaptureRequest request) {
        return channel.queryCapture(request);
    }

    @Override
    public OperationOutcome voidAuthorization(AuthorizationVoidRequest request) {
        return channel.voidAuthorization(request);
    }

    @Override
    public OperationOutcome queryAuthorizationVoid(AuthorizationVoidRequest request) {
        return channel.queryAuthorizationVoid(request);
    }

    @Override
    public BillOutcome downloadBill(BillRequest request, Path target) {
        return channel.downloadBill(request, target);
    }

    @Override
    public long readBill(Path bill, Consumer<BillRow> rows) throws BillUnreadable {
        return channel.readBill(bill, rows);
    }

    @Override
    public ChannelNotification parse(RawNotification raw) throws NotificationRefused {
        return channel.parse(raw);
    }

    @Override
    public Answer acknowledge() {
        return channel.acknowledge();
    }

    @Override
    public Answer refuse(String reason) {
        return channel.refuse(reason);
    }

    @Override
    public void close() {
        channel.close();
    }
}
