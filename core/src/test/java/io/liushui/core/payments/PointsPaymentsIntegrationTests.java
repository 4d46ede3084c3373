package io.liushui.core.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.accounts.Balances;
import io.liushui.core.balances.MerchantBalances;
import io.liushui.core.channels.OperationGateway;
import io.liushui.core.json.Json;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.merchants.MerchantAdministration;
import io.liushui.core.paging.Slice;
import io.liushui.core.points.IssuePoints;
import io.liushui.core.points.Points;
import io.liushui.core.points.PointsAccount;
import io.liushui.core.points.PointsExpiry;
import io.liushui.core.points.PointsRate;
import io.liushui.core.points.PointsRates;
import io.liushui.spi.OperationOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PointsPaymentsIntegrationTests {
    /** The refunds are asked for at the channel, behind the back of the core. */
    private static final String[] UNTOLD = {"each_charge_belongs_to_one_payment", "every_paid_attempt_has_its_charge"};

    private final PayerAccountJourney payers = new PayerAccountJourney();
    private final Points points = payers.world.bean(Points.class);
    private final PointsRates rates = payers.world.bean(PointsRates.class);
    private final String merchantId = payers.app.merchantId();

    /** Two points for a fen; the merchant has 100 yuan. */
    @BeforeEach
    void aMerchantWithPoints() {
        payers.world.bean(MerchantAdministration.class).setSettlementDays(merchantId, 0);
        assertThat(payers.run(payers.order("card", "ann", 10_000))).isEqualTo("succeeded");
        rates.set(merchantId, new PointsRate("CNY", 2, 1));
    }

    @AfterEach
    void stop() {
        payers.close();
    }

    @Test
    void aMerchantGivesTheValueOfWhatItIssuesAndGetsItBackWithThePayment() {
        issue("ann", 1_000, 10);
        assertThat(merchantTotal()).isEqualTo(9_500);
        assertThat(have("ann")).isEqualTo(1_000);

        Payment payment = payers.order("points", "ann", 300);
        assertThat(payers.run(payment)).isEqualTo("succeeded");
        assertThat(have("ann")).isEqualTo(400);
        assertThat(merchantTotal()).isEqualTo(9_800);
        assertThat(payers.violations()).isEmpty();
    }

    @Test
    void whatThereIsNotCannotBePaid() {
        issue("ann", 599, 10);
        assertThat(payers.run(payers.order("points", "ann", 300))).isEqualTo("failed insufficient_balance");
        assertThat(payers.run(payers.order("points", "bob", 1))).isEqualTo("failed no_points_account");
        assertThat(have("ann")).isEqualTo(599);
        assertThat(payers.violations()).isEmpty();
    }

    @Test
    void aMerchantThatCannotPayForPointsDoesNotIssueThem() {
        assertThat(issuing("ann", 20_002, 10)).isEqualTo(new Points.Issuing.InsufficientBalance(10_000));
        assertThat(issuing("ann", 20_000, 10)).isInstanceOf(Points.Issuing.Issued.class);
        assertThat(merchantTotal()).isZero();
    }

    @Test
    void pointsThatExpireFirstAreUsedFirst() {
        issue("ann", 300, 10);
        issue("ann", 700, 5);
        payers.run(payers.order("points", "ann", 400));
        assertThat(payers.world.text("select string_agg(points_left::text, ',' order by expires_at) from points_lot"))
                .isEqualTo("0,200");
    }

    @Test
    void whatNobodyUsedInTimeIsTheMerchantsAgain() {
        issue("ann", 300, 10);
        issue("ann", 700, 5);
        payers.run(payers.order("points", "ann", 100));
        payers.world.clock.advance(Duration.ofDays(5));

        assertThat(have("ann")).isEqualTo(300);
        assertThat(payers.run(payers.order("points", "ann", 151))).isEqualTo("failed insufficient_balance");
        assertThat(payers.world.bean(PointsExpiry.class).bookOffDue(10)).isFalse();

        assertThat(merchantTotal()).isEqualTo(10_000 - 500 + 100 + 250);
        assertThat(payers.world.count("event where type = 'points.expired'")).isEqualTo(1);
        assertThat(have("ann")).isEqualTo(300);
        assertThat(payers.violations()).isEmpty();
    }

    /** Such an account is none that can be; it must not be the end of all others. */
    @Test
    void anAccountThatCannotBeBookedOffHoldsUpNoOther() {
        issue("ann", 300, 5);
        payers.world.clock.advance(Duration.ofSeconds(1));
        issue("bob", 700, 5);
        payers.world
                .jdbc()
                .sql("update points_lot set points_left = points_left + 1, points = points + 1 where points = 300")
                .update();
        payers.world.clock.advance(Duration.ofDays(5));

        assertThat(payers.world.bean(PointsExpiry.class).bookOffDue(10)).isFalse();

        assertThat(payers.world.count("event where type = 'points.expired'")).isOne();
        assertThat(payers.world
                        .bean(MeterRegistry.class)
                        .counter("liushui.upkeep.failures", "step", "points_expiry")
                        .count())
                .isOne();
    }

    @Test
    void refundedPointsComeBackAndLiveForAMonthAtLeast() {
        issue("ann", 601, 5);
        Payment payment = payers.order("points", "ann", 300);
        payers.run(payment);
        OperationGateway operations = payers.world.bean(OperationGateway.class);
        assertThat(operations.refund("points", payers.refund(payment, "refund01", 100), new ArrayList<>()))
                .isEqualTo(new OperationOutcome.Done("refund01"));
        assertThat(operations.refund("points", payers.refund(payment, "refund01", 100), new ArrayList<>()))
                .isEqualTo(new OperationOutcome.Done("refund01"));
        assertThat(have("ann")).isEqualTo(201);
        payers.world.clock.advance(Duration.ofDays(6));
        assertThat(have("ann")).isEqualTo(200);
        payers.world.bean(PointsExpiry.class).bookOffDue(10);
        assertThat(operations.refund("points", payers.refund(payment, "refund02", 200), new ArrayList<>()))
                .isEqualTo(new OperationOutcome.Done("refund02"));
        assertThat(have("ann")).isEqualTo(600);
        payers.world.clock.advance(Duration.ofDays(29));
        assertThat(have("ann")).isEqualTo(400);
        assertThat(payers.violations(UNTOLD)).isEmpty();
    }

    @Test
    void pointsThatAreWorthMoreThanWasGivenForThemCostUs() {
        issue("ann", 1_000, 10);
        rates.set(merchantId, new PointsRate("CNY", 1, 1));
        payers.run(payers.order("points", "ann", 600));
        assertThat(payers.world.bean(Ledger.class).balances())
                .filteredOn(balance -> balance.account().equals("points_cost"))
                .singleElement()
                .satisfies(cost ->
                        assertThat(cost.debitMinor() - cost.creditMinor()).isEqualTo(300));
        assertThat(payers.violations()).isEmpty();
    }

    @Test
    void withoutARateThereAreNoPoints() {
        try (PayerAccountJourney others = new PayerAccountJourney()) {
            assertThat(others.run(others.order("points", "ann", 1))).isEqualTo("failed no_points_rate");
        }
        assertThatThrownBy(() -> rates.set(merchantId, new PointsRate("USD", 1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rates.set("mer_none", new PointsRate("CNY", 1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void issue(String payerId, long number, int days) {
        assertThat(issuing(payerId, number, days)).isInstanceOf(Points.Issuing.Issued.class);
    }

    private Points.Issuing issuing(String payerId, long number, int days) {
        return payers.world.inTransaction(() -> points.issue(new IssuePoints(
                merchantId,
                payers.app.id(),
                UUID.randomUUID().toString(),
                payerId,
                number,
                Duration.ofDays(days),
                "trace")));
    }

    private long have(String payerId) {
        PointsAccount account =
                points.list(merchantId, payerId, Slice.newest(10)).getFirst();
        return ((Number) Json.readObject(points.document(account)).get("points")).longValue();
    }

    private long merchantTotal() {
        Map<String, Balances> owed = payers.world.bean(MerchantBalances.class).of(merchantId);
        return owed.get("CNY").totalMinor();
    }
}
