package io.liushui.api.authorizations;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.HoldProcess;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.liushui.core.oracle.DatabaseInvariants;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A car rental holds a deposit and takes what the week has cost. */
class AuthorizationStoryIntegrationTests {
    private final ApiWorld world = ApiWorld.shared();
    private final Shop shop = world.shop();

    @AfterEach
    void theOracleHolds() {
        assertThat(world.bean(DatabaseInvariants.class).check(Duration.ofDays(400)))
                .filteredOn(violation -> violation.rule().contains("memo")
                        || violation.rule().contains("capture")
                        || violation.rule().contains("releases"))
                .isEmpty();
    }

    @Test
    void holdsAHundredCapturesFortyVoidsThatCapturesSeventyAndReleasesTheRest() {
        String deposit = HoldProcess.held(shop, "rental");
        assertThat(amounts(deposit)).isEqualTo("authorized: held 10000, captured 0, capturable 10000");
        assertThat(ledger()).isEqualTo("memo 10000");

        Reply first = capture(deposit, 4000);
        assertThat(first.text("state")).isEqualTo("pending");
        assertThat(amounts(deposit)).isEqualTo("authorized: held 10000, captured 0, capturable 6000");
        carryOut(deposit);
        assertThat(state(first)).isEqualTo("succeeded");
        assertThat(amounts(deposit)).isEqualTo("partially_captured: held 6000, captured 4000, capturable 6000");
        assertThat(ledger()).isEqualTo("memo 6000, receivable 4000, payable 4000");
        assertThat(balance()).isEqualTo("available 0, pending 4000, frozen 0");

        Reply voiding = shop.post("/v1/captures/" + first.text("id") + "/void", "");
        assertThat(voiding.status()).isEqualTo(202);
        assertThat(voiding.text("state")).isEqualTo("voiding");
        assertThat(balance()).isEqualTo("available 0, pending 0, frozen 4000");
        carryOut(deposit);
        assertThat(state(first)).isEqualTo("voided");
        assertThat(amounts(deposit)).isEqualTo("authorized: held 10000, captured 0, capturable 10000");
        assertThat(ledger()).isEqualTo("memo 10000");

        Reply second = capture(deposit, 7000);
        carryOut(deposit);
        assertThat(state(second)).isEqualTo("succeeded");
        assertThat(ledger()).isEqualTo("memo 3000, receivable 7000, payable 7000");

        Reply releasing = shop.post("/v1/authorizations/" + deposit + "/void", "");
        assertThat(releasing.status()).isEqualTo(202);
        assertThat(releasing.json().get("releasing")).isEqualTo(true);
        carryOut(deposit);
        assertThat(amounts(deposit)).isEqualTo("captured: held 0, captured 7000, capturable 0");
        assertThat(ledger()).isEqualTo("receivable 7000, payable 7000");
        assertThat(balance()).isEqualTo("available 0, pending 7000, frozen 0");
        assertThat(events(deposit))
                .containsExactly("authorization.released", "authorization.authorized", "authorization.accepted");
        assertThat(events(first.text("id"))).containsExactly("capture.voided", "capture.succeeded");
    }

    @Test
    void aRepeatedCaptureIsOneCapture() {
        String deposit = HoldProcess.held(shop, "rental");
        String body = HoldProcess.capture(4000, "");

        Reply first = shop.post("/v1/authorizations/" + deposit + "/captures", body, "once");
        Reply again = shop.post("/v1/authorizations/" + deposit + "/captures", body, "once");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        carryOut(deposit);
        assertThat(amounts(deposit)).startsWith("partially_captured: held 6000, captured 4000");
    }

    @Test
    void capturesAllWithoutAnAmountAndSaysThatItIsFinal() {
        String deposit = HoldProcess.held(shop, "deposit");

        Reply capture = shop.post("/v1/authorizations/" + deposit + "/captures", "{\"merchant_capture_no\":\"all\"}");
        carryOut(deposit);

        assertThat(capture.json()).containsEntry("amount", 10000).containsEntry("final", true);
        assertThat(amounts(deposit)).startsWith("captured: held 0, captured 10000");
    }

    @Test
    void aRefusedCommandChangesNothing() {
        String deposit = HoldProcess.held(shop, "rental");
        Reply refused = shop.post(
                "/v1/authorizations/" + deposit + "/captures",
                "{\"merchant_capture_no\":\"much\",\"amount\":10001}",
                "key");
        assertThat(refused.problem()).isEqualTo("409 capture_exceeds_authorization");
        assertThat(refused.text("detail")).contains("at most 10000");

        assertThat(shop.post(
                                "/v1/authorizations/" + deposit + "/captures",
                                "{\"merchant_capture_no\":\"much\",\"amount\":10000}",
                                "key")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void findsAndListsItsOwnOnly() {
        String deposit = HoldProcess.held(shop, "rental");
        Reply capture = capture(deposit, 1000);
        String payment = shop.pay();
        Shop other = world.shop();

        assertThat(ids(shop.get("/v1/authorizations"))).containsExactly(deposit);
        assertThat(ids(shop.get("/v1/payments"))).containsExactly(payment);
        String orderNo = shop.get("/v1/authorizations/" + deposit).text("merchant_order_no");
        assertThat(ids(shop.get("/v1/authorizations?merchant_order_no=" + orderNo)))
                .containsExactly(deposit);
        assertThat(ids(shop.get("/v1/payments?merchant_order_no=" + orderNo))).isEmpty();
        assertThat(ids(shop.get("/v1/captures?authorization_id=" + deposit))).containsExactly(capture.text("id"));
        String numbered = "/v1/captures?merchant_capture_no=" + capture.text("merchant_capture_no");
        assertThat(ids(shop.get(numbered))).containsExactly(capture.text("id"));
        assertThat(ids(shop.get(numbered + "&authorization_id=" + HoldProcess.accepted(shop, "rental"))))
                .isEmpty();

        assertThat(other.get("/v1/authorizations/" + deposit).problem()).isEqualTo("404 object_not_found");
        assertThat(other.get("/v1/captures/" + capture.text("id")).problem()).isEqualTo("404 object_not_found");
        assertThat(other.post("/v1/authorizations/" + deposit + "/void", "").problem())
                .isEqualTo("404 object_not_found");
        assertThat(other.post("/v1/captures/" + capture.text("id") + "/void", "")
                        .problem())
                .isEqualTo("404 object_not_found");
        assertThat(ids(other.get("/v1/captures"))).isEmpty();
        carryOut(deposit);
    }

    @Test
    void sharesOrderNumbersWithPayments() {
        String order = HoldProcess.order("rental");
        String deposit = shop.post("/v1/authorizations", order).text("id");

        Reply taken = shop.post("/v1/payments", order);

        assertThat(taken.problem()).isEqualTo("409 merchant_order_no_taken");
        assertThat(taken.text("detail")).contains(deposit);
    }

    private void carryOut(String authorizationId) {
        HoldProcess.carryOut(world, authorizationId);
    }

    private Reply capture(String authorizationId, long amount) {
        Reply capture =
                shop.post("/v1/authorizations/" + authorizationId + "/captures", HoldProcess.capture(amount, ""));
        assertThat(capture.status()).as(capture.body()).isEqualTo(201);
        return capture;
    }

    private String state(Reply capture) {
        return shop.get("/v1/captures/" + capture.text("id")).text("state");
    }

    private String amounts(String authorizationId) {
        Map<String, Object> now =
                shop.get("/v1/authorizations/" + authorizationId).json();
        return now.get("state") + ": held " + now.get("held_amount") + ", captured " + now.get("captured_amount")
                + ", capturable " + now.get("capturable_amount");
    }

    private String balance() {
        Map<String, Object> balance = shop.get("/v1/balances/CNY").json();
        return "available " + balance.get("available") + ", pending " + balance.get("pending") + ", frozen "
                + balance.get("frozen");
    }

    /** What the journal says of this merchant and its authorizations; what is zero is left out. */
    private String ledger() {
        Map<String, Long> sums = new TreeMap<>();
        world.bean(JdbcClient.class).sql("""
                        select l.account, sum(l.debit_minor - l.credit_minor) as sum
                        from journal_line l
                        where l.entry_id in (select entry_id from journal_line where owner = ?)
                        group by l.account having sum(l.debit_minor - l.credit_minor) <> 0""").param(shop.merchantId()).query(row -> {
            sums.put(row.getString("account"), row.getLong("sum"));
        });
        assertThat(sums.values().stream().mapToLong(Long::longValue).sum()).isZero();
        StringBuilder text = new StringBuilder();
        add(text, "memo", sums.get("authorisation_receivable"));
        add(text, "receivable", sums.get("channel_receivable"));
        add(text, "payable", negated(sums.get("merchant_payable")));
        return text.toString();
    }

    private static void add(StringBuilder text, String name, Long sum) {
        if (sum != null) {
            text.append(text.isEmpty() ? "" : ", ").append(name).append(' ').append(sum);
        }
    }

    private static Long negated(Long sum) {
        return sum == null ? null : -sum;
    }

    private List<String> events(String subject) {
        return world.bean(JdbcClient.class)
                .sql("select type from event where subject = ? order by seq desc")
                .param(subject)
                .query(String.class)
                .list();
    }

    private static List<String> ids(Reply list) {
        return ((List<?>) Objects.requireNonNull(list.json().get("data")))
                .stream()
                        .map(entry -> String.valueOf(((Map<?, ?>) entry).get("id")))
                        .toList();
    }
}
