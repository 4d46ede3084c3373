package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application is killed in each step of a payout; row 19 of the faults; and payouts that come back. */
class PayoutFaultTests {
    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final RealPayouts PAYOUTS = new RealPayouts(SYSTEM);
    private static EngineLink link;

    @BeforeAll
    static void putTheLinkBetweenApplicationAndEngine() {
        link = new EngineLink(SYSTEM.installation().ports().engine());
        SYSTEM.restartThrough(link, RunningSystem.TO_BE_KILLED);
        PAYOUTS.funded();
    }

    @AfterAll
    static void takeItAway() throws IOException {
        SYSTEM.restart();
        link.close();
    }

    @AfterEach
    void theOracleHolds() {
        link.mend();
        SYSTEM.assertAllIsWell();
    }

    /**
     * One payout is in its call, one between a job's commit and its completion, and the message of one has not left.
     *
     * @param told what the job that has committed tells the engine, and the engine never hears
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"validation\":\"ok\"",
                "\"payoutSignals\":{",
                "\"payoutRoute\":\"found\"",
                "\"operationOutcome\":\"done\"",
                "\"payoutState\":\"succeeded\""
            })
    void paysOnceWhenItIsKilled(String told) {
        String inItsCall = duringTheCall();
        Loss loss = link.loseRequestsFrom(told);
        String committed = PAYOUTS.payOut(SYSTEM.amount());
        loss.awaitBegun();
        link.cut();
        String accepted = PAYOUTS.payOut(SYSTEM.amount());
        assertThat(SYSTEM.books.text("select state from channel_operation where subject = ?", inItsCall))
                .isEqualTo("sent");

        killAndStartAgain();

        for (String payout : List.of(inItsCall, committed, accepted)) {
            PAYOUTS.awaitState(payout, "succeeded");
            awaitWebhook(payout);
            PAYOUTS.assertPaidOnce(payout);
        }
    }

    /** Row 19, for payouts. */
    @Test
    void anUnknownOutcomeIsAskedForAndNeverSentUnderANewNumber() {
        long amount = SYSTEM.amount();
        SYSTEM.bank.misbehave("reset-after-executing", "payout", amount, ",\"times\":1");
        String payout = PAYOUTS.payOut(amount);

        PAYOUTS.awaitState(payout, "succeeded");

        awaitWebhook(payout);
        PAYOUTS.assertPaidOnce(payout);
        assertThat(SYSTEM.bank.requests(PAYOUTS.sentNumber(payout))).contains("payout-query");
    }

    @Test
    void whatComesBackIsBookedBackOnceAndTold() {
        String payout = PAYOUTS.payOut(SYSTEM.amount());
        PAYOUTS.awaitState(payout, "succeeded");
        String number = PAYOUTS.sentNumber(payout);

        sendBack(number);
        PAYOUTS.awaitState(payout, "returned");
        sendBack(number);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> SYSTEM.books.count(
                                "notification n join event e on e.id = n.id where n.subject = ? and e.type = 'payout.returned'",
                                payout)
                        == 1);
        assertThat(SYSTEM.books.count("journal_entry where reference = ?", "payout-returned:" + payout))
                .isOne();
    }

    @Test
    void theAccountStandsInNoTableAndNoLog() {
        String payout = PAYOUTS.payOut(SYSTEM.amount());
        PAYOUTS.awaitState(payout, "succeeded");
        LeakScan scan = new LeakScan(
                        SYSTEM.books.jdbc(), SYSTEM.parts().installation().logs())
                .secret("payee's account", RealPayouts.ACCOUNT);

        assertThat(scan.tables()).contains("payout", "channel_exchange", "outbox", "event");
        assertThat(scan.leaks()).isEmpty();
        assertThat(SYSTEM.books.count("channel_exchange where operation like 'payout%'"))
                .isPositive();
    }

    /** A payout that the bank has carried out, and whose call lasts until the application is killed. */
    private static String duringTheCall() {
        long amount = SYSTEM.amount();
        SYSTEM.bank.answerLate("payout", amount, 60_000);
        String payout = PAYOUTS.payOut(amount);
        PAYOUTS.sentNumber(payout);
        return payout;
    }

    private static void sendBack(String number) {
        assertThat(SYSTEM.bank
                        .call("POST", "/control/orders/" + number + "/return", "")
                        .statusCode())
                .isEqualTo(200);
    }

    private static void awaitWebhook(String payout) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> SYSTEM.books.count("notification where subject = ?", payout) > 0);
    }

    private static void killAndStartAgain() {
        SYSTEM.parts().application().kill();
        link.mend();
        SYSTEM.up();
    }
}
