package io.liushui.core.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.operations.ChannelOperation;
import io.liushui.core.operations.OperationState;
import io.liushui.core.operations.Operations;
import io.liushui.core.parts.Part;
import io.liushui.core.parts.PaymentParts;
import io.liushui.core.payments.Purse;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.RawNotification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Any order of requests, jobs, repetitions, lost answers, notifications and decisions, on a real database. */
class RefundSequencesIntegrationTests {
    private static final RefundDesk DESK = new RefundDesk();
    private static final long WHOLE = 1234;
    private static final Purse PURSE = new Purse(DESK.journey, "ann", 200_000, 200_000, 3_650);

    @AfterContainer
    static void stop() {
        DESK.close();
    }

    /** One thing that happens; of the refund at this place, where it is about one. */
    sealed interface Step {
        /** @param amountMinor null: all that is left */
        record Refund(Long amountMinor) implements Step {}

        record Void() implements Step {}

        record Mood(ModelBank.Mood mood) implements Step {}

        record Submit(int place) implements Step {}

        record Query(int place) implements Step {}

        record Notify(int place, boolean repeated) implements Step {}

        record Record(int place) implements Step {}

        record Decide(int place, RefundDecision decision) implements Step {}

        record TimePasses(Duration time) implements Step {}
    }

    @Property(tries = 60)
    void moneyGoesBackAtMostOnceAndBothSidesAgree(
            @ForAll("steps") List<Step> steps, @ForAll("parts") List<Long> parts) {
        long partsMinor = parts.stream().mapToLong(Long::longValue).sum();
        ModelBank bank = new ModelBank(DESK.channel, WHOLE - partsMinor);
        String payment = partsMinor == 0 ? DESK.journey.paid() : PURSE.paid(parts.get(0), parts.get(1), parts.get(2));
        List<String> refunds = new ArrayList<>();

        for (Step step : steps) {
            take(step, payment, refunds, bank);
            assertThat(bank.paidBackMinor()).as("after %s", step).isBetween(0L, WHOLE - partsMinor);
            assertThat(DESK.payment(payment).refundedMinor() - backInParts(payment))
                    .isLessThanOrEqualTo(bank.paidBackMinor());
        }
        settle(refunds, bank);
        DESK.world.jdbc().sql("delete from outbox").update(); // no relay runs here

        assertThat(DESK.payment(payment).refundedMinor() - backInParts(payment)).isEqualTo(bank.paidBackMinor());
        assertThat(DESK.payment(payment).refundingMinor())
                .isEqualTo(DESK.payment(payment).refundedMinor());
        assertThat(DESK.world.count(
                        "event where type in ('refund.succeeded', 'refund.failed') and subject in (select id from refund where payment_id = '"
                                + payment + "')"))
                .isEqualTo(DESK.world.count("refund where payment_id = '" + payment + "'"));
        assertThat(DESK.violations()).isEmpty();
    }

    private static void take(Step step, String payment, List<String> refunds, ModelBank bank) {
        switch (step) {
            case Step.Refund(Long amountMinor) -> keep(DESK.refund(payment, amountMinor), refunds);
            case Step.Void() -> keep(DESK.voidPayment(payment), refunds);
            case Step.Mood(ModelBank.Mood mood) -> bank.mood = mood;
            case Step.TimePasses(Duration time) -> DESK.world.clock.advance(time);
            case Step.Submit(int place) when place < refunds.size() -> DESK.submit(refunds.get(place));
            case Step.Query(int place) when place < refunds.size() -> DESK.query(refunds.get(place));
            case Step.Record(int place) when place < refunds.size() -> DESK.record(refunds.get(place));
            case Step.Notify(int place, boolean repeated)
            when place < refunds.size() -> hear(DESK.operation(refunds.get(place)), repeated, bank);
            case Step.Decide(int place, RefundDecision decision)
            when place < refunds.size() -> decide(refunds.get(place), decision);
            case Step.Submit _, Step.Query _, Step.Record _, Step.Notify _, Step.Decide _ -> {
                // there is no such refund yet
            }
        }
    }

    private static void keep(RefundAcceptance.Result result, List<String> refunds) {
        if (result instanceof RefundAcceptance.Result.Accepted(Refund refund)) {
            if (refund.channelAmount().amountMinor() > 0) {
                refunds.add(refund.id());
            } else {
                assertThat(refund.state()).isEqualTo(new RefundState.Succeeded(RefundState.SettledBy.PARTS));
            }
        }
    }

    private static long backInParts(String payment) {
        return DESK.world.bean(PaymentParts.class).of(payment).stream()
                .mapToLong(Part::returnedMinor)
                .sum();
    }

    private static void hear(ChannelOperation operation, boolean repeated, ModelBank bank) {
        DESK.world
                .bean(Operations.class)
                .heard(
                        "alpha",
                        new ChannelNotification.OfOperation(
                                repeated
                                        ? operation.number()
                                        : UUID.randomUUID().toString(),
                                operation.kind().function(),
                                operation.number(),
                                bank.truth(operation.number())),
                        new RawNotification(Map.of(), new byte[] {1}));
    }

    private static void decide(String refundId, RefundDecision decision) {
        // what was paid elsewhere did not go back at the bank, which is all that this test compares
        RefundDecision compared = decision == RefundDecision.PAID_ELSEWHERE ? RefundDecision.GIVE_UP : decision;
        RefundResult result = DESK.record(refundId);
        if (result.outcome() == RefundResult.Outcome.REPAIR) {
            DESK.world
                    .bean(RefundRepairs.class)
                    .apply(result.repairId(), () -> new RefundVerdict(compared, "mei", "so it is", null));
        }
    }

    /** The processes go on until nothing is open; the bank is well again. */
    private static void settle(List<String> refunds, ModelBank bank) {
        bank.mood = ModelBank.Mood.DOES_IT;
        for (String refund : refunds) {
            for (int round = 0; !DESK.get(refund).state().terminal(); round++) {
                assertThat(round).as("rounds until %s ends", refund).isLessThan(20);
                DESK.submit(refund);
                if (!DESK.operation(refund).state().answered()) {
                    DESK.world.clock.advance(RefundDesk.GRACE);
                    DESK.query(refund);
                }
                decide(refund, RefundDecision.GIVE_UP);
                DESK.record(refund);
            }
            assertThat(DESK.operation(refund).state()).isNotInstanceOf(OperationState.Unknown.class);
        }
    }

    /** From the wallet, of points and by a coupon of the merchant: none, a little, or nearly all. */
    @Provide
    Arbitrary<List<Long>> parts() {
        return Arbitraries.of(
                List.of(0L, 0L, 0L),
                List.of(1L, 1L, 0L),
                List.of(0L, 0L, 7L),
                List.of(333L, 201L, 150L),
                List.of(600L, 33L, 600L));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> place = Arbitraries.integers().between(0, 3);
        Arbitrary<Step> ask =
                Arbitraries.of(1L, 200L, 617L, 1234L).injectNull(0.2).map(Step.Refund::new);
        Arbitrary<Step> mood = Arbitraries.of(ModelBank.Mood.class).map(Step.Mood::new);
        Arbitrary<Step> hear =
                Combinators.combine(place, Arbitraries.of(true, false)).as(Step.Notify::new);
        Arbitrary<Step> decide =
                Combinators.combine(place, Arbitraries.of(RefundDecision.class)).as(Step.Decide::new);
        Arbitrary<Step> time = Arbitraries.of(Duration.ofSeconds(1), Duration.ofSeconds(31), Duration.ofHours(9))
                .map(Step.TimePasses::new);
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(4, ask),
                        net.jqwik.api.Tuple.of(1, Arbitraries.just(new Step.Void())),
                        net.jqwik.api.Tuple.of(4, mood),
                        net.jqwik.api.Tuple.of(5, place.map(Step.Submit::new)),
                        net.jqwik.api.Tuple.of(4, place.map(Step.Query::new)),
                        net.jqwik.api.Tuple.of(3, hear),
                        net.jqwik.api.Tuple.of(4, place.map(Step.Record::new)),
                        net.jqwik.api.Tuple.of(2, decide),
                        net.jqwik.api.Tuple.of(2, time))
                .list()
                .ofMinSize(4)
                .ofMaxSize(30);
    }
}
