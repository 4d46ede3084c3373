package io.liushui.core.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.fake.CoreWorld;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.ledger.PaymentPostings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The oracle must be able to fail: each rule is broken once, behind the core's back. */
class OracleIntegrationTests {
    private final CoreWorld world = CoreWorld.start();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void findsNothingInAnEmptyDatabase() {
        assertThat(broken()).isEmpty();
    }

    @Test
    void findsAnEndWithoutItsFinalState() {
        world.payment("closed", null);
        assertThat(broken()).containsExactly("final_state_is_recorded_once");
    }

    @Test
    void findsASuccessWithoutMoneyAndWithoutPosting() {
        String payment = succeeded();
        world.jdbc().sql("update payment_attempt set state = 'closed'").update();
        assertThat(broken()).containsExactly("success_has_one_paid_attempt", "success_is_booked_once");
        assertThat(payment).isNotNull();
    }

    @Test
    void findsAPostingWithoutSuccess() {
        String payment = world.payment("processing", null);
        world.inTransaction(() -> world.bean(Ledger.class)
                .book(PaymentPostings.captured(payment, "alpha", "mer_1", CoreWorld.cny(1234), 0)));
        assertThat(broken())
                .containsExactlyInAnyOrder("only_success_is_booked", "merchants_accounts_are_what_merchants_are_owed");
    }

    @Test
    void findsAPaymentPastItsSchedule() {
        world.payment("processing", null);
        world.clock.advance(Duration.ofHours(3));
        assertThat(broken()).containsExactly("no_payment_past_its_schedule");
    }

    @Test
    void findsChargesThatAreNotOurs() {
        String attempt = world.attempt(world.payment("processing", null), "sent");
        String ours = world.text("select channel_order_no from payment_attempt where id = ?", attempt);
        assertThat(books(new Charge(ours, 1234, "CNY", 1, 0))).isEmpty();
        assertThat(books(new Charge(ours, 1234, "CNY", 2, 0))).containsExactly("each_charge_belongs_to_one_payment");
        assertThat(books(new Charge(ours, 1235, "CNY", 1, 0))).containsExactly("each_charge_belongs_to_one_payment");
        assertThat(books(new Charge("foreign1", 1234, "CNY", 1, 0)))
                .containsExactly("each_charge_belongs_to_one_payment");
    }

    @Test
    void findsPaidAttemptsWithoutACharge() {
        succeeded();
        assertThat(books()).containsExactly("every_paid_attempt_has_its_charge");
    }

    private String succeeded() {
        String payment = world.payment("succeeded", null);
        String attempt = world.attempt(payment, "succeeded");
        world.jdbc()
                .sql("insert into final_state values (?, ?, 'succeeded', null, 'mer_1', 1234, 'CNY', now())")
                .params(payment, attempt)
                .update();
        return payment;
    }

    private List<String> broken() {
        return world.bean(DatabaseInvariants.class).check(Duration.ofHours(1)).stream()
                .map(Violation::rule)
                .toList();
    }

    private List<String> books(Charge... charges) {
        return world.bean(ChannelBooks.class).compare("alpha", List.of(charges).iterator()).stream()
                .map(Violation::rule)
                .toList();
    }
}
