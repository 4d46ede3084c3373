package io.liushui.api.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.api.openapi.ServedContract;
import io.liushui.api.refunds.Backroom;
import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.liushui.core.json.Json;
import io.liushui.core.merchants.AppTerms;
import io.liushui.core.merchants.MerchantAdministration;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.points.PointsRate;
import io.liushui.core.points.PointsRates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A tea house takes what its guests have with it, and the rest by card. */
class PartsStoryIntegrationTests {
    private static final String PARTS =
            "[{\"type\":\"wallet_balance\",\"amount\":300},{\"type\":\"points\",\"amount\":200}]";

    private final ApiWorld world = ApiWorld.shared();
    private final Shop shop = world.shop();
    private final Backroom backroom = new Backroom(world);
    private final ServedContract contract = new ServedContract(world);

    @Test
    void annPaysFromHerWalletWithPointsAndByCardAndSendsTheTeaBackInTwoSteps() {
        String wallet = aWalletOf(1_000);
        pointsWorth(500);

        Reply accepted = shop.post("/v1/payments", order(",\"payer\":{\"id\":\"ann\"},\"parts\":" + PARTS));
        contract.check(accepted);
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);
        assertThat(accepted.json()).containsEntry("amount", 1234).containsEntry("channel_amount", 734);
        assertThat(parts(accepted)).isEqualTo("wallet_balance 300 held 0, points 200 held 0");
        assertThat(walletShows(wallet)).isEqualTo("700 available, 300 frozen");

        String payment = accepted.text("id");
        backroom.succeed(payment, "counter");
        assertThat(parts(shop.get("/v1/payments/" + payment)))
                .isEqualTo("wallet_balance 300 used 0, points 200 used 0");
        assertThat(walletShows(wallet)).isEqualTo("700 available, 0 frozen");
        Map<?, ?> told = (Map<?, ?>)
                ((Map<?, ?>) events("payment.succeeded", payment).getFirst().get("data")).get("object");
        assertThat(told.get("channel_amount")).isEqualTo(734);

        Reply half = refund(payment, ",\"amount\":617");
        contract.check(half);
        assertThat(half.json()).containsEntry("amount", 617).containsEntry("channel_amount", 367);
        assertThat(half.json().get("parts"))
                .isEqualTo(List.of(
                        Map.of("type", "wallet_balance", "amount", 150), Map.of("type", "points", "amount", 100)));
        backroom.carryOut(half.text("id"));
        Reply partly = shop.get("/v1/payments/" + payment);
        contract.check(partly);
        assertThat(partly.json()).containsEntry("state", "partially_refunded").containsEntry("refunded_amount", 617);
        assertThat(parts(partly)).isEqualTo("wallet_balance 300 used 150, points 200 used 100");

        backroom.carryOut(refund(payment, "").text("id"));
        assertThat(shop.get("/v1/payments/" + payment).json()).containsEntry("state", "refunded");
        assertThat(walletShows(wallet)).isEqualTo("1000 available, 0 frozen");
        assertThat(list(shop.get("/v1/points/accounts?payer_id=ann")).getFirst())
                .containsEntry("points", 500);
        assertThat(events("refund.succeeded", payment)).hasSize(2);
        theBooksAgree();
    }

    @Test
    void anOrderThatIsRepeatedHoldsOnceAndOneThatIsClosedLetsGo() {
        String wallet = aWalletOf(300);
        String body = order(",\"payer\":{\"id\":\"ann\"},\"parts\":[{\"type\":\"wallet_balance\",\"amount\":300}]");
        Reply first = shop.post("/v1/payments", body, "once");
        Reply again = shop.post("/v1/payments", body, "once");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(walletShows(wallet)).isEqualTo("0 available, 300 frozen");
        assertThat(shop.post("/v1/payments", order(",\"payer\":{\"id\":\"ann\"},\"parts\":" + PARTS))
                        .problem())
                .isEqualTo("409 part_refused");

        backroom.close(first.text("id"));
        assertThat(parts(shop.get("/v1/payments/" + first.text("id")))).isEqualTo("wallet_balance 300 released 0");
        assertThat(walletShows(wallet)).isEqualTo("300 available, 0 frozen");
        theBooksAgree();
    }

    @Test
    void theMethodIsNoPart() {
        Reply refused = shop.post("/v1/payments", withPoints().replace("\"method\":\"card\"", "\"method\":\"points\""));

        assertThat(refused.problem()).isEqualTo("400 invalid_field");
        assertThat(refused.text("param")).isEqualTo("parts[0].type");
    }

    @Test
    void whatTheAppDoesNotOfferIsNoPart() {
        Shop cards = world.shop(new AppTerms("Tea", List.of("card"), List.of(), 100_000L, 10_000));

        Reply refused = cards.post("/v1/payments", withPoints());

        assertThat(refused.problem()).isEqualTo("400 method_not_offered");
        assertThat(refused.text("param")).isEqualTo("parts[0].type");
    }

    private static String withPoints() {
        return order(",\"payer\":{\"id\":\"ann\"},\"parts\":[{\"type\":\"points\",\"amount\":1}]");
    }

    private String aWalletOf(long minor) {
        String wallet = shop.post("/v1/wallets", "{\"payer_id\":\"ann\",\"currency\":\"CNY\"}")
                .text("id");
        Reply topUp = shop.post(
                "/v1/payments",
                order(",\"payer\":{\"id\":\"ann\"},\"purpose\":\"wallet_top_up\",\"wallet_id\":\"" + wallet + "\"")
                        .replace("1234", Long.toString(minor)));
        backroom.succeed(topUp.text("id"), "counter");
        return wallet;
    }

    private void pointsWorth(long minor) {
        world.bean(MerchantAdministration.class).setSettlementDays(shop.merchantId(), 0);
        world.bean(PointsRates.class).set(shop.merchantId(), new PointsRate("CNY", 1, 1));
        backroom.paid(shop);
        Reply issued = shop.post(
                "/v1/points/issues",
                "{\"merchant_issue_no\":\"I-1\",\"payer_id\":\"ann\",\"points\":" + minor + ",\"expires_in_days\":30}");
        assertThat(issued.status()).as(issued.body()).isEqualTo(201);
    }

    private Reply refund(String payment, String more) {
        return shop.post(
                "/v1/payments/" + payment + "/refunds",
                "{\"merchant_refund_no\":\"" + Shop.newOrderNo() + "\"" + more + "}");
    }

    private String walletShows(String wallet) {
        Reply found = shop.get("/v1/wallets/" + wallet);
        return found.json().get("available") + " available, " + found.json().get("frozen") + " frozen";
    }

    private static String order(String more) {
        return Shop.order(Shop.newOrderNo()).replace("\"method\":\"card\"", "\"method\":\"card\"" + more);
    }

    /** Each as type, amount, state and what is back. */
    private static String parts(Reply payment) {
        return String.join(
                ", ",
                maps(payment.json().get("parts")).stream()
                        .map(part -> part.get("type") + " " + part.get("amount") + " " + part.get("state") + " "
                                + part.get("refunded_amount"))
                        .toList());
    }

    private List<Map<String, Object>> events(String type, String payment) {
        return list(shop.get("/v1/events?type=" + type)).stream()
                .filter(event -> Json.write(event).contains(payment))
                .toList();
    }

    private static List<Map<String, Object>> list(Reply reply) {
        return maps(reply.json().get("data"));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Object list) {
        return (List<Map<String, Object>>) list;
    }

    private void theBooksAgree() {
        assertThat(world.bean(DatabaseInvariants.class).check(Duration.ofDays(365)))
                .filteredOn(violation -> violation.rule().contains("part")
                        || violation.rule().contains("points")
                        || violation.rule().contains("refund")
                        || violation.rule().contains("wallets"))
                .isEmpty();
    }
}
