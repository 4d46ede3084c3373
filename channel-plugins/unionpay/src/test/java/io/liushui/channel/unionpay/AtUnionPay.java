package io.liushui.channel.unionpay;

import io.liushui.channel.contract.Orders;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.NotificationRefused;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A merchant of the sandbox's UnionPay, whose payers pay with their app; the sandbox is the test class's own. */
abstract class AtUnionPay {
    static final Duration SOON = Duration.ofSeconds(10);
    static UnionPayUnderTest unionPay;
    static UnionPayChannel channel;
    static Orders orders;

    @BeforeAll
    static void start(@TempDir Path data) {
        unionPay = new UnionPayUnderTest(data, Description.APP, false);
        channel = unionPay.channel();
        orders = new Orders(unionPay);
    }

    @AfterAll
    static void stop() {
        unionPay.close();
    }

    static ChannelNotification next(String number) throws NotificationRefused {
        return channel.parse(unionPay.nextNotification(number, SOON));
    }
}
