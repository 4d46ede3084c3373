package io.liushui.channel.paypal;

import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.BalanceOutcome;
import io.liushui.spi.BillOutcome;
import io.liushui.spi.BillRequest;
import io.liushui.spi.BillRow;
import io.liushui.spi.BillUnreadable;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
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
import io.liushui.spi.SupportsBalance;
import io.liushui.spi.SupportsBills;
import io.liushui.spi.SupportsCompletion;
import io.liushui.spi.SupportsPreauth;
import io.liushui.spi.SupportsRefund;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** PayPal as a payment channel. */
final class PaypalChannel
        implements Channel,
                SupportsCompletion,
                SupportsRefund,
                SupportsPreauth,
                SupportsBills,
                SupportsBalance,
                ReceivesNotifications {

    static final String METHOD = "paypal";
    /** Seven digits before the point, in the currencies that have two behind it. */
    private static final long MAXIMUM_MINOR = 999_999_999L;

    private static final PreauthTerms PREAUTH = new PreauthTerms(Set.of(METHOD), 100, true, Duration.ofDays(29));

    private final PaypalSettings settings;
    private final ExchangeLog log;
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final PaypalApi api;
    private final Checkout checkout;
    private final Holds holds;
    private final HeldMoney heldMoney;
    private final Refunds refunds;
    private final Webhooks webhooks;

    PaypalChannel(PaypalSettings settings, ExchangeLog log, Clock clock) {
        this.settings = settings;
        this.log = log;
        this.api = new PaypalApi(settings, log, clock, mapper);
        Codes codes = new Codes(log);
        OrderWords words = new OrderWords(codes, clock);
        PaypalOrders orders = new PaypalOrders(api, settings, clock);
        this.checkout = new Checkout(orders, codes, words);
        this.holds = new Holds(orders, codes, words);
        this.heldMoney = new HeldMoney(api, orders, codes);
        this.refunds = new Refunds(api, orders, codes);
        SigningCertificates certificates = new SigningCertificates(api, settings, clock);
        this.webhooks = new Webhooks(certificates, settings.webhookId(), clock, mapper, new Events(codes));
    }

    @Override
    public ChannelDescription describe() {
        return new ChannelDescription(
                settings.channelId(),
                Map.of(METHOD, new MethodDescription(Product.FOREIGN_CARD, true, 1, MAXIMUM_MINOR)),
                Amount.exponents(settings.inCountryCurrencies()),
                ChannelFunction.of(PaypalChannel.class),
                OrderBodies.DESCRIPTION,
                null,
                PREAUTH);
    }

    @Override
    public CodeTable codes() {
        return Codes.TABLE;
    }

    @Override
    public PayOutcome pay(PayRequest request) {
        return checkout.pay(request);
    }

    @Override
    public QueryOutcome query(OrderReference order) {
        return checkout.query(order);
    }

    @Override
    public PayOutcome complete(OrderReference order) {
        return checkout.complete(order);
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
        return heldMoney.capture(request);
    }

    @Override
    public OperationOutcome queryCapture(CaptureRequest request) {
        return heldMoney.queryCapture(request);
    }

    @Override
    public OperationOutcome voidAuthorization(AuthorizationVoidRequest request) {
        return heldMoney.release(request);
    }

    @Override
    public OperationOutcome queryAuthorizationVoid(AuthorizationVoidRequest request) {
        return heldMoney.queryRelease(request);
    }

    @Override
    public BillOutcome downloadBill(BillRequest request, Path target) {
        return new TransactionReport(api, mapper).download(request, target);
    }

    @Override
    public long readBill(Path bill, Consumer<BillRow> rows) throws BillUnreadable {
        return new ReportReader(mapper, log).read(bill, rows);
    }

    @Override
    public BalanceOutcome balance(String currency) {
        return new Balances(api, settings.channelId()).balance(currency);
    }

    @Override
    public ChannelNotification parse(RawNotification raw) throws NotificationRefused {
        long start = System.nanoTime();
        ChannelNotification notification = webhooks.parse(raw);
        log.record(notification, PaypalApi.MASKING.body(raw.body()).strip(), acknowledge(), start);
        return notification;
    }

    @Override
    public Answer acknowledge() {
        return new Answer(200, "application/json", "{}");
    }

    @Override
    public Answer refuse(String reason) {
        return new Answer(400, "application/json", mapper.writeValueAsString(Map.of("error", reason)));
    }

    @Override
    public void close() {
        api.close();
    }
}
