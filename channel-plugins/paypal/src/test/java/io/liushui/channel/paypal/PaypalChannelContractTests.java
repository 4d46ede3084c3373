package io.liushui.channel.paypal;

import io.liushui.channel.contract.ChannelContract;
import io.liushui.channel.contract.ChannelUnderTest;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PaypalChannelContractTests implements ChannelContract {

    private static PaypalAtHand paypal;

    @BeforeAll
    static void start(@TempDir Path data) {
        paypal = new PaypalAtHand(data);
    }

    @AfterAll
    static void stop() {
        paypal.close();
    }

    @Override
    public ChannelUnderTest underTest() {
        return paypal;
    }

    @Override
    public ZoneId billZone() {
        return ZoneOffset.UTC;
    }
}
