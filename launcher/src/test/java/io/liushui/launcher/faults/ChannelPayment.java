package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.launcher.demo.DemoPayer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;

/** One payment through one channel, whose bank misbehaves for it alone. */
final class ChannelPayment {
    /** All of the same length, so that none is a part of another. */
    private static final AtomicInteger NUMBERS = new AtomicInteger(10_000);
    /** In minor units; within each channel's limits, and none of the sandbox's special ones. */
    private static final long AMOUNT = 1_680;

    final Through through;
    private final RunningSystem system;
    private final Shop shop;
    private final String subject = "Tea" + NUMBERS.incrementAndGet();
    private String id;
    private String order;

    ChannelPayment(RunningSystem system, Shop shop, Through through) {
        this.system = system;
        this.shop = shop;
        this.through = through;
    }

    /**
     * Has the bank misbehave, before or after the payment is made.
     *
     * @param more fields of the rule beside the payment's own
     * @return the rule's id
     */
    long misbehave(String fault, Map<String, ?> more) {
        Map<String, Object> rule = new HashMap<>(more);
        rule.put("fault", fault);
        rule.put("channel", through.channel());
        rule.put("subject", subject);
        return system.bank.misbehave(rule);
    }

    /** Made, and sent to its channel. */
    ChannelPayment sent() {
        id = (String) shop.pay(through.order(subject, AMOUNT)).get("id");
        order = system.books.sentOrder(id);
        return this;
    }

    /** Made, and waiting for its payer, who has come to the channel. */
    ChannelPayment waiting() {
        sent().awaitState("requires_action");
        payerComes();
        return this;
    }

    /**
     * Made, and paid at the channel, of which we hear nothing: no notification, and no answer to a question.
     *
     * @return the rule by which the questions are not answered
     */
    long paidBehindOurBack() {
        misbehave("drop", Map.of());
        long silence = misbehave("error-before-executing", Map.of("operation", "query"));
        waiting();
        system.bank.takeMoney(order);
        return silence;
    }

    void payerComes() {
        new DemoPayer(system.parts()).open(shop.payment(id));
    }

    /** The payer agrees at the channel. */
    void payerAgrees() {
        system.bank.confirm(order);
    }

    /** Returns when the channel has the order, though we may have no answer yet. */
    void awaitAtChannel() {
        patiently().until(() -> system.bank.knows(order));
    }

    /** The payer does what the payment says, on our page if it is ours. */
    void payerActs() {
        new DemoPayer(system.parts()).act(shop.payment(id));
    }

    String id() {
        return id;
    }

    String order() {
        return order;
    }

    String state() {
        return (String) shop.payment(id).get("state");
    }

    void awaitState(String state) {
        patiently().untilAsserted(() -> assertThat(state()).isEqualTo(state));
    }

    /** Payment and attempt as they stand in the database, to the last column. */
    String rows() {
        return system.books.text(
                "select payment::text || attempt::text from payment join payment_attempt attempt on attempt.payment_id = payment.id"
                        + " where payment.id = ?",
                id);
    }

    String attempt(String expression) {
        return system.books.text("select (" + expression + ")::text from payment_attempt where payment_id = ?", id);
    }

    /** What the bank got of us. */
    List<String> requests(String operation) {
        return system.bank.requests(order).stream().filter(operation::equals).toList();
    }

    /** Our calls that are over, by operation, in the order in which they ended. */
    List<String> calls() {
        return system.books.exchanges(order);
    }

    List<String> calls(String operation) {
        return calls().stream().filter(operation::equals).toList();
    }

    /** Returns when a call of this operation has ended without an answer. */
    void awaitLost(String operation) {
        patiently().until(() -> system.books.unanswered(order, operation) > 0);
    }

    /** Returns when the channel was asked twice after the time that an order has to be found. */
    void awaitAskedAfterGrace() {
        patiently().until(() -> system.books.askedAfter(order, QuickChannels.GRACE) >= 2);
    }

    /** Has the channel notify of the order as it stands. */
    void tell(Map<String, ?> rule) {
        system.bank.tell(order, rule);
    }

    /** Returns when so many notifications have been kept, and have had their effect. */
    void awaitApplied(int count) {
        patiently()
                .untilAsserted(() -> assertThat(system.books.count(
                                "channel_notification where order_no = ? and verdict = 'applied'", order))
                        .isEqualTo(count));
    }

    List<Bank.Told> told() {
        return system.bank.told(order);
    }

    /** Returns when each notification about it has had its last try. */
    List<Bank.Told> awaitTold() {
        return patiently()
                .until(this::told, told -> !told.isEmpty() && told.stream().allMatch(Bank.Told::isOver));
    }

    /** One charge under one number, one transition, one posting, one webhook; and never failed. */
    void assertPaidOnce() {
        awaitState("succeeded");
        assertThat(system.bank.charges(order)).as("charges").isOne();
        assertThat(system.books.count("payment_attempt where payment_id = ?", id))
                .as("attempts")
                .isOne();
        assertThat(system.books.postings(id)).as("postings").isOne();
        assertThat(system.books.count("final_state where payment_id = ?", id))
                .as("final states")
                .isOne();
        assertThat(events("payment.succeeded")).isOne();
        assertThat(events("payment.failed")).isZero();
        assertThat(system.books.count("stray_money where payment_id = ?", id))
                .as("stray money")
                .isZero();
    }

    private long events(String type) {
        return system.books.count("event where subject = ? and type = ?", id, type);
    }

    /** For what takes a few seconds while six other channels are at it. */
    static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(150))
                .ignoreExceptions();
    }
}
