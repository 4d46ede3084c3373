package io.liushui.channel.carrier;

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
import io.liushui.spi.MethodDescription;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.PayerDetail;
import io.liushui.spi.Product;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import io.liushui.spi.ReceivesNotifications;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.SupportsBills;
import io.liushui.spi.SupportsClose;
import io.liushui.spi.SupportsCode;
import io.liushui.spi.SupportsRefund;
import io.liushui.spi.http.ChannelCall;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A carrier's phone bill as a payment channel. */
final class CarrierChannel
        implements Channel, SupportsCode, SupportsClose, SupportsRefund, SupportsBills, ReceivesNotifications {

    static final String METHOD = "carrier_billing";
    private static final String CURRENCY = "CNY";
    private static final long MAXIMUM_FEN = 5_000;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final CarrierSettings settings;
    private final Journal journal;
    private final Wire wire;
    private final Answers answers;
    private final Notifications notifications;
    private final Bills bills;

    CarrierChannel(CarrierSettings settings, ExchangeLog log, Clock clock) {
        this.settings = settings;
        this.journal = new Journal(log);
        CarrierCodes codes = new CarrierCodes(log);
        this.wire = new Wire(settings, log, clock);
        this.answers = new Answers(codes);
        this.notifications = new Notifications(settings, clock, answers, codes);
        this.bills = new Bills(settings, wire, codes, journal);
    }

    @Override
    public ChannelDescription describe() {
        MethodDescription carrierBilling = new MethodDescription(
                Product.CARRIER_BILLING,
                true,
                1,
                MAXIMUM_FEN,
                Set.of(CURRENCY),
                Set.of(),
                Set.of(PayerDetail.PHONE),
                settings.monthlyCap());
        return new ChannelDescription(
                settings.channelId(),
                Map.of(METHOD, carrierBilling),
                Map.of(CURRENCY, 2),
                ChannelFunction.of(CarrierChannel.class),
                Texts.LIMIT,
                null,
                null);
    }

    @Override
    public CodeTable codes() {
        return CarrierCodes.TABLE;
    }

    /** Has the carrier send a code to the payer's phone. */
    @Override
    public PayOutcome pay(PayRequest request) {
        Optional<String> phone = Phone.digits(request.payer().phone());
        if (phone.isEmpty()) {
            return new PayOutcome.Declined(CarrierCodes.PHONE_UNSUPPORTED, "no mobile number of mainland China", true);
        }
        ChannelCall call = new ChannelCall("pay", request.orderNo(), request.traceId());
        return payOutcome(
                ChannelFunction.PAY,
                request.orderNo(),
                wire.send(call, "v3/charge", Requests.charge(request, phone.get(), settings.notificationUri())));
    }

    @Override
    public PayOutcome confirm(OrderReference order, String code) {
        ChannelCall call = new ChannelCall("confirm", order.orderNo(), order.traceId());
        return payOutcome(
                ChannelFunction.CONFIRM_BY_CODE,
                order.orderNo(),
                wire.send(call, "v3/confirm", Requests.confirm(order, code)));
    }

    @Override
    public PayOutcome sendCodeAgain(OrderReference order, Payer payer) {
        ChannelCall call = new ChannelCall("resend", order.orderNo(), order.traceId());
        return payOutcome(
                ChannelFunction.CONFIRM_BY_CODE, order.orderNo(), wire.send(call, "v3/resend", Requests.about(order)));
    }

    private PayOutcome payOutcome(ChannelFunction function, String orderNo, Wire.Answer answer) {
        return switch (answer) {
            case Wire.Answer.Genuine(Message message) -> answers.pay(function, orderNo, message);
            case Wire.Answer.NotSent(String reason) -> new PayOutcome.Unavailable(reason, RETRY_AFTER);
            case Wire.Answer.Lost(String reason) -> new PayOutcome.Unknown(reason);
        };
    }

    @Override
    public QueryOutcome query(OrderReference order) {
        ChannelCall call = new ChannelCall("query", order.orderNo(), order.traceId());
        return switch (wire.send(call, "v3/query", Requests.about(order))) {
            case Wire.Answer.Genuine(Message message) -> answers.query(order.orderNo(), message);
            case Wire.Answer.NotSent(String reason) -> new QueryOutcome.Unanswered(reason);
            case Wire.Answer.Lost(String reason) -> new QueryOutcome.Unanswered(reason);
        };
    }

    @Override
    public CloseOutcome close(OrderReference order) {
        ChannelCall call = new ChannelCall("close", order.orderNo(), order.traceId());
        return switch (wire.send(call, "v3/close", Requests.about(order))) {
            case Wire.Answer.Genuine(Message message) -> answers.close(order.orderNo(), message);
            case Wire.Answer.NotSent(String reason) -> new CloseOutcome.Unknown(reason);
            case Wire.Answer.Lost(String reason) -> new CloseOutcome.Unknown(reason);
        };
    }

    @Override
    public OperationOutcome refund(RefundRequest request) {
        ChannelCall call = new ChannelCall("refund", request.refundNo(), request.traceId());
        return switch (wire.send(call, "v3/refund", Requests.refund(request))) {
            case Wire.Answer.Genuine(Message message) -> answers.refund(request, message);
            case Wire.Answer.NotSent(String reason) -> new OperationOutcome.Unavailable(reason);
            case Wire.Answer.Lost(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }

    @Override
    public OperationOutcome queryRefund(RefundRequest request) {
        ChannelCall call = new ChannelCall("refund-query", request.refundNo(), request.traceId());
        return switch (wire.send(call, "v3/refund/query", Map.of("refundNo", request.refundNo()))) {
            case Wire.Answer.Genuine(Message message) -> answers.refundQuery(request, message);
            case Wire.Answer.NotSent(String reason) -> new OperationOutcome.Unknown(reason);
            case Wire.Answer.Lost(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }

    @Override
    public BillOutcome downloadBill(BillRequest request, Path target) {
        return bills.download(request, target);
    }

    @Override
    public long readBill(Path bill, Consumer<BillRow> rows) throws BillUnreadable {
        return new BillCsv(rows).read(bill);
    }

    @Override
    public ChannelNotification parse(RawNotification raw) throws NotificationRefused {
        long start = System.nanoTime();
        ChannelNotification notification = notifications.parse(raw);
        journal.notification(notification, raw, acknowledge(), start);
        return notification;
    }

    @Override
    public Answer acknowledge() {
        return new Answer(200, "application/json", "{\"code\":\"0000\"}");
    }

    /** The carrier repeats after anything but {@code 0000}. */
    @Override
    public Answer refuse(String reason) {
        return new Answer(500, "application/json", "{\"code\":\"9999\"}");
    }

    @Override
    public void close() {
        wire.close();
    }
}
