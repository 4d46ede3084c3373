package io.liushui.core.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.accounts.Balances;
import io.liushui.core.balances.MerchantBalances;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.parts.Part;
import io.liushui.core.parts.PaymentParts;
import io.liushui.core.payments.Acceptance.Result;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.QueryOutcome;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A payer with a wallet and points for each test, on a core that all tests of a class share. */
abstract class PaymentInParts {
    private static PaymentJourney shared;

    final PaymentJourney journey = shared;
    final CoreWorld world = journey.world;

    final Purse ann = new Purse(journey, UUID.randomUUID().toString(), 1_000, 800, 10);
    final long owedBefore = owed();

    @BeforeAll
    static void start() {
        shared = new PaymentJourney();
    }

    @AfterAll
    static void stop() {
        shared.close();
    }

    @AfterEach
    void theBooksAgree() {
        journey.alpha.onPay = request -> new PayOutcome.Succeeded("C1", request.amountMinor(), request.currency());
        journey.alpha.onQuery = order -> new QueryOutcome.NotFound();
        assertThat(world.bean(DatabaseInvariants.class).check(Duration.ofDays(3_650)))
                .isEmpty();
    }

    Result accept(AcceptPayment order) {
        return world.bean(Acceptance.class)
                .accept(order, journey.key(order.order().number(), "{}"));
    }

    Payment accepted(AcceptPayment order) {
        return ((Result.Accepted) accept(order)).payment();
    }

    void close(Payment payment) {
        world.bean(FinalStates.class).record(payment.id(), FinalStates.Result.CLOSED, null, null);
    }

    Payment stored(Payment payment) {
        return world.bean(Payments.class).byId(payment.id()).orElseThrow();
    }

    List<String> states(Payment payment) {
        return world.bean(PaymentParts.class).of(payment.id()).stream()
                .map(PaymentInParts::state)
                .toList();
    }

    private static String state(Part part) {
        return part.kind() + " " + part.amount().amountMinor() + " " + part.state();
    }

    long owed() {
        String merchantId =
                world.bean(Merchants.class).app(journey.appId).orElseThrow().merchantId();
        return world.bean(MerchantBalances.class).of(merchantId).values().stream()
                .mapToLong(Balances::totalMinor)
                .sum();
    }
}
