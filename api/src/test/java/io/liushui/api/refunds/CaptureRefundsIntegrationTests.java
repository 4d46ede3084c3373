package io.liushui.api.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.api.openapi.ServedContract;
import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.HoldProcess;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.liushui.core.oracle.DatabaseInvariants;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A car rental took seventy of the hundred that it held, and gives them back. */
class CaptureRefundsIntegrationTests {
    private final ApiWorld world = ApiWorld.shared();
    private final Shop shop = world.shop();
    private final Backroom backroom = new Backroom(world);
    private final ServedContract contract = new ServedContract(world);
    private final String deposit = HoldProcess.held(shop, "rental");
    private final String capture = captured(7000);

    @AfterEach
    void theOracleHolds() {
        assertThat(world.bean(DatabaseInvariants.class).check(Duration.ofDays(400)))
                .filteredOn(violation -> violation.rule().contains("capture")
                        || violation.rule().contains("memo")
                        || violation.rule().startsWith("refund"))
                .isEmpty();
    }

    @Test
    void refundsThirtyAndFortyAndNotOneMore() {
        Reply thirty = refund("R-1", 3000);
        assertThat(thirty.status()).as(thirty.body()).isEqualTo(201);
        assertThat(thirty.json())
                .containsEntry("object", "refund")
                .containsEntry("capture_id", capture)
                .containsEntry("payment_id", null)
                .containsEntry("kind", "refund")
                .containsEntry("origin", "merchant")
                .containsEntry("state", "pending");
        assertThat(balance()).isEqualTo("pending 4000, frozen 3000");
        backroom.carryOut(thirty.text("id"));
        assertThat(shop.get("/v1/refunds/" + thirty.text("id")).json()).containsEntry("state", "succeeded");
        assertThat(shop.get("/v1/captures/" + capture).json()).containsEntry("refunded_amount", 3000);

        Reply much = refund("R-2", 4001);
        assertThat(much.problem()).isEqualTo("422 refund_amount_exceeds_remaining");
        Reply rest = refund("R-2", 4000);
        Reply one = refund("R-3", 1);
        assertThat(one.problem()).isEqualTo("409 capture_not_refundable");
        assertThat(one.text("detail")).contains("7000");
        Reply voiding = shop.post("/v1/captures/" + capture + "/void", "");
        assertThat(voiding.problem()).isEqualTo("409 capture_not_voidable");
        assertThat(voiding.text("detail")).contains("7000 minor units");

        backroom.carryOut(rest.text("id"));
        Reply whole = shop.get("/v1/captures/" + capture);
        assertThat(whole.json()).containsEntry("refunded_amount", 7000).containsEntry("state", "succeeded");
        assertThat(refund("R-4", 1).problem()).isEqualTo("409 capture_not_refundable");
        assertThat(balance()).isEqualTo("pending 0, frozen 0");
        Reply listed = shop.get("/v1/captures/" + capture + "/refunds");
        assertThat(data(listed))
                .extracting(refund -> refund.get("merchant_refund_no"))
                .containsExactlyInAnyOrder("R-2", "R-1");
        List.of(thirty, much, one, voiding, whole, listed).forEach(contract::check);
    }

    @Test
    void theSameKeyRefundsOnce() {
        String body = "{\"merchant_refund_no\":\"R-1\",\"amount\":3000}";
        Reply first = shop.post("/v1/captures/" + capture + "/refunds", body, "once");
        Reply again = shop.post("/v1/captures/" + capture + "/refunds", body, "once");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(balance()).isEqualTo("pending 4000, frozen 3000");
        backroom.carryOut(first.text("id"));
    }

    @Test
    void isNoRefundOfAPaymentAndNobodyElsesBusiness() {
        Reply all = shop.post("/v1/captures/" + capture + "/refunds", "{\"merchant_refund_no\":\"R-1\"}");
        assertThat(all.json()).containsEntry("amount", 7000);

        assertThat(shop.get("/v1/payments/" + deposit + "/refunds").problem()).isEqualTo("404 object_not_found");
        assertThat(shop.post("/v1/payments/" + deposit + "/refunds", "{\"merchant_refund_no\":\"R-9\"}")
                        .problem())
                .isEqualTo("404 object_not_found");
        assertThat(data(shop.get("/v1/refunds?merchant_refund_no=R-1"))).hasSize(1);
        assertThat(data(shop.get("/v1/refunds?merchant_refund_no=R-1&payment_id=" + shop.pay())))
                .isEmpty();
        Shop other = world.shop();
        assertThat(other.get("/v1/captures/" + capture + "/refunds").problem()).isEqualTo("404 object_not_found");
        assertThat(other.post("/v1/captures/" + capture + "/refunds", "{\"merchant_refund_no\":\"R-1\"}")
                        .problem())
                .isEqualTo("404 object_not_found");
        backroom.carryOut(all.text("id"));
    }

    private String captured(long amount) {
        String id = shop.post("/v1/authorizations/" + deposit + "/captures", HoldProcess.capture(amount, ""))
                .text("id");
        HoldProcess.carryOut(world, deposit);
        return id;
    }

    private Reply refund(String number, long amount) {
        return shop.post(
                "/v1/captures/" + capture + "/refunds",
                "{\"merchant_refund_no\":\"%s\",\"amount\":%d}".formatted(number, amount));
    }

    private String balance() {
        Map<String, Object> balance = shop.get("/v1/balances/CNY").json();
        return "pending " + balance.get("pending") + ", frozen " + balance.get("frozen");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> data(Reply list) {
        return (List<Map<String, Object>>) list.json().get("data");
    }
}
