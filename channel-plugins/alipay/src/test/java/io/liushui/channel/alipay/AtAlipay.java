package io.liushui.channel.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.contract.Requests;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.QueryOutcome;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A merchant of the sandbox's Alipay, in public-key mode; the sandbox is the test class's own. */
abstract class AtAlipay {
    static final Duration SOON = Duration.ofSeconds(15);
    static AlipayUnderTest alipay;

    @BeforeAll
    static void start(@TempDir Path data) {
        alipay = new AlipayUnderTest(data, false);
    }

    @AfterAll
    static void stop() {
        alipay.close();
    }

    @AfterEach
    void clear() {
        alipay.inbox().answerWith("success");
        alipay.sandbox().control("DELETE", "/rules", null);
    }

    static PayRequest submitted(String method, long amountMinor) {
        PayRequest request = Requests.pay(method, amountMinor, "CNY", "Tea", Payer.UNKNOWN);
        assertThat(alipay.channel().pay(request)).isInstanceOf(PayOutcome.Pending.class);
        return request;
    }

    static QueryOutcome query(PayRequest request) {
        return alipay.channel().query(Requests.reference(request));
    }

    static ChannelNotification told(String number) throws Exception {
        return alipay.channel().parse(alipay.nextNotification(number, SOON));
    }
}
