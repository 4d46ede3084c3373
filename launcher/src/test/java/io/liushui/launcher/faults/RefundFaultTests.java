package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows 18 and 19 of the faults: many refunds at once, and a refund whose outcome is unknown. */
class RefundFaultTests {
    private final RunningSystem system = RunningSystem.get();
    private final Refunding refunds = new Refunding(system);

    @AfterEach
    void theOracleHolds() {
        system.assertAllIsWell();
    }

    /** Row 18. */
    @Test
    void neverGivesBackMoreThanWasPaidHoweverManyAskAtOnce() throws Exception {
        String payment = refunds.paid(1234);
        List<Callable<HttpResponse<String>>> tills = IntStream.range(0, 30)
                .<Callable<HttpResponse<String>>>mapToObj(till -> () -> refunds.ask(payment, 100L))
                .toList();
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> answer : threads.invokeAll(tills)) {
                answers.add(answer.get().statusCode());
            }
        }

        assertThat(answers).containsOnly(201, 422);
        assertThat(answers).filteredOn(status -> status == 201).hasSize(12);
        await().atMost(Duration.ofSeconds(90))
                .until(() -> system.books.count("refund where payment_id = ? and state = 'succeeded'", payment) == 12);
        assertThat(system.state(payment)).isEqualTo("partially_refunded");
        assertThat(refunds.asked(payment)).filteredOn("refund"::equals).hasSize(12);
    }

    /** Row 19. */
    @Test
    void asksForARefundWhoseAnswerWasLostAndNeverSendsAnother() {
        long amount = system.amount();
        String payment = refunds.paid(amount);
        system.bank.misbehave("execute-then-time-out", "refund", amount, ",\"times\":1,\"hold_millis\":9000");
        String refund = refunds.accepted(payment);

        refunds.awaitState(refund, "succeeded");

        assertThat(refunds.asked(payment)).filteredOn("refund"::equals).hasSize(1);
        assertThat(refunds.asked(payment)).contains("refund-query");
        assertThat(system.state(payment)).isEqualTo("refunded");
        refunds.assertOnce(refund);
    }

    /** Row 19, when the channel never got it. */
    @Test
    void sendsAgainUnderItsNumberWhatTheChannelNeverGot() {
        long amount = system.amount();
        String payment = refunds.paid(amount);
        system.bank.misbehave("not-execute-then-time-out", "refund", amount, ",\"times\":1,\"hold_millis\":6000");
        String refund = refunds.accepted(payment);

        refunds.awaitState(refund, "succeeded");

        assertThat(refunds.asked(payment)).filteredOn("refund"::equals).hasSize(2);
        refunds.assertOnce(refund);
    }

    @Test
    void refundsInsteadOfAVoidWhereThereIsNone() {
        String payment = refunds.paid(system.amount());
        HttpResponse<String> answer = system.merchant.post("/v1/payments/" + payment + "/void", "{}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body())
                .contains("\"kind\":\"refund\"")
                .contains("\"fallback_reason\":\"void_not_supported\"");
        system.awaitState(payment, "refunded");
    }

    @Test
    void leavesAPaymentRefundableWhenTheChannelDeclines() {
        String payment = refunds.paid(100_000);
        HttpResponse<String> answer = refunds.ask(payment, 88_801L);
        assertThat(answer.statusCode()).isEqualTo(201);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> system.books.count("refund where payment_id = ? and state = 'failed'", payment) == 1);

        refunds.awaitState(refunds.accepted(payment), "succeeded");
        assertThat(system.state(payment)).isEqualTo("refunded");
    }
}
