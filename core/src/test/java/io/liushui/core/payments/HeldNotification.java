package io.liushui.core.payments;

import io.liushui.core.fake.CoreWorld;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import java.util.Map;

/** For tests of other features: a channel's verified notification that an attempt's amount is held. */
public final class HeldNotification {

    private HeldNotification() {}

    public static void of(CoreWorld world, String attemptId) {
        Attempt attempt = world.bean(AttemptStore.class).get(attemptId);
        world.bean(NotificationInbox.class)
                .apply(
                        attempt.channelId(),
                        new ChannelNotification.OfPayment(
                                "n-" + attempt.orderNo(),
                                attempt.orderNo(),
                                new QueryOutcome.Paid(
                                        "A1",
                                        attempt.amount().amountMinor(),
                                        attempt.amount().currency())),
                        new RawNotification(Map.of(), new byte[0]));
    }
}
