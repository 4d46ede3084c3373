package io.liushui.channel.netbank;

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
import io.liushui.spi.PayerAction;
import io.liushui.spi.Product;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import io.liushui.spi.ReceivesNotifications;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.SupportsBills;
import io.liushui.spi.SupportsClose;
import io.liushui.spi.SupportsRefund;
import io.liushui.spi.http.ChannelCall;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One bank's net banking as a payment channel. */
final class NetbankChannel implements Channel, SupportsClose, SupportsRefund, SupportsBills, ReceivesNotifications {

    static final String METHOD = "net_banking";
    private static final long MAXIMUM_FEN = 500_000_000;

    private final NetbankSettings settings;
    private final Journal journal;
    private final Wire wire;
    private final FrontForm forms;
    private final Answers answers;
    private final Notifications notifications;
    private final Bills bills;

    NetbankChannel(NetbankSettings settings, ExchangeLog log, Clock clock) {
        this.settings = settings;
        this.journal = new Journal(log, Protocol.masking(settings.charset()));
        NetbankCodes codes = new NetbankCodes(log);
        this.wire = new Wire(settings, log, clock);
        this.forms = new FrontForm(settings);
        this.answers = new Answers(codes);
        this.notifications = new Notifications(settings, clock, answers, codes);
        this.bills = new Bills(settings, wire, codes, journal);
    }

    @Override
    public ChannelDescription describe() {
        MethodDescription netBanking = new MethodDescription(
                Product.NET_BANKING,
                true,
                1,
                MAXIMUM_FEN,
                Set.of(Protocol.CURRENCY),
                Set.of(settings.bankCode()),
                Set.of());
        return new ChannelDescription(
                settings.channelId(),
                Map.of(METHOD, netBanking),
                Map.of(Protocol.CURRENCY, 2),
                ChannelFunction.of(NetbankChannel.class),
                Texts.limit(settings.charset()),
                null,
                null);
    }

    @Override
    public CodeTable codes() {
        return NetbankCodes.TABLE;
    }

    /** Asks the bank nothing: it learns of the order when the payer's browser posts the form. */
    @Override
    public PayOutcome pay(PayRequest request) {
        long start = System.nanoTime();
        if (!request.currency().equals(Protocol.CURRENCY)) {
            return new PayOutcome.Declined(NetbankCodes.CURRENCY_UNSUPPORTED, "the bank takes CNY only", false);
        }
        if (request.amountMinor() < 1 || request.amountMinor() > MAXIMUM_FEN) {
            return new PayOutcome.Declined(NetbankCodes.AMOUNT_OUT_OF_RANGE, "0.01 to 5000000.00 yuan", false);
        }
        PayerAction.PostForm form = forms.of(request);
        journal.form(request, form, start);
        return new PayOutcome.Pending(null, form);
    }

    @Override
    public QueryOutcome query(OrderReference order) {
        ChannelCall call = new ChannelCall("query", order.orderNo(), order.traceId());
        return switch (wire.send(call, "NB2001", Map.of("OrderNo", order.orderNo()))) {
            case Wire.Answer.Genuine answer -> answers.query(order.orderNo(), answer);
            case Wire.Answer.NotSent(String reason) -> new QueryOutcome.Unanswered(reason);
            case Wire.Answer.Lost(String reason) -> new QueryOutcome.Unanswered(reason);
        };
    }

    @Override
    public CloseOutcome close(OrderReference order) {
        ChannelCall call = new ChannelCall("close", order.orderNo(), order.traceId());
        return switch (wire.send(call, "NB2002", Map.of("OrderNo", order.orderNo()))) {
            case Wire.Answer.Genuine answer -> answers.close(order.orderNo(), answer);
            case Wire.Answer.NotSent(String reason) -> new CloseOutcome.Unknown(reason);
            case Wire.Answer.Lost(String reason) -> new CloseOutcome.Unknown(reason);
        };
    }

    @Override
    public OperationOutcome refund(RefundRequest request) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("RefundNo", request.refundNo());
        body.put("OrderNo", request.order().orderNo());
        body.put("Amount", Yuan.of(request.amountMinor()));
        body.put("Currency", request.order().currency());
        body.put("Reason", Texts.limit(settings.charset()).fit(request.reason()));
        ChannelCall call = new ChannelCall("refund", request.refundNo(), request.traceId());
        return switch (wire.send(call, "NB2003", body)) {
            case Wire.Answer.Genuine answer -> answers.refund(request, answer);
            case Wire.Answer.NotSent(String reason) -> new OperationOutcome.Unavailable(reason);
            case Wire.Answer.Lost(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }

    @Override
    public OperationOutcome queryRefund(RefundRequest request) {
        ChannelCall call = new ChannelCall("refund-query", request.refundNo(), request.traceId());
        return switch (wire.send(call, "NB2004", Map.of("RefundNo", request.refundNo()))) {
            case Wire.Answer.Genuine answer -> answers.refundQuery(request, answer);
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
        return new BillFile(settings.merchantNo()).read(bill, rows);
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
        return new Answer(200, "text/plain; charset=US-ASCII", "NB_OK");
    }

    /** The bank understands nothing but {@code NB_OK}, and repeats after anything else. */
    @Override
    public Answer refuse(String reason) {
        return new Answer(500, "text/plain; charset=US-ASCII", "NB_FAIL");
    }

    @Override
    public void close() {
        wire.close();
    }
}
