package io.liushui.launcher.faults;

import static io.liushui.launcher.faults.QuickChannels.GRACE;
import static io.liushui.launcher.faults.QuickChannels.ONCE_TOO_LATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.launcher.faults.Through.Call;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Rows 5 to 7 of the faults through every channel: requests that are lost, on each call that a channel has. */
abstract class LostRequests {
    private final QuickChannels quick;

    LostRequests(QuickChannels quick) {
        this.quick = quick;
    }

    /** Row 5. */
    @TestFactory
    List<DynamicTest> asksAfterAReadTimeoutAndNeverFails() {
        return onEachCall((payment, call) -> {
            payment.misbehave("drop", Map.of());
            switch (call) {
                case CREATE -> {
                    payment.misbehave("execute-then-time-out", of(payment, call));
                    payment.sent().awaitAtChannel();
                    assertThat(payment.state()).isEqualTo("processing");
                    payment.payerAgrees();
                }
                case QUERY -> {
                    payment.waiting();
                    payment.misbehave("execute-then-time-out", of(payment, call));
                    payment.misbehave("execute-then-time-out", of(payment, call));
                    payment.payerAgrees();
                    payment.awaitLost("query");
                    assertThat(payment.state()).isEqualTo("requires_action");
                }
                case COMPLETE -> {
                    payment.waiting();
                    payment.misbehave("execute-then-time-out", of(payment, call));
                    payment.payerActs();
                }
            }
            payment.assertPaidOnce();
            assertThat(payment.requests("query")).isNotEmpty();
            assertSentOnce(payment, call);
        });
    }

    /** Row 6. */
    @TestFactory
    List<DynamicTest> sendsAgainUnderTheSameNumberWhatTheChannelNeverGot() {
        return onEachCall((payment, call) -> {
            switch (call) {
                case CREATE -> {
                    payment.misbehave("not-execute-then-time-out", of(payment, call));
                    payment.waiting().payerAgrees();
                    payment.assertPaidOnce();
                    assertThat(payment.calls()).containsSubsequence("pay", "query", "pay");
                    assertThat(payment.calls("pay")).hasSize(2);
                    assertThat(payment.attempt("sent_at - first_sent_at >= interval '" + GRACE + "'"))
                            .isEqualTo("true");
                }
                case QUERY -> {
                    payment.waiting();
                    payment.misbehave("not-execute-then-time-out", of(payment, call));
                    payment.awaitLost("query");
                    payment.payerAgrees();
                    payment.assertPaidOnce();
                    assertSentOnce(payment, Call.CREATE);
                }
                case COMPLETE -> {
                    payment.waiting();
                    payment.misbehave("not-execute-then-time-out", of(payment, call));
                    payment.payerActs();
                    if (payment.through == Through.CARRIER) {
                        // The code is the payer's to give, not ours to keep
                        assertThat(payment.state()).isEqualTo("requires_action");
                        payment.payerActs();
                    }
                    payment.assertPaidOnce();
                    assertThat(payment.requests(operation(payment, call))).hasSize(2);
                }
            }
        });
    }

    /** Row 5, while the payer waits: only the lost answer said how to pay. */
    @TestFactory
    List<DynamicTest> asksAgainHowToPayUnderTheSameNumber() {
        Together trials = new Together();
        for (Through through : Through.values()) {
            if (through.operation(Call.CREATE).isEmpty()) {
                trials.impossible(through.channel(), Through.whyNot(Call.CREATE));
            } else {
                trials.trial(through.channel(), () -> {
                    ChannelPayment payment = quick.payment(through);
                    payment.misbehave("execute-then-time-out", of(payment, Call.CREATE));
                    payment.waiting().payerAgrees();
                    payment.assertPaidOnce();
                    assertThat(payment.calls("pay")).hasSize(2);
                });
            }
        }
        return trials.tests();
    }

    /** Row 6, where a channel knows an order only once its payer has come: nothing is sent again for not being found. */
    @TestFactory
    List<DynamicTest> leavesAnOrderAloneToWhichNobodyHasComeYet() {
        Together trials = new Together();
        for (Through through : Through.values()) {
            if (through.knowsWhoComesOnly()) {
                trials.trial(through.channel(), () -> {
                    ChannelPayment payment = quick.payment(through).sent();
                    payment.awaitState("requires_action");
                    payment.awaitAskedAfterGrace();
                    assertThat(payment.state()).isEqualTo("requires_action");
                    assertThat(payment.calls("pay")).hasSize(1);
                    payment.payerComes();
                    payment.payerAgrees();
                    payment.assertPaidOnce();
                });
            } else {
                trials.impossible(through.channel(), "it knows an order as soon as it is sent");
            }
        }
        return trials.tests();
    }

    /** Row 7. */
    @TestFactory
    List<DynamicTest> doesNotSendAgainAfterAReset() {
        return onEachCall((payment, call) -> {
            if (call == Call.CREATE) {
                payment.misbehave("reset-after-executing", of(payment, call));
                payment.sent().awaitAtChannel();
                payment.payerAgrees();
            } else {
                payment.waiting();
                payment.misbehave("reset-after-executing", of(payment, call));
                if (call == Call.QUERY) {
                    payment.awaitLost("query");
                    payment.payerAgrees();
                } else {
                    payment.payerActs();
                }
            }
            payment.assertPaidOnce();
            assertSentOnce(payment, call);
        });
    }

    /** What changes something went out once; of questions each of ours was one request. */
    private void assertSentOnce(ChannelPayment payment, Call call) {
        String operation = payment.through.operation(call).orElse("pay");
        if (call == Call.QUERY) {
            ChannelPayment.patiently()
                    .untilAsserted(
                            () -> assertThat(payment.requests(operation)).hasSameSizeAs(payment.calls(operation)));
        } else {
            assertThat(payment.requests(operation)).hasSize(1);
        }
    }

    private List<DynamicTest> onEachCall(BiConsumer<ChannelPayment, Call> trial) {
        Together trials = new Together();
        for (Through through : Through.values()) {
            for (Call call : Call.values()) {
                String name = through.channel() + ", " + call;
                if (through.operation(call).isPresent()) {
                    trials.trial(name, () -> trial.accept(quick.payment(through), call));
                } else {
                    trials.impossible(name, Through.whyNot(call));
                }
            }
        }
        return trials.tests();
    }

    private Map<String, Object> of(ChannelPayment payment, Call call) {
        Map<String, Object> rule = new HashMap<>(ONCE_TOO_LATE);
        rule.put("operation", operation(payment, call));
        return rule;
    }

    private String operation(ChannelPayment payment, Call call) {
        return payment.through.operation(call).orElseThrow();
    }
}
