package io.liushui.core.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.channels.OperationGateway;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.json.Json;
import io.liushui.core.merchants.MerchantAdministration;
import io.liushui.core.paging.Slice;
import io.liushui.core.points.IssuePoints;
import io.liushui.core.points.Points;
import io.liushui.core.points.PointsAccount;
import io.liushui.core.points.PointsExpiry;
import io.liushui.core.points.PointsRate;
import io.liushui.core.points.PointsRates;
import io.liushui.spi.OperationOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/** Any order of issues, payments, parts that are held, refunds and expiry, on a real database: two points for a fen. */
class PointsSequencesIntegrationTests {
    /** The refunds are asked for at the channel, behind the back of the core. */
    private static final String[] UNTOLD = {"each_charge_belongs_to_one_payment", "every_paid_attempt_has_its_charge"};

    private static final PayerAccountJourney PAYERS = new PayerAccountJourney();

    /** One thing that happens. @param place of an order, in their sequence */
    sealed interface Step {
        record Issue(long points, int days) implements Step {}

        record Pay(long minor) implements Step {}

        record Hold(long minor) implements Step {}

        record End(int place, boolean succeeds) implements Step {}

        record Refund(int place, long minor) implements Step {}

        record BookOff() implements Step {}

        record Wait(int days) implements Step {}
    }

    /** What has used points. @param held whether as a part that waits for its end */
    private record Order(Payment payment, long minor, long refunded, boolean held, boolean refundable) {}

    @AfterContainer
    static void stop() {
        PAYERS.close();
    }

    @Property(tries = 5)
    void noPointIsLostOrMadeOrUsedTwice(@ForAll("steps") List<Step> steps) {
        new Story().goes(steps);
    }

    /** Of one payer, with the model of what should be. */
    private static final class Story {
        private final Points points = PAYERS.world.bean(Points.class);
        private final String payer = UUID.randomUUID().toString();
        private final ModelPoints model = new ModelPoints();
        private final List<Order> orders = new ArrayList<>();

        Story() {
            String merchantId = PAYERS.app.merchantId();
            PAYERS.world.bean(MerchantAdministration.class).setSettlementDays(merchantId, 0);
            PAYERS.world.bean(PointsRates.class).set(merchantId, new PointsRate("CNY", 2, 1));
            assertThat(PAYERS.run(PAYERS.order("card", "the rich", 10_000))).isEqualTo("succeeded");
        }

        void goes(List<Step> steps) {
            take(new Step.Issue(300, 10));
            for (Step step : steps) {
                take(step);
                assertThat(have()).as("after %s of %s", step, steps).isEqualTo(model.have(now()));
            }
            for (int place = 0; place < orders.size(); place++) {
                take(new Step.End(place, false));
            }
            PAYERS.world.bean(PointsExpiry.class).bookOffDue(100);
            assertThat(have()).isEqualTo(model.have(now()));
            assertThat(PAYERS.violations(UNTOLD)).as("after %s", steps).isEmpty();
        }

        private void take(Step step) {
            switch (step) {
                case Step.Issue(long number, int days) -> issue(number, days);
                case Step.Pay(long minor) -> pay(minor);
                case Step.Hold(long minor) -> hold(minor);
                case Step.End(int place, boolean succeeds) when place < orders.size() -> end(place, succeeds);
                case Step.Refund(int place, long minor) when place < orders.size() -> refund(place, minor);
                case Step.End _, Step.Refund _ -> {} // of no order yet
                case Step.BookOff() -> PAYERS.world.bean(PointsExpiry.class).bookOffDue(100);
                case Step.Wait(int days) -> PAYERS.world.clock.advance(Duration.ofDays(days));
            }
        }

        private void issue(long number, int days) {
            Duration lifetime = Duration.ofDays(days);
            IssuePoints command = new IssuePoints(
                    PAYERS.app.merchantId(),
                    PAYERS.app.id(),
                    UUID.randomUUID().toString(),
                    payer,
                    number,
                    lifetime,
                    "trace");
            assertThat(PAYERS.world.inTransaction(() -> points.issue(command)))
                    .isInstanceOf(Points.Issuing.Issued.class);
            model.issue(number, now().plus(lifetime));
        }

        private void pay(long minor) {
            Payment payment = PAYERS.order("points", payer, minor);
            boolean meant = model.use(2 * minor, now());
            assertThat(PAYERS.run(payment)).isEqualTo(meant ? "succeeded" : "failed insufficient_balance");
            if (meant) {
                orders.add(new Order(payment, minor, 0, false, true));
            }
        }

        private void hold(long minor) {
            String number = UUID.randomUUID().toString();
            AcceptPayment command = new AcceptPayment(
                    PAYERS.app,
                    new MerchantOrder(number, CoreWorld.cny(minor + 10), "Tea", Map.of(), null, null, Map.of()),
                    new PaymentPurpose.Order(),
                    "card",
                    new Payer(payer, null, null, null),
                    List.of(Purse.points(minor)),
                    "0123456789abcdef0123456789abcdef");
            Acceptance.Result result =
                    PAYERS.world.bean(Acceptance.class).accept(command, PAYERS.journey.key(number, "{}"));
            assertThat(result instanceof Acceptance.Result.Accepted).isEqualTo(model.use(2 * minor, now()));
            if (result instanceof Acceptance.Result.Accepted(Payment payment, var _)) {
                orders.add(new Order(payment, minor, 0, true, false));
            }
        }

        private void end(int place, boolean succeeds) {
            Order order = orders.get(place);
            if (!order.held()) {
                return;
            }
            if (succeeds) {
                assertThat(PAYERS.run(order.payment())).isEqualTo("succeeded");
            } else {
                PAYERS.world
                        .bean(FinalStates.class)
                        .record(order.payment().id(), FinalStates.Result.CLOSED, null, null);
                model.undo(place);
            }
            orders.set(place, new Order(order.payment(), order.minor(), 0, false, false));
        }

        private void refund(int place, long minor) {
            Order order = orders.get(place);
            if (!order.refundable()) {
                return;
            }
            OperationOutcome outcome = PAYERS.world
                    .bean(OperationGateway.class)
                    .refund(
                            "points",
                            PAYERS.refund(order.payment(), UUID.randomUUID().toString(), minor),
                            new ArrayList<>());
            boolean fits = order.refunded() + minor <= order.minor();
            assertThat(outcome instanceof OperationOutcome.Done).isEqualTo(fits);
            if (fits) {
                model.giveBack(place, 2 * minor, now());
                orders.set(place, new Order(order.payment(), order.minor(), order.refunded() + minor, false, true));
            }
        }

        private long have() {
            PointsAccount account =
                    points.list(PAYERS.app.merchantId(), payer, Slice.newest(1)).getFirst();
            return ((Number) Json.readObject(points.document(account)).get("points")).longValue();
        }

        private static Instant now() {
            return PAYERS.world.clock.instant();
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> place = Arbitraries.integers().between(0, 3);
        Arbitrary<Long> minor = Arbitraries.of(1L, 40L, 140L);
        return Arbitraries.<Step>frequencyOf(
                        Tuple.of(
                                3,
                                Combinators.combine(Arbitraries.of(1L, 60L, 300L), Arbitraries.of(3, 10, 40))
                                        .as(Step.Issue::new)),
                        Tuple.of(3, minor.map(Step.Pay::new)),
                        Tuple.of(4, minor.map(Step.Hold::new)),
                        Tuple.of(
                                4,
                                Combinators.combine(place, Arbitraries.of(true, false))
                                        .as(Step.End::new)),
                        Tuple.of(4, Combinators.combine(place, minor).as(Step.Refund::new)),
                        Tuple.of(1, Arbitraries.just(new Step.BookOff())),
                        Tuple.of(2, Arbitraries.of(1, 4, 11).map(Step.Wait::new)))
                .list()
                .ofMinSize(6)
                .ofMaxSize(14);
    }
}
