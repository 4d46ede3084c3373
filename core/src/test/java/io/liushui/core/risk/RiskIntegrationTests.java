package io.liushui.core.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.fake.CoreWorld;
import io.liushui.core.risk.RiskLists.Kind;
import io.liushui.core.risk.RiskLists.Shade;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RiskIntegrationTests {
    private CoreWorld world;
    private Risk risk;

    @BeforeEach
    void start() {
        world = CoreWorld.start();
        risk = world.bean(Risk.class);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void countsTheHourBeforeWithoutThePaymentItself() {
        world.payment("failed", "ann");
        world.clock.advance(Duration.ofMinutes(61));
        world.payment("succeeded", "ann");
        world.payment("failed", "ann");
        world.payment("failed", "bob");
        String payment = world.payment("processing", "ann");

        RiskSignals signals = risk.assess(facts(payment, "ann"));

        assertThat(signals).isEqualTo(new RiskSignals(1234, "CNY", true, true, "none", 2, 1, 2, 2, 2));
        assertThat(risk.signalsOf(payment)).contains(signals);
        assertThat(signals.toMap()).hasSize(10).containsEntry("payerFailuresHour", 1);
    }

    @Test
    void tellsPayersOfOneNameApartByTheirMerchant() {
        world.payment("failed", "ann");
        String payment = world.payment("processing", "ann");

        RiskSignals signals =
                risk.assess(new PaymentFacts(payment, "mer_2", CoreWorld.cny(1234), true, "ann", "ann", "ann", "ann"));

        assertThat(signals.payerCountHour()).isZero();
        assertThat(signals.payerFailuresHour()).isZero();
        assertThat(signals.deviceCountHour()).isEqualTo(1);
    }

    @Test
    void looksForNothingThatIsNotKnown() {
        world.payment("failed", null);
        String payment = world.payment("processing", null);

        assertThat(risk.assess(facts(payment, null)))
                .isEqualTo(new RiskSignals(1234, "CNY", true, false, "none", 0, 0, 0, 0, 1));
    }

    @Test
    void tellsTheWorstList() {
        RiskLists lists = world.bean(RiskLists.class);
        String payment = world.payment("processing", "ann");
        assertThat(risk.assess(facts(payment, "ann")).listed()).isEqualTo("none");

        lists.put(Shade.WHITE, Kind.PAYER, "ann", "known");
        assertThat(risk.assess(facts(payment, "ann")).listed()).isEqualTo("white");
        lists.put(Shade.GREY, Kind.IP, "ann", "proxy");
        assertThat(risk.assess(facts(payment, "ann")).listed()).isEqualTo("grey");
        lists.put(Shade.BLACK, Kind.PHONE, "ann", "fraud");
        assertThat(risk.assess(facts(payment, "ann")).listed()).isEqualTo("black");
        assertThat(lists.list(10)).hasSize(3);

        lists.put(Shade.WHITE, Kind.PHONE, "ann", "mistake");
        assertThat(lists.remove(Kind.IP, "ann")).isTrue();
        assertThat(lists.remove(Kind.IP, "ann")).isFalse();
        assertThat(risk.assess(facts(payment, "ann")).listed()).isEqualTo("white");
    }

    @Test
    void stopsCountingAtItsLimit() {
        String payment = world.payment("processing", "ann");
        String columns = world.text("""
                select string_agg(column_name, ', ') from information_schema.columns
                where table_schema = 'public' and table_name = 'payment' and is_generated = 'NEVER'""");
        world.jdbc().sql("""
                insert into payment (%1$s) select %1$s from (
                    select (jsonb_populate_record(p, jsonb_build_object('id', 'pay_' || n, 'merchant_order_no', n, 'cashier_token', n))).*
                    from payment p, generate_series(1, 600) as n) copies""".formatted(columns)).update();

        assertThat(risk.assess(facts(payment, "ann")).ipCountHour()).isEqualTo(RiskSignals.COUNTED_AT_MOST);
    }

    @Test
    void keepsTheFirstDecisionAndWhatItSaw() {
        String payment = world.payment("processing", "ann");
        RiskSignals seen = risk.assess(facts(payment, "ann"));

        world.inTransaction(() -> risk.decided(payment, new RiskVerdict("pass", null, "1")));
        world.inTransaction(() -> risk.decided(payment, new RiskVerdict("block", "listed", "2")));
        world.payment("failed", "ann");

        assertThat(risk.verdictOn(payment)).contains(new RiskVerdict("pass", null, "1"));
        assertThat(risk.assess(facts(payment, "ann"))).isEqualTo(seen);
    }

    @Test
    void refusesADecisionWithoutAnAssessment() {
        String payment = world.payment("processing", "ann");

        assertThatThrownBy(() -> world.inTransaction(() -> risk.decided(payment, new RiskVerdict("pass", null, "1"))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(risk.verdictOn(payment)).isEmpty();
    }

    private static PaymentFacts facts(String payment, String payer) {
        return new PaymentFacts(payment, "mer_1", CoreWorld.cny(1234), true, payer, payer, payer, payer);
    }
}
