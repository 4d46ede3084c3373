package io.liushui.api.cashier;

import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.MethodDescription;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.CodeTable;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes a channel whose wallet waits for the payer, and whose card has no money. */
public final class TillChannelFactory implements ChannelFactory {
    static final String WALLET = "https://wallet.example/confirm/";

    @Override
    public String type() {
        return "till";
    }

    @Override
    public Channel create(ChannelSettings settings, ExchangeLog log) {
        return new Till(settings.channelId(), new ConcurrentHashMap<>());
    }

    /** @param waiting what was asked for, by order number; a query finds it paid */
    private record Till(String id, Map<String, PayRequest> waiting) implements Channel {

        @Override
        public ChannelDescription describe() {
            return new ChannelDescription(
                    id,
                    Map.of(
                            "sandbox_card", new MethodDescription(false, 1, 1_000_000),
                            "sandbox_wallet", new MethodDescription(true, 1, 1_000_000)),
                    Map.of("CNY", 2, "JPY", 0, "KWD", 3),
                    Set.of());
        }

        @Override
        public CodeTable codes() {
            return CodeTable.builder().build();
        }

        @Override
        public PayOutcome pay(PayRequest request) {
            if (request.method().equals("sandbox_card")) {
                return new PayOutcome.Declined("insufficient_funds", "no money", false);
            }
            waiting.put(request.orderNo(), request);
            String address = WALLET + request.orderNo();
            return new PayOutcome.Pending("T1", new PayerAction.QrCode(address, address));
        }

        @Override
        public QueryOutcome query(OrderReference order) {
            PayRequest paid = waiting.get(order.orderNo());
            return paid == null
                    ? new QueryOutcome.NotFound()
                    : new QueryOutcome.Paid("T1", paid.amountMinor(), paid.currency());
        }

        @Override
        public void close() {}
    }
}
