package io.liushui.core.payments;

import io.liushui.core.contracts.ContractJourney;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.idempotency.IdempotencyRequest;
import io.liushui.core.parts.PartWish;
import io.liushui.core.risk.RiskVerdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Plays the process of a debit under a contract, step by step, on the whole core. */
record DebitJourney(ContractJourney journey) {
    private static final RiskVerdict REVIEW = new RiskVerdict("review", "grey_listed", "1");
    private static final long INSTANCE = 7;

    Payment accepted(String contract, long amountMinor) {
        return accepted(contract, amountMinor, List.of());
    }

    Payment accepted(String contract, long amountMinor, List<PartWish> parts) {
        String orderNo = UUID.randomUUID().toString();
        AcceptPayment order = new AcceptPayment(
                journey.app(),
                new MerchantOrder(orderNo, CoreWorld.cny(amountMinor), "Tea", Map.of(), null, null, Map.of()),
                new PaymentPurpose.Order(),
                "debit",
                new Payer("payer-1", null, null, "+8613800138000", null, null, contract),
                parts,
                "0123456789abcdef0123456789abcdef");
        IdempotencyRequest key =
                new IdempotencyRequest(journey.appId, orderNo, orderNo.getBytes(StandardCharsets.UTF_8));
        return ((Acceptance.Result.Accepted)
                        journey.world.bean(Acceptance.class).accept(order, key))
                .payment();
    }

    PaymentJobs.Validation validate(Payment payment) {
        return journey.world.bean(PaymentJobs.class).validate(payment.id(), INSTANCE);
    }

    /** Validated and assessed, so that it waits for whoever reviews it. */
    Payment waiting(String contract, long amountMinor) {
        Payment payment = accepted(contract, amountMinor);
        validate(payment);
        journey.world.bean(PaymentJobs.class).assessRisk(payment.id());
        return payment;
    }

    Routes.Result route(Payment payment) {
        return journey.world.bean(Routes.class).route(payment.id(), "price", 3, REVIEW);
    }

    String record(Payment payment, FinalStates.Result result) {
        return journey.world
                .bean(FinalStates.class)
                .record(payment.id(), result, "declined", null)
                .code();
    }
}
