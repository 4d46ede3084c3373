package io.liushui.api.merchantfiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.api.payouts.PaidPayees;
import io.liushui.api.refunds.Backroom;
import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.HoldProcess;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.liushui.core.merchants.MerchantAdministration;
import io.liushui.core.points.PointsRate;
import io.liushui.core.points.PointsRates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A shop that does everything that moves money, and writes down what its file has to say: kind, id, amount and change of its balance. */
final class TradingDay {
    private final Shop shop;
    private final ApiWorld world;
    private final Backroom backroom;
    private final PaidPayees payees;
    private final List<String> expected = new ArrayList<>();

    TradingDay(Shop shop) {
        this.shop = shop;
        this.world = shop.world();
        this.backroom = new Backroom(world);
        this.payees = new PaidPayees(shop);
        world.bean(MerchantAdministration.class).setSettlementDays(shop.merchantId(), 0);
        world.bean(PointsRates.class).set(shop.merchantId(), new PointsRate("CNY", 1, 1));
    }

    List<String> expected() {
        return expected;
    }

    /** And an order that nobody pays. */
    void paymentsAndRefunds() {
        String payment = backroom.paid(shop);
        expect("payment", payment, 1_234, 1_234);
        backroom.close(shop.pay());
        expect("refund", refund(payment, ",\"amount\":34"), 34, -34);
        String mistaken = backroom.paid(shop);
        expect("payment", mistaken, 1_234, 1_234);
        String voided = shop.post("/v1/payments/" + mistaken + "/void", "{}").text("id");
        backroom.carryOut(voided);
        expect("void", voided, 1_234, -1_234);
    }

    void aCaptureAndItsVoid() {
        String hold = HoldProcess.held(shop, "rental");
        String captured = capture(hold, 4_000);
        expect("capture", captured, 4_000, 4_000);
        String mistaken = capture(hold, 1_000);
        expect("capture", mistaken, 1_000, 1_000);
        shop.post("/v1/captures/" + mistaken + "/void", "");
        HoldProcess.carryOut(world, hold);
        expect("capture_void", mistaken, 1_000, -1_000);
    }

    void aPayoutAndOneThatComesBack() {
        expect("payout", payees.paid("P-1", 500), 500, -500);
        String returned = payees.paid("P-2", 700);
        expect("payout", returned, 700, -700);
        payees.comesBack(returned, 700);
        expect("payout_return", returned, 700, 700);
    }

    /** Ann fills her wallet, takes some of it out again, which comes back, and gets points that expire tomorrow. */
    void whatIsAPayersIsNotTheMerchants() {
        String wallet = shop.post("/v1/wallets", "{\"payer_id\":\"ann\",\"currency\":\"CNY\"}")
                .text("id");
        String topUp = shop.post(
                        "/v1/payments",
                        order(",\"payer\":{\"id\":\"ann\"},\"purpose\":\"wallet_top_up\",\"wallet_id\":\"" + wallet
                                + "\""))
                .text("id");
        backroom.succeed(topUp, "counter");
        expect("top_up", topUp, 1_234, 0);
        String withdrawal = payees.withdrawn(wallet, "W-1", 200);
        expect("withdrawal", withdrawal, 200, 0);
        payees.comesBack(withdrawal, 200);
        expect("withdrawal_return", withdrawal, 200, 0);
        Reply points = shop.post(
                "/v1/points/issues",
                "{\"merchant_issue_no\":\"I-1\",\"payer_id\":\"ann\",\"points\":300,\"expires_in_days\":1}");
        assertThat(points.status()).as(points.body()).isEqualTo(201);
        expect("points_issue", points.text("id"), 300, -300);
    }

    /** 12.34, of which 5.00 by a coupon of the merchant, 3.00 by the wallet, 1.00 by points; half of it goes back. */
    void aPaymentInParts() {
        String coupon = aCouponOfFive();
        String payment = shop.post(
                        "/v1/payments",
                        order(",\"payer\":{\"id\":\"ann\"},\"parts\":[{\"type\":\"wallet_balance\",\"amount\":300},"
                                + "{\"type\":\"points\",\"amount\":100},{\"type\":\"coupon\",\"coupon_id\":\"" + coupon
                                + "\"}]"))
                .text("id");
        backroom.succeed(payment, "counter");
        expect("payment", payment, 1_234, 734);
        expect("refund", refund(payment, ",\"amount\":617"), 617, -367);
    }

    private String aCouponOfFive() {
        String template = shop.post("/v1/coupon-templates", """
                        {"name":"Five off","kind":"cash","amount_off":500,"currency":"CNY","valid_until":"%s","issue_limit":100,"budget":100000}""".formatted(
                                world.clock.instant().plus(Duration.ofDays(30))))
                .text("id");
        Reply issued = shop.post("/v1/coupons", """
                        {"template_id":"%s","merchant_issue_no":"I-1","payer_ids":["ann"]}""".formatted(template));
        assertThat(issued.status()).as(issued.body()).isEqualTo(201);
        List<?> coupons = (List<?>) shop.get("/v1/coupons?payer_id=ann").json().get("data");
        return (String) ((Map<?, ?>) coupons.getFirst()).get("id");
    }

    private String refund(String payment, String more) {
        String id = shop.post(
                        "/v1/payments/" + payment + "/refunds",
                        "{\"merchant_refund_no\":\"" + Shop.newOrderNo() + "\",\"reason\":\"=SUM(A1)\"" + more + "}")
                .text("id");
        backroom.carryOut(id);
        return id;
    }

    private String capture(String hold, long amountMinor) {
        Reply accepted = shop.post(
                "/v1/authorizations/" + hold + "/captures", HoldProcess.capture(amountMinor, ",\"final\":false"));
        HoldProcess.carryOut(world, hold);
        return accepted.text("id");
    }

    private static String order(String more) {
        return Shop.order(Shop.newOrderNo()).replace("\"method\":\"card\"", "\"method\":\"card\"" + more);
    }

    private void expect(String kind, String id, long amountMinor, long changeMinor) {
        expected.add(kind + " " + id + " " + amountMinor + " " + changeMinor);
    }
}
