package io.liushui.core.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.channels.OperationGateway;
import io.liushui.core.credit.CreditAdministration;
import io.liushui.core.credit.CreditCycle;
import io.liushui.core.credit.CreditLine;
import io.liushui.core.credit.CreditLines;
import io.liushui.core.credit.CreditStanding;
import io.liushui.core.credit.CreditStatement;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.paging.Slice;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The world's clock begins on 24 November 2026; statements are on the fifth. */
class CreditPaymentsIntegrationTests {
    /** The refunds are asked for at the channel, behind the back of the core. */
    private static final String[] UNTOLD = {"each_charge_belongs_to_one_payment", "every_paid_attempt_has_its_charge"};

    private final PayerAccountJourney payers = new PayerAccountJourney();
    private final CreditLines lines = payers.world.bean(CreditLines.class);
    private final CreditAdministration administration = payers.world.bean(CreditAdministration.class);
    private final CreditCycle cycle = payers.world.bean(CreditCycle.class);
    private final String line = administration.open(payers.app.id(), "ann", CoreWorld.cny(5_000), 5, 20);

    @AfterEach
    void stop() {
        payers.close();
    }

    @Test
    void drawsUpToTheLimitAndNoFurther() {
        assertThat(draw(4_000)).isEqualTo("succeeded");
        assertThat(draw(1_001)).isEqualTo("failed insufficient_balance");
        assertThat(draw(1_000)).isEqualTo("succeeded");
        assertThat(standing()).isEqualTo(new CreditStanding(0, 5_000, 0, 0, false));
        assertThat(payers.run(payers.order("credit_line", "bob", 1))).isEqualTo("failed no_credit_line");
        assertThat(payers.violations()).isEmpty();
    }

    @Test
    void billsOnItsDayWhatIsOutstandingAndNotBilledYet() {
        draw(3_000);
        cycle.billDue(10);
        assertThat(statements()).isEmpty();

        until(LocalDate.of(2026, 12, 5));
        assertThat(cycle.billDue(10)).isFalse();
        cycle.billDue(10);
        assertThat(statements()).singleElement().satisfies(statement -> {
            assertThat(statement.billedMinor()).isEqualTo(3_000);
            assertThat(statement.cutOn()).isEqualTo(LocalDate.of(2026, 12, 5));
            assertThat(statement.dueOn()).isEqualTo(LocalDate.of(2026, 12, 25));
            assertThat(statement.state()).isEqualTo(CreditStatement.State.OPEN);
        });
        draw(500);
        until(LocalDate.of(2027, 1, 6));
        cycle.billDue(10);
        assertThat(statements()).extracting(CreditStatement::billedMinor).containsExactly(500L, 3_000L);
        assertThat(payers.world.count("event where type = 'credit.billed'")).isEqualTo(2);
        assertThat(payers.violations()).isEmpty();
    }

    @Test
    void whoIsOverdueDrawsNothingUntilItIsPaidBack() {
        draw(3_000);
        until(LocalDate.of(2026, 12, 5));
        cycle.billDue(10);
        until(LocalDate.of(2026, 12, 25));
        assertThat(draw(1)).isEqualTo("succeeded");
        until(LocalDate.of(2026, 12, 26));
        assertThat(draw(1)).isEqualTo("failed credit_overdue");
        assertThat(cycle.markOverdue(10)).isFalse();
        cycle.markOverdue(10);
        assertThat(payers.world.count("event where type = 'credit.overdue'")).isEqualTo(1);
        assertThat(standing().overdue()).isTrue();

        repay(2_999);
        assertThat(draw(1)).isEqualTo("failed credit_overdue");
        repay(1);
        assertThat(statements().getFirst().state()).isEqualTo(CreditStatement.State.PAID);
        assertThat(draw(1)).isEqualTo("succeeded");
        assertThat(standing()).isEqualTo(new CreditStanding(4_998, 2, 0, 0, false));
        assertThat(payers.violations()).isEmpty();
    }

    @Test
    void aRepaymentPaysTheOldestStatementFirst() {
        draw(1_000);
        until(LocalDate.of(2026, 12, 5));
        cycle.billDue(10);
        draw(500);
        until(LocalDate.of(2027, 1, 5));
        cycle.billDue(10);
        assertThat(draw(100)).isEqualTo("failed credit_overdue");
        repay(1_200);
        assertThat(statements()).extracting(CreditStatement::paidMinor).containsExactly(200L, 1_000L);
        assertThat(standing()).isEqualTo(new CreditStanding(4_700, 300, 0, 300, false));
        repay(300);
        assertThat(standing()).isEqualTo(new CreditStanding(5_000, 0, 0, 0, false));
        assertThat(payers.world.count("event where type = 'credit.repaid'")).isEqualTo(2);
        assertThat(payers.violations()).isEmpty();
    }

    @Test
    void aRefundOfWhatWasDrawnIsPaidBack() {
        Payment payment = payers.order("credit_line", "ann", 1_000);
        payers.run(payment);
        until(LocalDate.of(2026, 12, 5));
        cycle.billDue(10);
        payers.world
                .bean(OperationGateway.class)
                .refund("credit", payers.refund(payment, "refund01", 400), new ArrayList<>());
        assertThat(standing()).isEqualTo(new CreditStanding(4_400, 600, 0, 600, false));
        assertThat(payers.violations(UNTOLD)).isEmpty();
    }

    /** Both were accepted while all of it was owed. */
    @Test
    void whatTwoRepaymentsPayTooMuchIsThePayersAndTheNextDrawUsesIt() {
        draw(1_000);
        until(LocalDate.of(2026, 12, 5));
        cycle.billDue(10);
        List<Payment> repayments = List.of(repayment(1_000), repayment(1_000));
        repayments.stream()
                .map(repayment -> CompletableFuture.supplyAsync(() -> payers.run(repayment)))
                .toList()
                .forEach(run -> assertThat(run.join()).isEqualTo("succeeded"));

        assertThat(standing()).isEqualTo(new CreditStanding(6_000, 0, 1_000, 0, false));
        until(LocalDate.of(2027, 1, 5));
        cycle.billDue(10);
        assertThat(statements()).as("a credit balance is not billed").hasSize(1);
        assertThat(draw(5_600)).isEqualTo("succeeded");
        assertThat(standing()).isEqualTo(new CreditStanding(400, 4_600, 0, 0, false));
        until(LocalDate.of(2027, 2, 5));
        cycle.billDue(10);
        assertThat(statements().getFirst().billedMinor()).isEqualTo(4_600);
        assertThat(payers.violations()).isEmpty();
    }

    @Test
    void anOperatorChangesTheLimitAndBlocks() {
        draw(3_000);
        administration.changeLimit(line, 3_500);
        assertThat(standing()).isEqualTo(new CreditStanding(500, 3_000, 0, 0, false));
        assertThatThrownBy(() -> administration.changeLimit(line, 2_999)).isInstanceOf(IllegalArgumentException.class);
        administration.changeLimit(line, 10_000);
        assertThat(standing()).isEqualTo(new CreditStanding(7_000, 3_000, 0, 0, false));
        administration.setBlocked(line, true);
        assertThat(draw(1)).isEqualTo("failed credit_blocked");
        administration.setBlocked(line, false);
        assertThat(draw(1)).isEqualTo("succeeded");
        assertThatThrownBy(() -> administration.open(payers.app.id(), "ann", CoreWorld.cny(1), 5, 20))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(payers.violations()).isEmpty();
    }

    private String draw(long amountMinor) {
        return payers.run(payers.order("credit_line", "ann", amountMinor));
    }

    private void repay(long amountMinor) {
        assertThat(payers.run(repayment(amountMinor))).isEqualTo("succeeded");
    }

    private Payment repayment(long amountMinor) {
        return payers.accepted("card", "ann", amountMinor, new PaymentPurpose.CreditRepayment(line));
    }

    private void until(LocalDate day) {
        payers.world.clock.advance(
                Duration.between(payers.world.clock.instant(), day.atTime(8, 0).toInstant(java.time.ZoneOffset.UTC)));
    }

    private CreditLine line() {
        return lines.find(payers.app.merchantId(), line).orElseThrow();
    }

    private CreditStanding standing() {
        return lines.standing(line());
    }

    private List<CreditStatement> statements() {
        return lines.statements(line(), Slice.newest(10));
    }
}
