package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows 10 to 15 of the faults: notifications that are early, repeated, contradicting, false or forged. */
class NotificationFaultTests {
    private final RunningSystem system = RunningSystem.get();

    @AfterEach
    void theOracleHolds() {
        system.assertAllIsWell();
    }

    @Test
    void takesANotificationThatOvertakesTheAnswer() {
        long amount = system.amount();
        system.bank.misbehave("notify-before-answer", "pay", amount, ",\"times\":1");
        String payment = system.pay("sandbox_card", amount);
        system.awaitState(payment, "succeeded");
        assertThat(system.books.postings(payment)).isOne();
    }

    @Test
    void postsOnceHoweverOftenItIsRepeated() {
        String payment = waiting("duplicate", ",\"copies\":100");
        system.bank.confirm(system.books.sentOrder(payment));
        system.awaitState(payment, "succeeded");
        assertThat(system.books.postings(payment)).isOne();
        assertThat(system.books.count("final_state where payment_id = ?", payment))
                .isOne();
    }

    @Test
    void staysPaidWhenAFailureFollows() {
        String payment = waiting("fail-after-success", "");
        system.bank.confirm(system.books.sentOrder(payment));
        system.awaitState(payment, "succeeded");
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> system.state(payment).equals("succeeded"));
    }

    @Test
    void refusesAnotherAmountAndFindsTheTruthByQuery() {
        String payment = waiting("wrong-amount", ",\"wrong_amount\":1,\"times\":1");
        system.bank.confirm(system.books.sentOrder(payment));
        system.awaitState(payment, "succeeded");
        assertThat(system.books.count("alarm where kind = 'notification_mismatch'"))
                .isPositive();
    }

    @Test
    void refusesAForgedNotificationBeforeReadingAnything() {
        String payment = waiting("forge", ",\"times\":1");
        String order = system.books.sentOrder(payment);
        system.bank.confirm(order);
        system.awaitState(payment, "succeeded");
        assertThat(system.books.count("channel_notification where order_no = ? and verdict <> 'applied'", order))
                .isZero();
    }

    /** A wallet payment whose notifications will go wrong, waiting for its payer. */
    private String waiting(String fault, String more) {
        long amount = system.amount();
        system.bank.misbehave(fault, null, amount, more);
        String payment = system.pay("sandbox_wallet", amount);
        system.awaitState(payment, "requires_action");
        return payment;
    }
}
