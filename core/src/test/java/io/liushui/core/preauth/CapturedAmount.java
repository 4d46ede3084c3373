package io.liushui.core.preauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.accounts.Balances;
import io.liushui.core.balances.MerchantBalances;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.refunds.CaptureRefunds.Result;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Of a hundred held seventy were captured; from there on the capture is paid back, or voided, and never both. */
abstract class CapturedAmount {
    private static HoldJourney shared;

    final HoldJourney journey = shared;
    String auth;
    String capture;
    long before;

    @BeforeAll
    static void start() {
        shared = new HoldJourney("spring.datasource.hikari.maximum-pool-size=30");
    }

    @BeforeEach
    void captured() {
        before = total();
        auth = journey.held(100_00);
        capture = ((CommandResult.OfCapture) journey.capture(auth, 70_00L, false))
                .capture()
                .id();
        journey.drain(auth);
    }

    @AfterEach
    void theOracleHolds() {
        journey.bank.declines = false;
        journey.bank.attach(journey.alpha);
        assertThat(journey.world.bean(DatabaseInvariants.class).check(Duration.ofDays(400)))
                .isEmpty();
    }

    @AfterAll
    static void stop() {
        shared.close();
    }

    String accepted(Long amountMinor) {
        return ((Result.Accepted) journey.refund(capture, amountMinor)).refund().id();
    }

    Balances balances() {
        return journey.world
                .bean(MerchantBalances.class)
                .of(journey.merchantId)
                .getOrDefault("CNY", new Balances(0, 0, 0));
    }

    /** What the merchant is owed, in fen. */
    long total() {
        return balances().totalMinor();
    }
}
