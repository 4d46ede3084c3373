package io.liushui.sandbox.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.sandbox.wire.Refusal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever is asked in whatever order: no more is taken than was allowed, no more given back than was taken. */
class AuthorizationMoneyTests {

    private static final long AMOUNT = 1_000;

    /** @param target one of a few numbers, so that steps meet */
    record Step(Kind kind, int target, long amount) {
        enum Kind {
            CAPTURE,
            LAST_CAPTURE,
            VOID,
            REFUND,
            RELEASE
        }
    }

    @Provide
    Arbitrary<Step> steps() {
        return Combinators.combine(
                        Arbitraries.of(Step.Kind.class),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.longs().between(1, 700))
                .as(Step::new);
    }

    @Property(tries = 60)
    void moneyAddsUp(@ForAll("stepLists") List<Step> steps, @ForAll @IntRange(min = 100, max = 130) int allowance) {
        try (TestBank bank = new TestBank()) {
            bank.alpha()
                    .authorizations()
                    .submit(TestBank.authorization("A1", Decision.AT_ONCE, AMOUNT, allowance), false);
            int number = 0;
            for (Step step : steps) {
                number++;
                take(bank.alpha(), step, number);
                assertAddsUp(bank, allowance);
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> stepLists() {
        return steps().list().ofMinSize(1).ofMaxSize(12);
    }

    private static void take(Books books, Step step, int number) {
        String capture = "C" + step.target();
        try {
            switch (step.kind()) {
                case CAPTURE -> books.captures().capture(TestBank.capture(capture, "A1", step.amount()), false);
                case LAST_CAPTURE ->
                    books.captures()
                            .capture(new NewCapture(capture, "A1", step.amount(), "CNY", true, null, null), false);
                case VOID -> {
                    long whole = books.orders().find(capture).amount();
                    books.refunds().refund(TestBank.voiding("V" + number, capture, whole), false);
                }
                case REFUND -> books.refunds().refund(TestBank.refund("R" + number, capture, step.amount()), false);
                case RELEASE -> books.captures().release(new NewRelease("U" + number, "A1", step.amount()), false);
            }
        } catch (Refusal expected) {
            assertThat(expected.status()).isBetween(400, 499);
        }
    }

    private static void assertAddsUp(TestBank bank, int allowance) {
        Authorization held = bank.alpha().authorizations().find("A1");
        List<Order> charges = bank.everywhere().charges("alpha", 0, 100).stream()
                .map(Charge::order)
                .toList();
        long taken = 0;
        for (Order charge : charges) {
            List<Refund> refunds = bank.alpha().refunds().ofOrder(charge.orderNo());
            assertThat(refunds.stream().mapToLong(Refund::amount).sum())
                    .isEqualTo(charge.refunded())
                    .isLessThanOrEqualTo(charge.amount());
            boolean voided = refunds.stream().anyMatch(refund -> refund.kind() == Refund.Kind.VOID);
            taken += voided ? 0 : charge.amount();
        }
        assertThat(held.captured()).isEqualTo(taken);
        assertThat(held.captured() + held.released()).isLessThanOrEqualTo(AMOUNT * allowance / 100);
        assertThat(held.remaining()).isNotNegative();
    }
}
