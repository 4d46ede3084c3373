package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Rows 14 and 15 of the faults through every channel, and all else that a notification can be wrong in: it changes nothing, and the truth is found
 * all the same.
 */
abstract class BadNotices {
    private final RunningSystem system;
    private final QuickChannels quick;

    BadNotices(RunningSystem system, QuickChannels quick) {
        this.system = system;
        this.quick = quick;
    }

    /** Rows 14 and 15, and the unknown, the oversized and the misdirected. */
    @TestFactory
    List<DynamicTest> changesNothing() {
        Map<Through, Verdicts> before = new EnumMap<>(Through.class);
        Together trials = new Together();
        for (Through through : Through.values()) {
            before.put(through, Verdicts.of(system, through));
            for (BadNotice notice : BadNotice.values()) {
                String name = through.channel() + ", " + notice;
                notice.impossible(through)
                        .ifPresentOrElse(
                                reason -> trials.trial(
                                        name + ": " + reason, () -> sendsTheGenuineOne(quick.payment(through), notice)),
                                () -> trials.trial(name, () -> changesNothing(quick.payment(through), notice)));
            }
        }
        for (Through through : Through.values()) {
            trials.afterwards(
                    through.channel() + " refused each for its own reason",
                    () -> assertThat(Verdicts.of(system, through).refusedSince(before.get(through)))
                            .isEqualTo(verdicts(through, List.of(BadNotice.values()))));
        }
        return trials.tests();
    }

    private void changesNothing(ChannelPayment payment, BadNotice notice) {
        long silence = payment.paidBehindOurBack();
        String rows = payment.rows();
        payment.tell(notice.rule());
        assertThat(payment.awaitTold().getLast().state()).isEqualTo(notice.ending());
        assertThat(payment.rows()).isEqualTo(rows);
        assertThat(system.books.postings(payment.id())).isZero();
        notice.alarm(payment)
                .ifPresent(alarm -> assertThat(system.books.count(
                                "alarm where kind = ? and subject = ?", alarm.kind(), alarm.subject()))
                        .as("alarms")
                        .isPositive());
        system.bank.behave(silence);
        payment.assertPaidOnce();
    }

    /** The sandbox says itself that the channel cannot do it. */
    private void sendsTheGenuineOne(ChannelPayment payment, BadNotice notice) {
        payment.paidBehindOurBack();
        payment.tell(notice.rule());
        payment.assertPaidOnce();
        assertThat(payment.awaitTold()).extracting(Bank.Told::state).contains("UNSUPPORTED", "DELIVERED");
    }

    /** What is counted when each of these comes once. */
    private static Map<String, Integer> verdicts(Through through, List<BadNotice> notices) {
        Map<String, Integer> verdicts = new TreeMap<>();
        notices.stream()
                .filter(notice -> notice.impossible(through).isEmpty())
                .flatMap(notice -> notice.verdict(through).stream())
                .forEach(verdict -> verdicts.merge(verdict, 1, Integer::sum));
        return verdicts;
    }

    /** Row 15: while nobody can read a payment, an attempt or the inbox, what is not to be believed is refused all the same. */
    @Test
    void refusesWhatIsNotToBeBelievedBeforeItReadsAnyState() throws SQLException {
        Map<Through, ChannelPayment> payments = new EnumMap<>(Through.class);
        Map<Through, Verdicts> before = new EnumMap<>(Through.class);
        for (Through through : Through.values()) {
            payments.put(through, quick.payment(through));
            payments.get(through).paidBehindOurBack();
            before.put(through, Verdicts.of(system, through));
        }
        try (Held held = Held.everyState(system.books)) {
            payments.forEach((through, payment) -> notBelieved(through).forEach(notice -> payment.tell(notice.rule())));
            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> payments.keySet()
                            .forEach(through -> assertThat(
                                            Verdicts.of(system, through).refusedSince(before.get(through)))
                                    .as(through.channel())
                                    .isEqualTo(verdicts(through, notBelieved(through)))));
            await("somebody who wants to read the state and has to wait")
                    .atMost(Duration.ofSeconds(15))
                    .untilAsserted(() -> assertThat(held.waiting()).isPositive());
        }
        system.bank.behave();
        payments.values().forEach(ChannelPayment::assertPaidOnce);
    }

    private static List<BadNotice> notBelieved(Through through) {
        return Stream.of(BadNotice.FORGE, BadNotice.STALE, BadNotice.UNKNOWN_SERIAL)
                .filter(notice -> notice.impossible(through).isEmpty())
                .toList();
    }

    /** A signature is over bytes, whatever they are called on the way. */
    @TestFactory
    List<DynamicTest> believesAGenuineOneOfAnotherContentType() {
        Together trials = new Together();
        for (Through through : Through.values()) {
            trials.trial(through.channel(), () -> {
                ChannelPayment payment = quick.payment(through);
                payment.paidBehindOurBack();
                payment.tell(Map.of("fault", "wrong-content-type"));
                payment.assertPaidOnce();
                assertThat(payment.awaitTold().getLast().state()).isEqualTo("DELIVERED");
            });
        }
        return trials.tests();
    }

    @TestFactory
    List<DynamicTest> refusesWhatIsNoNotificationInTheChannelsOwnForm() {
        Together trials = new Together();
        for (Through through : Through.values()) {
            trials.trial(through.channel(), () -> {
                for (String body : List.of("", "{}", "a=b", "<MSG></MSG>", "\u0000\u00ff")) {
                    HttpResponse<String> answer = system.notifyAs(through, body);
                    assertThat(answer.statusCode()).isBetween(400, 599);
                    assertThat(answer.body()).matches(through.refusal());
                }
            });
        }
        return trials.tests();
    }
}
