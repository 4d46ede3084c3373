package io.liushui.sandbox.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.sandbox.books.Payout.State;
import io.liushui.sandbox.wire.Refusal;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PayoutTests {

    private static final long FUNDS = 100_000;

    private final TestBank bank = new TestBank();
    private final Payouts payouts = bank.alpha().payouts();

    @AfterEach
    void close() {
        bank.close();
    }

    @Test
    void paysOncePerNumberAndOnlyTheSame() {
        assertThat(pay("O1", 500)).isEqualTo(pay("O1", 500));
        assertThat(available()).isEqualTo(Positions.OPENING - 500);
        assertRefused("payout_conflict", () -> pay("O1", 501));
        assertRefused("order_conflict", () -> bank.beta().payouts().pay(TestBank.payout("O1", 500), false));
    }

    @Test
    void paysNoMoreThanThePositionHolds() {
        bank.alpha().positions().set("CNY", 500);
        assertThat(pay("O1", 501).code()).isEqualTo("position_insufficient");
        assertThat(pay("O2", 500).state()).isEqualTo(State.PAID);
        assertThat(pay("O3", 1).state()).isEqualTo(State.DECLINED);
        assertThat(available()).isZero();
        assertThat(bank.beta().positions().balance("CNY").available()).isEqualTo(Positions.OPENING);
    }

    @Test
    void whatIsUnderWayIsHeldAndGivenBackWhenItIsDeclined() {
        assertThat(pay("O1", PayoutMagic.DECLINED_LATER.amount()).state()).isEqualTo(State.PENDING);
        assertThat(bank.alpha().positions().balance("CNY").pending()).isEqualTo(PayoutMagic.DECLINED_LATER.amount());
        bank.later(2_000);
        assertThat(payouts.find("O1").code()).isEqualTo("payee_account_closed");
        assertThat(bank.alpha().positions().balance("CNY"))
                .isEqualTo(new Positions.Balance("CNY", Positions.OPENING, 0));
        assertThat(bank.announced()).hasSize(1);
    }

    @Test
    void comesBackOnceAndOnlyWhenItWasPaid() {
        pay("O1", PayoutMagic.PAID_LATER.amount());
        assertRefused("payout_not_paid", () -> payouts.sendBack("O1", "closed"));
        bank.later(2_000);
        Payout returned = payouts.sendBack("O1", "closed");
        assertThat(returned.returnReference()).isNotBlank();
        assertThat(payouts.sendBack("O1", "another reason")).isEqualTo(returned);
        assertThat(available()).isEqualTo(Positions.OPENING);
        assertThat(bank.announced()).hasSize(2);
    }

    @Test
    void comesBackByItselfUnlessItCameBackBefore() {
        assertThat(pay("O1", PayoutMagic.RETURNED_LATER.amount()).state()).isEqualTo(State.PAID);
        pay("O2", PayoutMagic.RETURNED_LATER.amount());
        payouts.sendBack("O2", "closed");
        bank.later(2_000);
        assertThat(payouts.find("O1").state()).isEqualTo(State.RETURNED);
        assertThat(payouts.find("O2").code()).isEqualTo("closed");
        assertThat(available()).isEqualTo(Positions.OPENING);
    }

    @Test
    void canBeCarriedOutLaterByItself() {
        bank.alpha().later(TestBank.payout("O1", 700), 500);
        assertThat(payouts.peek("O1")).isEmpty();
        bank.later(500);
        assertThat(payouts.find("O1").state()).isEqualTo(State.PAID);
    }

    /** @param target one of a few numbers, so that steps meet */
    record Step(boolean returned, int target, long amount) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.longs().between(1, 40_000))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Property(tries = 60)
    void thePositionIsWhatWasThereLessWhatIsOut(@ForAll("steps") List<Step> steps) {
        try (TestBank random = new TestBank()) {
            Books alpha = random.alpha();
            alpha.positions().set("CNY", FUNDS);
            for (Step step : steps) {
                take(alpha, step);
                List<Payout> all = random.everywhere().payouts("alpha", 0, 100);
                LongStream out = all.stream()
                        .filter(payout -> payout.state() == State.PAID)
                        .mapToLong(Payout::amount);
                assertThat(alpha.positions().balance("CNY").available()).isEqualTo(FUNDS - out.sum());
            }
        }
    }

    private static void take(Books books, Step step) {
        String number = "O" + step.target();
        try {
            if (step.returned()) {
                books.payouts().sendBack(number, "closed");
            } else {
                books.payouts().pay(TestBank.payout(number, step.amount()), false);
            }
        } catch (Refusal expected) {
            assertThat(expected.status()).isBetween(400, 499);
        }
    }

    private Payout pay(String number, long amount) {
        return payouts.pay(TestBank.payout(number, amount), false);
    }

    private long available() {
        return bank.alpha().positions().balance("CNY").available();
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
