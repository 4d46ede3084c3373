package io.liushui.channel.paypal;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The channel over a PayPal that answers as the test says, at a time that the test moves. */
abstract class OverStubPaypal {
    static String pem;
    final MovableClock clock = new MovableClock();
    final StubPaypal stub = new StubPaypal();
    PaypalChannel channel;

    @BeforeAll
    static void makeCertificate() {
        pem = TestCertificates.make("Root", null, true, Instant.EPOCH, Duration.ofDays(36_500))
                .pem();
    }

    @BeforeEach
    void connect() {
        channel = stub.channel(clock, pem);
    }

    @AfterEach
    void close() {
        channel.close();
        stub.close();
    }
}
