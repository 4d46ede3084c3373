package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows 2 to 4 of the faults: a job that is run twice, or whose completion the engine or the worker never hears of. */
class JobFaultTests {
    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final EngineLink LINK =
            new EngineLink(SYSTEM.installation().ports().engine());

    private static final Duration CHANNEL_JOB = Duration.ofSeconds(5);

    /** A job is handed out again long before the channel's answer is given up. */
    private static final String[] IMPATIENT = {
        "liushui.workers.timeout=4s",
        "liushui.workers.channel-timeout=" + CHANNEL_JOB,
        "liushui.channels.sandbox.settings.readTimeoutMillis=90000",
        "liushui.channels.sandbox.settings.callTimeoutMillis=90000"
    };

    private static final String STILL_WAITING = "the first run still waits for the channel's answer";

    private final Books books = SYSTEM.books;
    private final Bank bank = SYSTEM.bank;

    @BeforeAll
    static void putTheLinkBetweenApplicationAndEngine() {
        SYSTEM.restartThrough(LINK, IMPATIENT);
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

    /** Row 2. */
    @Test
    void booksOnceAndGoesOnWhenTheApplicationDiesBetweenCommitAndCompletion() {
        Loss loss = LINK.loseRequestsFrom("\"paymentState\":\"succeeded\"");
        String payment = SYSTEM.pay("sandbox_card", SYSTEM.amount());
        loss.awaitBegun();
        assertThat(books.postings(payment)).isOne();
        long instance = instance(payment);
        assertThat(SYSTEM.engine.isActive(instance)).isTrue();

        killAndStartAgain();

        await().atMost(Duration.ofSeconds(60)).until(() -> !SYSTEM.engine.isActive(instance));
        assertThat(timesDone("payment.record-result", payment)).isEqualTo(2);
        assertThat(books.postings(payment)).isOne();
        assertThat(books.count("notification where subject = ?", payment)).isOne();
    }

    /** Row 2, for the job that moves the money. */
    @Test
    void chargesOnceAndGoesOnWhenTheApplicationDiesBeforeItTellsTheChannelsAnswer() {
        Loss loss = LINK.loseRequestsFrom("\"channelOutcome\":\"succeeded\"");
        String payment = SYSTEM.pay("sandbox_card", SYSTEM.amount());
        String order = books.sentOrder(payment);
        loss.awaitBegun();
        assertThat(attemptState(payment)).isEqualTo("succeeded");

        killAndStartAgain();

        SYSTEM.awaitState(payment, "succeeded");
        assertThat(timesDone("channel.pay", payment)).isEqualTo(2);
        assertThat(bank.requests(order)).containsExactly("pay");
        assertThat(books.postings(payment)).isOne();
    }

    /** Row 3. */
    @Test
    void chargesOnceWhenTheJobIsRunAgainBesideItsFirstRun() {
        String payment = payWithSlowAnswer();
        String order = books.sentOrder(payment);

        SYSTEM.awaitState(payment, "succeeded");
        assertThat(books.exchanges(order)).as(STILL_WAITING).containsExactly("query");
        awaitTheLateAnswer(order);

        assertThat(timesDone("channel.pay", payment)).isEqualTo(2);
        assertThat(bank.requests(order)).containsExactly("pay", "query");
        assertThat(books.postings(payment)).isOne();
    }

    /** Row 3, with another process. */
    @Test
    void chargesOnceWhenAnotherProcessTakesTheJobOfOneThatLostTheEngine() throws IOException {
        try (EngineLink othersLink =
                        new EngineLink(SYSTEM.installation().ports().engine());
                SecondApplication other = new SecondApplication(SYSTEM.parts(), othersLink, IMPATIENT)) {
            othersLink.cut();
            String payment = payWithSlowAnswer();
            String order = books.sentOrder(payment);
            LINK.cut();
            othersLink.mend();

            SYSTEM.awaitState(payment, "succeeded");
            assertThat(other.steps.of(books.traceId(payment))).contains("channel.pay", "payment.record-result");
            assertThat(books.exchanges(order)).as(STILL_WAITING).containsExactly("query");
            LINK.mend();
            awaitTheLateAnswer(order);

            assertThat(timesDone("channel.pay", payment)).isOne();
            assertThat(bank.requests(order)).containsExactly("pay", "query");
            assertThat(books.postings(payment)).isOne();
        }
    }

    /** Row 4: the engine has completed the job, and the worker never hears of it. */
    @Test
    void keepsWhatIsCommittedWhenTheCompletionsAnswerIsLost() {
        Loss loss = LINK.loseAnswersAfter("\"channelOutcome\":\"succeeded\"");
        String payment = SYSTEM.pay("sandbox_card", SYSTEM.amount());
        String order = books.sentOrder(payment);
        loss.awaitLost("payment.record-result");
        assertThat(attemptState(payment)).isEqualTo("succeeded");
        LINK.mend();
        assertThat(attemptState(payment)).isEqualTo("succeeded");

        SYSTEM.awaitState(payment, "succeeded");
        assertThat(timesDone("channel.pay", payment)).isOne();
        assertThat(bank.requests(order)).containsExactly("pay");
        assertThat(books.postings(payment)).isOne();
    }

    /** Row 4: the engine never hears of the completion, and hands the job out again. */
    @Test
    void keepsWhatIsCommittedWhenTheCompletionIsLost() {
        Loss loss = LINK.loseRequestsFrom("\"channelOutcome\":\"succeeded\"");
        String payment = SYSTEM.pay("sandbox_card", SYSTEM.amount());
        String order = books.sentOrder(payment);
        loss.awaitLost("\"channelOutcome\":\"succeeded\"");
        LINK.cut();
        await().during(CHANNEL_JOB.plusSeconds(1))
                .atMost(Duration.ofSeconds(20))
                .until(() -> attemptState(payment).equals("succeeded"));
        LINK.mend();

        SYSTEM.awaitState(payment, "succeeded");
        assertThat(timesDone("channel.pay", payment)).isEqualTo(2);
        assertThat(bank.requests(order)).containsExactly("pay");
        assertThat(books.postings(payment)).isOne();
    }

    private String payWithSlowAnswer() {
        long amount = SYSTEM.amount();
        bank.misbehave("execute-then-time-out", "pay", amount, ",\"times\":1,\"hold_millis\":20000");
        return SYSTEM.pay("sandbox_card", amount);
    }

    private void awaitTheLateAnswer(String order) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> books.exchanges(order).contains("pay"));
    }

    private static void killAndStartAgain() {
        SYSTEM.parts().application().kill();
        LINK.mend();
        SYSTEM.up();
    }

    private long instance(String payment) {
        return Long.parseLong(books.text("select driver_instance from payment where id = ?", payment));
    }

    private String attemptState(String payment) {
        return books.text("select state from payment_attempt where payment_id = ?", payment);
    }

    /** How often a worker of the first application did this step of the payment to its end. */
    private long timesDone(String job, String payment) {
        return StepLines.of(SYSTEM.installation()).of(books.traceId(payment)).stream()
                .filter(job::equals)
                .count();
    }
}
