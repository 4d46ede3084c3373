package io.liushui.core.coupons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.coupons.Coupons.Issuing;
import io.liushui.core.parts.Part;
import io.liushui.core.parts.PartHolding;
import io.liushui.core.parts.PartOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataIntegrityViolationException;

/** Many at a time on the real PostgreSQL: never more coupons, never more for a payer, never more money than the template says. */
@Timeout(120)
class CouponsConcurrencyIntegrationTests {
    private static final int THREADS = 12;

    private final CouponDesk desk = new CouponDesk();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
        assertThat(CouponDesk.broken()).isEmpty();
    }

    @Test
    void neverIssuesMoreThanTheNumber() {
        String template = template(25, 1, 1_000_000);
        List<Integer> each = everyThread(thread -> {
            int issued = 0;
            for (int turn = 0; turn < 5; turn++) {
                Issuing issuing = desk.issue(template, CouponDesk.number(), "p" + thread + "-" + turn);
                assertThat(issuing).isInstanceOfAny(Issuing.Issued.class, Issuing.UsedUp.class);
                issued += issuing instanceof Issuing.Issued ? 1 : 0;
            }
            return issued;
        });
        assertThat(each.stream().mapToInt(Integer::intValue).sum()).isEqualTo(25);
        assertThat(desk.sums(template)).isEqualTo(CouponSums.issued(25));
    }

    @Test
    void neverGivesAPayerMoreThanAPayerGets() {
        String template = template(100, 3, 1_000_000);
        List<Issuing> answers = everyThread(thread -> desk.issue(template, CouponDesk.number(), "ann", "p" + thread));
        assertThat(answers).filteredOn(Issuing.Issued.class::isInstance).hasSize(3);
        assertThat(answers)
                .filteredOn(new Issuing.PayerLimitReached("ann")::equals)
                .hasSize(THREADS - 3);
        assertThat(desk.sums(template)).isEqualTo(CouponSums.issued(6));
    }

    @Test
    void issuesOnceUnderANumber() {
        String template = template(100, 3, 1_000_000);
        String number = CouponDesk.number();
        List<Issuing> answers = everyThread(thread -> desk.issue(template, number, "ann", "bob"));
        assertThat(answers).filteredOn(Issuing.Issued.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Issuing.Repeated.class::isInstance).hasSize(THREADS - 1);
        assertThat(desk.issue(template, number, "ann")).isEqualTo(new Issuing.NumberTaken());
        assertThat(desk.sums(template)).isEqualTo(CouponSums.issued(2));
    }

    @Test
    void aNumberIsTakenOnceWhateverTheTemplate() {
        String number = CouponDesk.number();
        List<String> templates = List.of(template(100, 3, 1_000_000), template(100, 3, 1_000_000));
        List<Issuing> answers = everyThread(thread -> desk.issue(templates.get(thread % 2), number, "ann"));
        assertThat(answers).filteredOn(Issuing.Issued.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(new Issuing.NumberTaken()::equals).hasSize(THREADS / 2);
        assertThat(desk.sums(templates.getFirst()).issued()
                        + desk.sums(templates.getLast()).issued())
                .isEqualTo(1);
    }

    @Test
    void neverReservesMoreThanTheBudgetAndTakesTheNextOnceItIsFree() {
        String template = template(100, 100, 2_999);
        List<PartOrder> orders = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            orders.add(desk.order("ann", desk.issued(template, "ann"), 5_000, "card"));
        }
        List<PartHolding> answers = everyThread(thread -> desk.hold(orders.get(thread)));
        assertThat(answers)
                .filteredOn(new PartHolding.Refused("coupon_budget_spent")::equals)
                .hasSize(THREADS - 2);
        assertThat(desk.sums(template)).isEqualTo(new CouponSums(THREADS, 2, 0, 0, 2_000, 0));

        int first = indexOfHeld(answers, 0);
        int second = indexOfHeld(answers, first + 1);
        desk.release(part(orders, answers, first));
        desk.use(part(orders, answers, second));
        desk.held("ann", desk.issued(template, "ann"), 5_000);
        assertThat(desk.sums(template)).isEqualTo(new CouponSums(THREADS + 1, 1, 1, 0, 1_000, 1_000));
    }

    @Test
    void aCouponIsHeldByOnePaymentHoweverManyWantIt() {
        String template = template(1, 1, 1_000);
        String coupon = desk.issued(template, "ann");
        List<PartOrder> orders = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            orders.add(desk.order("ann", coupon, 5_000, "card"));
        }
        List<PartHolding> answers = everyThread(thread -> desk.hold(orders.get(thread)));
        assertThat(answers)
                .filteredOn(new PartHolding.Refused("coupon_held")::equals)
                .hasSize(THREADS - 1);
    }

    @Test
    void theDatabaseItselfRefusesWhatIsTooMuch() {
        String template = template(1, 1, 1_000);
        desk.issued(template, "ann");
        String another = """
                insert into coupon select 'cpn_x' || id, template_id, number + %d, issue_limit, payer_number + %d, payer_limit, issue_id, merchant_id,
                    app_id, payer_id, 'issued', null, null, null, 0, expires_at, trace_id, created_at from coupon where template_id = '%s'""";
        refused(another.formatted(1, 0, template));
        refused(another.formatted(0, 0, template));
        refused(another.formatted(0, 1, template));
        refused("update coupon set issue_limit = 2, payer_limit = 2 where template_id = '" + template + "'");
        refused("update coupon_template set issued_count = 2 where id = '" + template + "'");
        refused("update coupon_template set reserved_minor = 600, spent_minor = 401 where id = '" + template + "'");
        refused("update coupon_template set issue_limit = 2 where id = '" + template + "'");
    }

    private static void refused(String statement) {
        assertThatThrownBy(() -> CouponDesk.WORLD.jdbc().sql(statement).update())
                .as(statement)
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private String template(int number, int each, long budgetMinor) {
        return desk.template(
                desk.terms(new CouponBenefit.Cash(1_000, 0), number, each, budgetMinor, OnRefund.WHEN_WHOLE));
    }

    private static int indexOfHeld(List<PartHolding> answers, int from) {
        for (int i = from; i < answers.size(); i++) {
            if (answers.get(i) instanceof PartHolding.Held) {
                return i;
            }
        }
        throw new AssertionError("none is held from " + from + " in " + answers);
    }

    private static Part part(List<PartOrder> orders, List<PartHolding> answers, int place) {
        return CouponDesk.part(orders.get(place), (PartHolding.Held) answers.get(place));
    }

    private <T> List<T> everyThread(IntFunction<T> work) {
        List<Future<T>> running = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            running.add(threads.submit(() -> work.apply(number)));
        }
        List<T> answers = new ArrayList<>();
        for (Future<T> each : running) {
            try {
                answers.add(each.get(60, TimeUnit.SECONDS));
            } catch (InterruptedException | ExecutionException | TimeoutException failed) {
                throw new AssertionError("a thread did not get through", failed);
            }
        }
        return answers;
    }
}
