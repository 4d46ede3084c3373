package io.liushui.core.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.channels.OperationGateway;
import io.liushui.core.credit.CreditAdministration;
import io.liushui.core.credit.CreditCycle;
import io.liushui.core.credit.CreditLine;
import io.liushui.core.credit.CreditLines;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.paging.Slice;
import io.liushui.spi.OperationOutcome;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/** Any order of draws, bills, repayments (also of more than is owed), refunds and overdue days, on a real database. */
class CreditSequencesIntegrationTests {
    /** The refunds are asked for at the channel, behind the back of the core. */
    private static final String[] UNTOLD = {"each_charge_belongs_to_one_payment", "every_paid_attempt_has_its_charge"};

    private static final PayerAccountJourney PAYERS = new PayerAccountJourney();
    private static final long LIMIT = 1_000;

    /** One thing that happens. @param place of a draw that succeeded, in their sequence */
    sealed interface Step {
        record Draw(long minor) implements Step {}

        record Repay(long minor) implements Step {}

        record Refund(int place, long minor) implements Step {}

        record Bill() implements Step {}

        record CallOverdue() implements Step {}

        record Wait(int days) implements Step {}
    }

    private record Drawn(Payment payment, long minor, long refunded) {}

    @AfterContainer
    static void stop() {
        PAYERS.close();
    }

    @Property(tries = 15)
    void whatIsOwedIsWhatWasDrawnAndNotPaidBack(@ForAll("steps") List<Step> steps) {
        new Story().goes(steps);
    }

    /** Of one credit line, with the model of what should be. */
    private static final class Story {
        private final CreditLines lines = PAYERS.world.bean(CreditLines.class);
        private final CreditCycle cycle = PAYERS.world.bean(CreditCycle.class);
        private final String payer = UUID.randomUUID().toString();
        private final String line = PAYERS.world
                .bean(CreditAdministration.class)
                .open(
                        PAYERS.app.id(),
                        payer,
                        CoreWorld.cny(LIMIT),
                        ModelCreditLine.STATEMENT_DAY,
                        ModelCreditLine.DUE_DAYS);
        private final ModelCreditLine model = new ModelCreditLine(LIMIT, today());
        private final List<Drawn> drawn = new ArrayList<>();

        void goes(List<Step> steps) {
            for (Step step : steps) {
                take(step);
                assertThat(lines.standing(line()))
                        .as("after %s of %s", step, steps)
                        .isEqualTo(model.standing(today()));
                assertThat(statements()).as("after %s of %s", step, steps).isEqualTo(model.statements());
            }
            assertThat(PAYERS.violations(UNTOLD)).as("after %s", steps).isEmpty();
        }

        private void take(Step step) {
            switch (step) {
                case Step.Draw(long minor) -> draw(minor);
                case Step.Repay(long minor) -> {
                    PaymentPurpose purpose = new PaymentPurpose.CreditRepayment(line);
                    assertThat(PAYERS.run(PAYERS.accepted("card", payer, minor, purpose)))
                            .isEqualTo("succeeded");
                    model.payBack(minor);
                }
                case Step.Refund(int place, long minor) when place < drawn.size() -> refund(place, minor);
                case Step.Refund _ -> {} // of no draw yet
                case Step.Bill() -> {
                    cycle.billDue(1_000);
                    model.bill(today());
                }
                case Step.CallOverdue() -> {
                    cycle.markOverdue(1_000);
                    model.callOverdue(today());
                }
                case Step.Wait(int days) -> PAYERS.world.clock.advance(Duration.ofDays(days));
            }
        }

        private void draw(long minor) {
            Payment payment = PAYERS.order("credit_line", payer, minor);
            String meant = model.draw(minor, today());
            assertThat(PAYERS.run(payment)).isEqualTo(meant);
            if (meant.equals("succeeded")) {
                drawn.add(new Drawn(payment, minor, 0));
            }
        }

        private void refund(int place, long minor) {
            Drawn of = drawn.get(place);
            OperationOutcome outcome = PAYERS.world
                    .bean(OperationGateway.class)
                    .refund(
                            "credit",
                            PAYERS.refund(of.payment(), UUID.randomUUID().toString(), minor),
                            new ArrayList<>());
            boolean fits = of.refunded() + minor <= of.minor();
            assertThat(outcome instanceof OperationOutcome.Done).isEqualTo(fits);
            if (fits) {
                model.payBack(minor);
                drawn.set(place, new Drawn(of.payment(), of.minor(), of.refunded() + minor));
            }
        }

        private CreditLine line() {
            return lines.find(PAYERS.app.merchantId(), line).orElseThrow();
        }

        private List<String> statements() {
            return lines.statements(line(), Slice.newest(100)).reversed().stream()
                    .map(statement -> statement.billedMinor() + " " + statement.paidMinor() + " "
                            + statement.state().code())
                    .toList();
        }

        private static LocalDate today() {
            return LocalDate.ofInstant(PAYERS.world.clock.instant(), ZoneOffset.UTC);
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Long> minor = Arbitraries.of(1L, 250L, 600L);
        return Arbitraries.<Step>frequencyOf(
                        Tuple.of(4, minor.map(Step.Draw::new)),
                        Tuple.of(3, minor.map(Step.Repay::new)),
                        Tuple.of(
                                2,
                                Combinators.combine(Arbitraries.integers().between(0, 3), minor)
                                        .as(Step.Refund::new)),
                        Tuple.of(3, Arbitraries.just(new Step.Bill())),
                        Tuple.of(2, Arbitraries.just(new Step.CallOverdue())),
                        Tuple.of(3, Arbitraries.of(1, 12, 21).map(Step.Wait::new)))
                .list()
                .ofMinSize(8)
                .ofMaxSize(18);
    }
}
