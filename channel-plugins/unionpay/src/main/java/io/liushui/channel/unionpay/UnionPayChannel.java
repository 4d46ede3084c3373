package io.liushui.channel.unionpay;

import io.liushui.spi.BillOutcome;
import io.liushui.spi.BillRequest;
import io.liushui.spi.BillRow;
import io.liushui.spi.BillUnreadable;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.CodeTable;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import io.liushui.spi.ReceivesNotifications;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.SupportsBills;
import io.liushui.spi.SupportsCode;
import io.liushui.spi.SupportsRefund;
import io.liushui.spi.SupportsVoid;
import io.liushui.spi.VoidRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** UnionPay's gateway. It has no close: an order ends when its {@code payTimeout} has passed. */
final class UnionPayChannel
        implements Channel,
                SupportsVoid,
                SupportsRefund,
                HoldsMoney,
                SignsContracts,
                SupportsCode,
                SupportsBills,
                ReceivesNotifications {

    static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    static final Duration TROUBLE_AFTER = Duration.ofSeconds(30);

    private final Description description;
    private final ExchangeLog log;
    private final Gateway gateway;
    private final OrderQuery orders;
    private final FrontPayments front;
    private final CardPayments cards;
    private final Operations operations;
    private final Contracts contracts;
    private final Notifications notifications;
    private final BillDownload bills;

    UnionPayChannel(UnionPaySettings settings, ExchangeLog log, Clock clock) {
        this.description = new Description(settings);
        this.log = log;
        this.gateway = new Gateway(settings, log);
        Messages messages = new Messages(settings);
        Codes codes = new Codes(log);
        Enquiry enquiry = new Enquiry(gateway, messages, codes);
        this.orders = new OrderQuery(settings, enquiry, clock);
        this.front = new FrontPayments(settings, gateway, messages, codes, log);
        this.cards = new CardPayments(settings, gateway, messages, codes);
        this.operations = new Operations(gateway, messages, codes, enquiry);
        this.contracts = new Contracts(settings, gateway, messages, codes, front);
        this.notifications = new Notifications(settings, enquiry, contracts);
        this.bills = new BillDownload(settings, gateway, codes, log, clock);
    }

    @Override
    public ChannelDescription describe() {
        return description.channel();
    }

    @Override
    public CodeTable codes() {
        return Codes.TABLE;
    }

    @Override
    public PayOutcome pay(PayRequest request) {
        return description.refusal(request).orElseGet(() -> switch (request.method()) {
            case Description.PAGE -> front.page(ChannelFunction.PAY, request);
            case Description.APP -> front.app(ChannelFunction.PAY, request);
            default -> cards.pay(request);
        });
    }

    @Override
    public QueryOutcome query(OrderReference order) {
        return orders.ask("query", order);
    }

    @Override
    public PayOutcome confirm(OrderReference order, String code) {
        return cards.confirm(order, code);
    }

    @Override
    public PayOutcome sendCodeAgain(OrderReference order, Payer payer) {
        return cards.sendCodeAgain(order, payer);
    }

    @Override
    public OperationOutcome voidPayment(VoidRequest request) {
        return operations.voidPayment(request);
    }

    @Override
    public OperationOutcome queryVoid(VoidRequest request) {
        return operations.query("void-query", request.voidNo(), request.submittedAt(), request.traceId());
    }

    @Override
    public OperationOutcome refund(RefundRequest request) {
        return operations.refund(request);
    }

    @Override
    public OperationOutcome queryRefund(RefundRequest request) {
        return operations.query("refund-query", request.refundNo(), request.submittedAt(), request.traceId());
    }

    @Override
    public PayOutcome authorize(PayRequest request) {
        return description
                .authorizationRefusal(request)
                .orElseGet(() -> request.method().equals(Description.APP)
                        ? front.app(ChannelFunction.PREAUTH, request)
                        : front.page(ChannelFunction.PREAUTH, request));
    }

    @Override
    public OrderQuery orders() {
        return orders;
    }

    @Override
    public Operations operations() {
        return operations;
    }

    @Override
    public Contracts contracts() {
        return contracts;
    }

    @Override
    public BillOutcome downloadBill(BillRequest request, Path target) {
        return bills.download(request, target);
    }

    @Override
    public long readBill(Path bill, Consumer<BillRow> rows) throws BillUnreadable {
        return BillArchive.read(bill, rows);
    }

    @Override
    public ChannelNotification parse(RawNotification raw) throws NotificationRefused {
        long start = System.nanoTime();
        ChannelNotification notification = notifications.parse(raw);
        log.record(notification, Gateway.MASKING.body(raw.body()).strip(), acknowledge(), start);
        return notification;
    }

    /** The status is all that UnionPay reads. */
    @Override
    public Answer acknowledge() {
        return new Answer(200, "text/plain", "ok");
    }

    @Override
    public Answer refuse(String reason) {
        return new Answer(400, "text/plain; charset=utf-8", reason);
    }

    @Override
    public void close() {
        gateway.close();
    }
}
