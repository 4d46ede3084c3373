package io.liushui.channel.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.contract.Orders;
import io.liushui.channel.contract.Requests;
import io.liushui.channel.testing.SandboxAtHand;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A merchant of the sandbox's carrier; the sandbox is the test class's own. */
abstract class AtTheCarrier {
    static final Duration SOON = Duration.ofSeconds(15);
    static SandboxAtHand sandbox;
    static CarrierUnderTest carrier;

    @BeforeAll
    static void start(@TempDir Path data) {
        sandbox = new SandboxAtHand(data, CarrierUnderTest.SPEEDUP);
        carrier = new CarrierUnderTest(sandbox);
    }

    @AfterAll
    static void stop() {
        carrier.close();
        sandbox.close();
    }

    static PayRequest request(String phone, long amountMinor) {
        return Requests.pay(carrier.method(), amountMinor, "CNY", "Tea", new Payer(null, phone, null, null, null));
    }

    static void assertDeclined(PayOutcome outcome, String code) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        PayOutcome.Declined.class,
                        declined -> assertThat(declined.code()).isEqualTo(code));
    }

    static Orders orders() {
        return new Orders(carrier);
    }
}
