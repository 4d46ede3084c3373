package io.liushui.workers.world;

import io.liushui.core.fake.FakeChannel;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.CodeTable;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import io.liushui.spi.ReceivesNotifications;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.SupportsClose;
import io.liushui.spi.SupportsRefund;
import java.nio.charset.StandardCharsets;

/** A scripted channel that also tells results by itself: the body of a notification is the number of an order paid in full. */
record NotifyingChannel(FakeChannel script) implements Channel, SupportsClose, SupportsRefund, ReceivesNotifications {

    @Override
    public ChannelDescription describe() {
        return script.describe();
    }

    @Override
    public CodeTable codes() {
        return CodeTable.builder().build();
    }

    @Override
    public PayOutcome pay(PayRequest request) {
        return script.pay(request);
    }

    @Override
    public QueryOutcome query(OrderReference order) {
        return script.query(order);
    }

    @Override
    public CloseOutcome close(OrderReference order) {
        return script.close(order);
    }

    @Override
    public OperationOutcome refund(RefundRequest request) {
        return script.refund(request);
    }

    @Override
    public OperationOutcome queryRefund(RefundRequest request) {
        return script.queryRefund(request);
    }

    @Override
    public ChannelNotification parse(RawNotification raw) {
        String[] parts = new String(raw.body(), StandardCharsets.UTF_8).split(" ");
        return new ChannelNotification.OfPayment(
                "n-" + parts[0], parts[0], new QueryOutcome.Paid("C-" + parts[0], Long.parseLong(parts[1]), "CNY"));
    }

    @Override
    public Answer acknowledge() {
        return new Answer(200, "text/plain", "ok");
    }

    @Override
    public Answer refuse(String reason) {
        return new Answer(400, "text/plain", reason);
    }

    @Override
    public void close() {
        script.close();
    }
}
