package io.liushui.launcher.faults;

import static io.liushui.launcher.faults.ChannelPayment.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Rows 10 to 13 of the faults through every channel: genuine notifications that are early, many, late or contradicting. */
abstract class UntimelyNotices {
    private static final int COPIES = 100;
    private final Books books;
    private final QuickChannels quick;

    UntimelyNotices(Books books, QuickChannels quick) {
        this.books = books;
        this.quick = quick;
    }

    /** Row 10. */
    @TestFactory
    List<DynamicTest> takesANotificationThatOvertakesTheAnswer() {
        Together trials = new Together();
        for (Through through : Through.values()) {
            if (through.operation(Through.Call.CREATE).isEmpty()) {
                trials.impossible(through.channel(), Through.whyNot(Through.Call.CREATE));
            } else {
                trials.trial(through.channel(), () -> overtakes(quick.payment(through)));
            }
        }
        return trials.tests();
    }

    private void overtakes(ChannelPayment payment) {
        payment.misbehave("execute-then-time-out", Map.of("operation", "pay", "times", 1, "hold_millis", 4_000));
        payment.sent().awaitAtChannel();
        payment.payerAgrees();
        payment.awaitApplied(1);
        assertThat(payment.calls()).doesNotContain("pay");
        payment.assertPaidOnce();
        assertThat(payment.requests("pay")).hasSize(1);
        assertAllAcknowledged(payment);
    }

    /** Row 11. */
    @TestFactory
    List<DynamicTest> changesOnceWhenNotificationAndQueryMeet() {
        return throughEach(payment -> {
            payment.waiting();
            try (Held held = Held.payment(books, payment.id())) {
                payment.payerAgrees();
                patiently().untilAsserted(() -> assertThat(held.waiting()).isGreaterThanOrEqualTo(2));
                assertThat(payment.state()).isEqualTo("requires_action");
            }
            payment.assertPaidOnce();
            assertThat(payment.calls()).contains("query");
            payment.awaitApplied(payment.through.notifications());
        });
    }

    /** Row 12. */
    @TestFactory
    List<DynamicTest> postsOnceAndAcknowledgesAllHoweverOftenItIsRepeated() {
        return throughEach(payment -> {
            payment.waiting();
            payment.misbehave("duplicate", Map.of("copies", COPIES));
            payment.payerAgrees();
            payment.assertPaidOnce();
            assertThat(payment.awaitTold())
                    .hasSize(payment.through.notifications())
                    .allMatch(told -> told.tries() == COPIES);
            assertAllAcknowledged(payment);
            payment.awaitApplied(payment.through.notifications());
            payment.assertPaidOnce();
        });
    }

    /** Row 13. */
    @TestFactory
    List<DynamicTest> staysPaidWhenAFailureFollows() {
        return throughEach(payment -> {
            payment.waiting().payerAgrees();
            payment.assertPaidOnce();
            payment.awaitTold();
            String rows = payment.rows();
            payment.tell(Map.of("fault", "fail-after-success", "execute_after_millis", 0));
            assertThat(payment.awaitTold()).hasSize(payment.through.notifications() + 2);
            assertThat(payment.rows()).isEqualTo(rows);
            payment.assertPaidOnce();
            assertAllAcknowledged(payment);
        });
    }

    @TestFactory
    List<DynamicTest> changesNothingByOneThatOthersOvertook() {
        return throughEach(payment -> {
            payment.waiting();
            payment.misbehave("reorder", Map.of("times", 1, "hold_millis", 9_000));
            payment.payerAgrees();
            payment.awaitState("succeeded");
            assertThat(payment.told().getFirst().isOver()).isFalse();
            String rows = payment.rows();
            payment.awaitTold();
            assertAllAcknowledged(payment);
            assertThat(payment.rows()).isEqualTo(rows);
            payment.assertPaidOnce();
        });
    }

    private void assertAllAcknowledged(ChannelPayment payment) {
        assertThat(payment.awaitTold()).extracting(Bank.Told::state).containsOnly("DELIVERED");
    }

    private List<DynamicTest> throughEach(ThrowingConsumer<ChannelPayment> trial) {
        Together trials = new Together();
        for (Through through : Through.values()) {
            trials.trial(through.channel(), () -> trial.acceptThrows(quick.payment(through)));
        }
        return trials.tests();
    }
}
