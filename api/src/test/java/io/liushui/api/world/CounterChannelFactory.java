package io.liushui.api.world;

import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.CodeMeaning;
import io.liushui.spi.CodeTable;
import io.liushui.spi.DayCutoff;
import io.liushui.spi.DeclineReason;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.SupportsRefund;
import io.liushui.spi.SupportsVoid;
import io.liushui.spi.TextLimit;
import io.liushui.spi.VoidRequest;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Makes a channel that takes no new payments, and gives money back; its day ends at 15:00 UTC. It declines to refund 13 because the card is closed, and
 * 14 for want of money.
 */
public final class CounterChannelFactory implements ChannelFactory {

    @Override
    public String type() {
        return "counter";
    }

    @Override
    public Channel create(ChannelSettings settings, ExchangeLog log) {
        return new Counter(settings.channelId());
    }

    private record Counter(String id) implements Channel, SupportsRefund, SupportsVoid {

        @Override
        public ChannelDescription describe() {
            return new ChannelDescription(
                    id,
                    Map.of(),
                    Map.of("CNY", 2),
                    ChannelFunction.of(Counter.class),
                    TextLimit.ORDINARY,
                    new DayCutoff(LocalTime.of(15, 0), ZoneOffset.UTC),
                    null);
        }

        @Override
        public CodeTable codes() {
            return CodeTable.builder()
                    .row(ChannelFunction.REFUND, CodeMeaning.DECLINED, "card_closed", "no_money")
                    .reason(ChannelFunction.REFUND, DeclineReason.SOURCE_CLOSED, "card_closed")
                    .build();
        }

        @Override
        public PayOutcome pay(PayRequest request) {
            return new PayOutcome.Declined("counter", "no payments here", false);
        }

        @Override
        public QueryOutcome query(OrderReference order) {
            return new QueryOutcome.NotFound();
        }

        @Override
        public OperationOutcome refund(RefundRequest request) {
            if (request.amountMinor() == 13) {
                return new OperationOutcome.Declined("card_closed", "the card is closed");
            }
            return request.amountMinor() == 14
                    ? new OperationOutcome.Declined("no_money", "the till is empty")
                    : new OperationOutcome.Done("B-" + request.refundNo());
        }

        @Override
        public OperationOutcome queryRefund(RefundRequest request) {
            return new OperationOutcome.NotFound();
        }

        @Override
        public OperationOutcome voidPayment(VoidRequest request) {
            return new OperationOutcome.Done("V-" + request.voidNo());
        }

        @Override
        public OperationOutcome queryVoid(VoidRequest request) {
            return new OperationOutcome.NotFound();
        }

        @Override
        public void close() {}
    }
}
