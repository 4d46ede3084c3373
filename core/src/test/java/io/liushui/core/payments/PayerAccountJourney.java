package io.liushui.core.payments;

import io.liushui.core.channels.ChannelGateway;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.localchannels.LocalCharges;
import io.liushui.core.merchants.App;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.oracle.ChannelBooks;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.oracle.Violation;
import io.liushui.spi.OrderReference;
import io.liushui.spi.RefundRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Payments by and into payers' accounts, step by step. */
final class PayerAccountJourney implements AutoCloseable {
    final PaymentJourney journey = new PaymentJourney();
    final CoreWorld world = journey.world;
    final App app = world.bean(Merchants.class).app(journey.appId).orElseThrow();
    final ChannelGateway gateway = world.bean(ChannelGateway.class);

    Payment accepted(String method, String payerId, long amountMinor, PaymentPurpose purpose) {
        return journey.accepted(new AcceptPayment(
                app,
                new MerchantOrder(
                        UUID.randomUUID().toString(),
                        CoreWorld.cny(amountMinor),
                        "Tea",
                        Map.of(),
                        null,
                        null,
                        Map.of()),
                purpose,
                method,
                new Payer(payerId, null, null, null),
                List.of(),
                "0123456789abcdef0123456789abcdef"));
    }

    Payment order(String method, String payerId, long amountMinor) {
        return accepted(method, payerId, amountMinor, new PaymentPurpose.Order());
    }

    /** Goes through all steps of the process; answers how it ended, with the reason if it has one. */
    String run(Payment payment) {
        ChannelAnswer answer = world.bean(Attempts.class).submit(journey.routed(payment));
        boolean paid = answer.outcome() == ChannelAnswer.Outcome.SUCCEEDED;
        PaymentState state = world.bean(FinalStates.class)
                .record(
                        payment.id(),
                        paid ? FinalStates.Result.SUCCEEDED : FinalStates.Result.FAILED,
                        answer.reasonCode(),
                        PaymentJourney.PASS);
        return state.reason() == null ? state.code() : state.code() + " " + state.reason();
    }

    /** The one attempt of the payment as its channel knows it. */
    OrderReference reference(Payment payment) {
        Attempt attempt = world.bean(AttemptStore.class).of(payment.id()).getFirst();
        return attempt.reference(payment);
    }

    RefundRequest refund(Payment payment, String refundNo, long amountMinor) {
        return new RefundRequest(
                refundNo, reference(payment), amountMinor, "returned", world.clock.instant(), payment.traceId());
    }

    /** What the oracle finds; what the journey plays behind the core's back is named. */
    List<Violation> violations(String... expectedRules) {
        List<Violation> found =
                new ArrayList<>(world.bean(DatabaseInvariants.class).check(Duration.ofDays(3_650)));
        for (String channel : List.of("wallet", "points", "credit")) {
            found.addAll(world.bean(ChannelBooks.class).compare(channel, new LocalCharges(world.jdbc(), channel)));
        }
        found.removeIf(violation -> List.of(expectedRules).contains(violation.rule()));
        return found;
    }

    @Override
    public void close() {
        journey.close();
    }
}
