package io.liushui.workers.world;

import io.liushui.core.fake.FakeChannel;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import io.liushui.spi.ReceivesNotifications;
import java.nio.charset.StandardCharsets;

/**
 * A scripted channel that also tells results by itself: a notification is the number of an order and the amount paid, or the name of a function and the
 * number of an operation that is done.
 */
final class NotifyingChannel extends FakeChannel implements ReceivesNotifications {

    NotifyingChannel(String id, ExchangeLog log) {
        super(id, log);
    }

    @Override
    public ChannelNotification parse(RawNotification raw) {
        String[] parts = new String(raw.body(), StandardCharsets.UTF_8).split(" ");
        if (parts[0].matches("[A-Z_]+")) {
            return new ChannelNotification.OfOperation(
                    "n-" + parts[1],
                    ChannelFunction.valueOf(parts[0]),
                    parts[1],
                    new OperationOutcome.Done("C-" + parts[1]));
        }
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
}
