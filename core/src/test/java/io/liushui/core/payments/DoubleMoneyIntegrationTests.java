package io.liushui.core.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.json.Json;
import io.liushui.core.operations.Operations;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.payments.FinalStates.Result;
import io.liushui.core.refunds.RefundResult;
import io.liushui.core.refunds.RefundResults;
import io.liushui.spi.PayOutcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel that said it was shut took the money all the same, and so did the next: one is kept, the other goes back once. */
class DoubleMoneyIntegrationTests {
    private static final PaymentJourney JOURNEY = new PaymentJourney();

    private Payment payment;
    private String first;
    private String second;

    @BeforeEach
    void bothChannelsAreAsked() {
        payment = JOURNEY.accepted("card");
        first = JOURNEY.routed(payment);
        JOURNEY.alpha.onPay = request -> new PayOutcome.Unavailable("shut", Duration.ZERO);
        assertThat(JOURNEY.submit(first)).isEqualTo("next_route");
        second = JOURNEY.route(payment);
        JOURNEY.beta.onPay = request -> new PayOutcome.Pending("C2", null);
        assertThat(JOURNEY.submit(second)).isEqualTo("pending");
    }

    @AfterEach
    void oneIsKeptAndTheOtherGoesBack() {
        assertThat(JOURNEY.record(payment, Result.SUCCEEDED)).isEqualTo("succeeded");
        String kept = text("select attempt_id from final_state where payment_id = ?");
        String stray = kept.equals(first) ? second : first;
        assertThat(
                        text(
                                "select attempt_id || ' ' || kind || ' ' || amount_minor from stray_money where payment_id = ?"))
                .isEqualTo(stray + " double 1234");
        assertThat(balances()).isEqualTo("channel_receivable -2468, merchant_payable 1234, suspense 1234");

        assertThat(carryOutTheRefund()).isEqualTo(RefundResult.Outcome.SUCCEEDED);
        assertThat(carryOutTheRefund()).as("the job again").isEqualTo(RefundResult.Outcome.SUCCEEDED);

        assertThat(text("select attempt_id || ' ' || origin || ' ' || amount_minor from refund where payment_id = ?"))
                .isEqualTo(stray + " double_money 1234");
        assertThat(balances()).isEqualTo("channel_receivable -1234, merchant_payable 1234, suspense 0");
        assertThat(text("select string_agg(e.type, ' ' order by e.type) from event e join notification n on n.id = e.id"
                        + " where e.subject = ? or e.subject = (select id from refund where payment_id = ?)"))
                .isEqualTo("payment.double_money_received payment.succeeded refund.succeeded");
        assertThat(Json.readObject(
                        text("select data from event where type = 'payment.double_money_received' and subject = ?")))
                .containsEntry("id", payment.id());
        assertThat(text("select state || ' ' || refunded_minor || ' of ' || refunding_minor from payment where id = ?"))
                .isEqualTo("succeeded 0 of 0");
        JOURNEY.world.jdbc().sql("delete from outbox").update(); // no relay runs here
        assertThat(JOURNEY.world.bean(DatabaseInvariants.class).check(Duration.ofDays(1)))
                .isEmpty();
    }

    @AfterAll
    static void stop() {
        JOURNEY.close();
    }

    @Test
    void theFirstIsHeardOfAfterTheSecond() {
        heardOf(second);
        assertThat(JOURNEY.record(payment, Result.SUCCEEDED)).isEqualTo("succeeded");
        heardOf(first);
        heardOf(first);
        assertThat(text("select attempt_id from final_state where payment_id = ?"))
                .isEqualTo(second);
    }

    @Test
    void theFirstIsHeardOfBeforeTheSecond() {
        heardOf(first);
        heardOf(second);
        assertThat(text("select id from payment_attempt where payment_id = ? and state = 'succeeded'"))
                .isEqualTo(first);
    }

    @Test
    void bothAreHeardOfAtTheSameMomentAndAgain() throws Exception {
        List<Callable<Object>> notices = List.of(
                Executors.callable(() -> heardOf(first)),
                Executors.callable(() -> heardOf(second)),
                Executors.callable(() -> heardOf(first)),
                Executors.callable(() -> heardOf(second)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Object> notice : threads.invokeAll(notices)) {
                notice.get();
            }
        }
    }

    private static void heardOf(String attempt) {
        HeldNotification.of(JOURNEY.world, attempt);
    }

    private RefundResult.Outcome carryOutTheRefund() {
        JOURNEY.world.bean(Operations.class).submit(text("select operation_id from refund where payment_id = ?"), 22);
        return JOURNEY.world
                .bean(RefundResults.class)
                .record(text("select id from refund where payment_id = ?"), 21)
                .outcome();
    }

    /** Of the accounts that this payment moved: credits less debits, in minor units. */
    private String balances() {
        return text("""
                select string_agg(account || ' ' || minor, ', ' order by account) from (
                    select l.account, sum(l.credit_minor - l.debit_minor) minor from journal_line l join journal_entry e on e.id = l.entry_id
                    where e.reference in (
                        select 'captured:' || id from payment where id = ?
                        union select 'stray:' || id from payment_attempt where payment_id = ?
                        union select 'refunded:' || id from refund where payment_id = ?)
                    group by l.account) moved""");
    }

    /** With the payment's id in each place. */
    private String text(String sql) {
        Object[] ids = new Object[(int) sql.chars().filter(one -> one == '?').count()];
        Arrays.fill(ids, payment.id());
        return JOURNEY.world.text(sql, ids);
    }
}
