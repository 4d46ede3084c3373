package io.liushui.api.world;

import static io.liushui.spi.PayerDetail.ACCOUNT;
import static io.liushui.spi.PayerDetail.BANK;
import static io.liushui.spi.PayerDetail.CONTRACT;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.CodeTable;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.MethodDescription;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.NotificationRefused.Reason;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayoutRequest;
import io.liushui.spi.PayoutTerms;
import io.liushui.spi.Product;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import io.liushui.spi.ReceivesNotifications;
import io.liushui.spi.SupportsPayout;
import io.liushui.spi.TextLimit;
import java.util.Map;
import java.util.Set;

/** Makes a channel that only rings: a notification is an order number, genuine when its header says so. */
public final class BellChannelFactory implements ChannelFactory {

    @Override
    public String type() {
        return "bell";
    }

    @Override
    public Channel create(ChannelSettings settings, ExchangeLog log) {
        return new Bell(settings.channelId());
    }

    private record Bell(String id) implements Channel, SupportsPayout, ReceivesNotifications {

        @Override
        public ChannelDescription describe() {
            return new ChannelDescription(
                    id,
                    Map.of(
                            "card",
                            new MethodDescription(Product.QUICK_PAY, false, 1, 1_000_000),
                            "transfer",
                            new MethodDescription(
                                    Product.NET_BANKING,
                                    true,
                                    100,
                                    50_000,
                                    Set.of("CNY"),
                                    Set.of("ICBC", "CMB"),
                                    Set.of(BANK, ACCOUNT)),
                            "debit",
                            new MethodDescription(
                                    Product.AGREEMENT_DEBIT, false, 1, 1_000, Set.of(), Set.of(), Set.of(CONTRACT))),
                    Map.of("CNY", 2, "HUF", 0),
                    Set.of(),
                    TextLimit.ORDINARY,
                    null,
                    null,
                    new PayoutTerms(
                            100,
                            500_000,
                            Set.of("CNY"),
                            Set.of("ICBC", "CMB"),
                            TextLimit.ORDINARY,
                            TextLimit.ORDINARY));
        }

        @Override
        public CodeTable codes() {
            return CodeTable.builder().build();
        }

        @Override
        public PayOutcome pay(PayRequest request) {
            return new PayOutcome.Succeeded("B1", request.amountMinor(), request.currency());
        }

        @Override
        public QueryOutcome query(OrderReference order) {
            return new QueryOutcome.NotFound();
        }

        @Override
        public OperationOutcome payOut(PayoutRequest request) {
            return new OperationOutcome.Done("O1");
        }

        @Override
        public OperationOutcome queryPayout(PayoutRequest request) {
            return new OperationOutcome.NotFound();
        }

        @Override
        public ChannelNotification parse(RawNotification raw) throws NotificationRefused {
            if ("of another tower".equals(raw.headers().get("x-bell"))) {
                throw new NotificationRefused(Reason.NOT_FOR_US, "another tower's bell");
            }
            if (!"genuine".equals(raw.headers().get("x-bell"))) {
                throw new NotificationRefused(Reason.FORGED, "the bell is cracked");
            }
            String orderNo = new String(raw.body(), UTF_8);
            return new ChannelNotification.OfPayment("n-" + orderNo, orderNo, new QueryOutcome.Paid("B1", 1234, "CNY"));
        }

        @Override
        public Answer acknowledge() {
            return new Answer(200, "text/plain", "DONG");
        }

        @Override
        public Answer refuse(String reason) {
            return new Answer(400, "text/plain", "CLACK");
        }

        @Override
        public void close() {}
    }
}
