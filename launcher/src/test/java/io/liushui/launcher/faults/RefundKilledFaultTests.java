package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The application is killed (kill -9) in each step of a refund. */
class RefundKilledFaultTests {
    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final EngineLink LINK =
            new EngineLink(SYSTEM.installation().ports().engine());

    private final Refunding refunds = new Refunding(SYSTEM);

    /** @param amount no other payment has it */
    private record Paid(String id, long amount) {}

    @BeforeAll
    static void putTheLinkBetweenApplicationAndEngine() {
        SYSTEM.restartThrough(LINK, RunningSystem.TO_BE_KILLED);
    }

    @AfterAll
    static void takeItAway() throws IOException {
        SYSTEM.restart();
        LINK.close();
    }

    @AfterEach
    void theOracleHolds() {
        LINK.mend();
        SYSTEM.assertAllIsWell();
    }

    @TestFactory
    Stream<DynamicTest> happensOnceWhenTheApplicationIsKilled() {
        List<Paid> paid = IntStream.range(0, 5).mapToObj(payment -> paid()).toList();
        List<UnderWay> all = List.of(
                duringTheCallThatTheChannelCarriesOut(paid.get(0)),
                duringTheCallThatTheChannelNeverGets(paid.get(1)),
                betweenTheOutcomesCommitAndTheJobsCompletion(paid.get(2)),
                betweenTheRecordsCommitAndItsCompletion(paid.get(3)),
                afterTheAcceptanceBeforeItsMessageLeft(paid.get(4)));
        all.forEach(one -> one.there().run());

        SYSTEM.parts().application().kill();
        LINK.mend();
        SYSTEM.up();

        return all.stream().map(UnderWay::test);
    }

    /** Not killed, but given up: the engine hands the job to another run while the first still waits. */
    @Test
    void happensOnceBesideASecondRunOfTheJob() {
        Paid payment = paid();
        SYSTEM.bank.answerLate("refund", payment.amount(), 32_000);
        String refund = refunds.accepted(payment.id());

        succeedsOnce(refund, payment);
        assertThat(refunds.asked(payment.id())).filteredOn("refund"::equals).hasSize(1);
    }

    private UnderWay duringTheCallThatTheChannelCarriesOut(Paid payment) {
        SYSTEM.bank.answerLate("refund", payment.amount(), 60_000);
        String refund = refunds.accepted(payment.id());
        refunds.awaitSent(refund);
        return new UnderWay(
                "during the call that the channel carries out", () -> assertOperation(refund, "sent"), () -> {
                    succeedsOnce(refund, payment);
                    assertThat(refunds.asked(payment.id()))
                            .filteredOn("refund"::equals)
                            .hasSize(1);
                    assertThat(refunds.asked(payment.id())).contains("refund-query");
                });
    }

    private UnderWay duringTheCallThatTheChannelNeverGets(Paid payment) {
        SYSTEM.bank.loseRequest("refund", payment.amount(), 60_000);
        String refund = refunds.accepted(payment.id());
        refunds.awaitSent(refund);
        return new UnderWay(
                "during the call that the channel never gets", () -> assertOperation(refund, "sent"), () -> {
                    succeedsOnce(refund, payment);
                    assertThat(refunds.asked(payment.id()))
                            .filteredOn("refund"::equals)
                            .hasSize(2);
                });
    }

    /** The bank answers when the engine can be told nothing any more. */
    private UnderWay betweenTheOutcomesCommitAndTheJobsCompletion(Paid payment) {
        SYSTEM.bank.answerLate("refund", payment.amount(), 15_000);
        String refund = refunds.accepted(payment.id());
        refunds.awaitSent(refund);
        return new UnderWay(
                "between the outcome's commit and the job's completion",
                () -> {
                    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertOperation(refund, "done"));
                    assertThat(state(refund)).isEqualTo("pending");
                },
                () -> {
                    succeedsOnce(refund, payment);
                    assertThat(refunds.asked(payment.id())).containsExactly("refund");
                });
    }

    /** From here on the engine hears nothing. */
    private UnderWay betweenTheRecordsCommitAndItsCompletion(Paid payment) {
        Loss loss = LINK.loseRequestsFrom("\"refundResult\":\"succeeded\"");
        String refund = refunds.accepted(payment.id());
        loss.awaitBegun();
        long instance = Long.parseLong(SYSTEM.books.text("select driver_instance from refund where id = ?", refund));
        return new UnderWay(
                "between the record's commit and its completion",
                () -> {
                    assertThat(state(refund)).isEqualTo("succeeded");
                    assertThat(SYSTEM.engine.isActive(instance)).isTrue();
                },
                () -> {
                    await().atMost(Duration.ofSeconds(60)).until(() -> !SYSTEM.engine.isActive(instance));
                    succeedsOnce(refund, payment);
                });
    }

    private UnderWay afterTheAcceptanceBeforeItsMessageLeft(Paid payment) {
        LINK.cut();
        String refund = refunds.accepted(payment.id());
        return new UnderWay(
                "after the acceptance, before its message left",
                () -> assertThat(
                                SYSTEM.books.count("outbox where message = 'Msg_RefundDue' and message_id = ?", refund))
                        .isOne(),
                () -> {
                    succeedsOnce(refund, payment);
                    assertThat(refunds.asked(payment.id())).containsExactly("refund");
                });
    }

    private Paid paid() {
        long amount = SYSTEM.amount();
        return new Paid(refunds.paid(amount), amount);
    }

    private static void assertOperation(String refund, String state) {
        assertThat(SYSTEM.books.text("select state from channel_operation where subject = ?", refund))
                .isEqualTo(state);
    }

    private static String state(String refund) {
        return SYSTEM.books.text("select state from refund where id = ?", refund);
    }

    private void succeedsOnce(String refund, Paid payment) {
        refunds.awaitState(refund, "succeeded");
        assertThat(SYSTEM.state(payment.id())).isEqualTo("refunded");
        refunds.assertOnce(refund);
    }
}
