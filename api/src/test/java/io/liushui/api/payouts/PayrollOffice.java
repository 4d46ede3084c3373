package io.liushui.api.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.liushui.core.operations.Operations;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.payouts.PayoutJobs;
import io.liushui.core.payouts.PayoutResults;
import io.liushui.core.payouts.PayoutVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop that pays out, and what the workers and the books do meanwhile. */
record PayrollOffice(Shop shop) {
    private static final PayoutVerdict PASS = new PayoutVerdict("pass", "no_rule", "1");

    /** As the workers would. */
    void pay(String payoutId) {
        PayoutJobs jobs = shop.world().bean(PayoutJobs.class);
        jobs.validate(payoutId, 7);
        jobs.assess(payoutId);
        PayoutJobs.Route.Found found = (PayoutJobs.Route.Found) jobs.route(payoutId, PASS);
        shop.world().bean(Operations.class).submit(found.operationId(), 7);
        shop.world().bean(PayoutResults.class).record(payoutId, null, PASS);
    }

    String balance() {
        Map<String, Object> balance = shop.get("/v1/balances/CNY").json();
        return balance.get("available") + " " + balance.get("frozen");
    }

    void theOracleHolds() {
        assertThat(shop.world().bean(DatabaseInvariants.class).check(Duration.ofDays(30)))
                .filteredOn(violation -> violation.rule().contains("payout")
                        || violation.rule().contains("position")
                        || violation.rule().contains("batch"))
                .isEmpty();
    }

    List<String> events(String subject) {
        return shop.world()
                .bean(JdbcClient.class)
                .sql("select type from event where subject = ? order by seq")
                .param(subject)
                .query(String.class)
                .list();
    }

    static List<Map<?, ?>> data(Reply list) {
        List<Map<?, ?>> data = new ArrayList<>();
        ((List<?>) list.json().get("data")).forEach(item -> data.add((Map<?, ?>) item));
        return data;
    }

    static List<String> numbers(Reply list) {
        return data(list).stream()
                .map(payout -> (String) payout.get("merchant_payout_no"))
                .toList();
    }

    static List<String> ids(Reply list) {
        return data(list).stream().map(payout -> (String) payout.get("id")).toList();
    }
}
