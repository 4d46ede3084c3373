package io.liushui.api.refunds;

import io.liushui.api.front.RefusalCases.Case;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import java.util.List;
import java.util.function.Function;

/** One way at least to every refusal of refunds and voids. */
public final class RefundRefusals {

    private RefundRefusals() {}

    public static List<Case> all() {
        return List.of(
                body(ProblemCode.MALFORMED_JSON, null, ""),
                body(ProblemCode.UNKNOWN_FIELD, "currency", "{\"merchant_refund_no\":\"r\",\"currency\":\"CNY\"}"),
                body(ProblemCode.DUPLICATE_FIELD, "amount", "{\"merchant_refund_no\":\"r\",\"amount\":1,\"amount\":1}"),
                body(ProblemCode.MISSING_FIELD, "merchant_refund_no", "{}"),
                body(ProblemCode.INVALID_FIELD, "merchant_refund_no", "{\"merchant_refund_no\":\"a b\"}"),
                body(ProblemCode.INVALID_FIELD, "amount", "{\"merchant_refund_no\":\"r\",\"amount\":0}"),
                body(ProblemCode.INVALID_FIELD, "amount", "{\"merchant_refund_no\":\"r\",\"amount\":1.5}"),
                body(ProblemCode.INVALID_FIELD, "reason", "{\"merchant_refund_no\":\"r\",\"reason\":\"a\\nb\"}"),
                body(ProblemCode.INVALID_FIELD, "metadata", "{\"merchant_refund_no\":\"r\",\"metadata\":[]}"),
                state(
                        ProblemCode.INVALID_FIELD,
                        "a void's reason",
                        "reason",
                        shop -> shop.post("/v1/payments/pay_none/void", "{\"reason\":\"\"}")),
                state(
                        ProblemCode.IDEMPOTENCY_KEY_MISSING,
                        "none to void",
                        "Idempotency-Key",
                        shop -> shop.send("POST", "/v1/payments/pay_none/void", "", null)),
                state(ProblemCode.OBJECT_NOT_FOUND, "refund", null, shop -> shop.get("/v1/refunds/ref_none")),
                state(
                        ProblemCode.OBJECT_NOT_FOUND,
                        "refunds of no payment",
                        null,
                        shop -> shop.get("/v1/payments/pay_none/refunds")),
                state(
                        ProblemCode.OBJECT_NOT_FOUND,
                        "void of no payment",
                        null,
                        shop -> shop.post("/v1/payments/pay_none/void", "")),
                state(
                        ProblemCode.INVALID_PARAMETER,
                        "payment",
                        "payment_id",
                        shop -> shop.get("/v1/refunds?payment_id=ref_1")),
                state(
                        ProblemCode.INVALID_PARAMETER,
                        "number",
                        "merchant_refund_no",
                        shop -> shop.get("/v1/refunds?merchant_refund_no=%00")),
                state(
                        ProblemCode.PAYMENT_NOT_REFUNDABLE,
                        "not paid yet",
                        null,
                        shop -> refund(shop, shop.pay(), "{\"merchant_refund_no\":\"r\"}")),
                state(
                        ProblemCode.PAYMENT_NOT_VOIDABLE,
                        "not paid yet",
                        null,
                        shop -> shop.post("/v1/payments/" + shop.pay() + "/void", "")),
                state(ProblemCode.PAYMENT_NOT_VOIDABLE, "a part is on its way back", null, shop -> {
                    String paid = new Backroom(shop.world()).paid(shop);
                    refund(shop, paid, "{\"merchant_refund_no\":\"r\",\"amount\":1}");
                    return shop.post("/v1/payments/" + paid + "/void", "");
                }),
                state(
                        ProblemCode.FUNCTION_NOT_SUPPORTED,
                        "at a channel without refund",
                        null,
                        shop -> refund(
                                shop, new Backroom(shop.world()).paid(shop, "bell"), "{\"merchant_refund_no\":\"r\"}")),
                state(
                        ProblemCode.FUNCTION_NOT_SUPPORTED,
                        "void at a channel without refund",
                        null,
                        shop -> shop.post(
                                "/v1/payments/" + new Backroom(shop.world()).paid(shop, "bell") + "/void", "")),
                state(
                        ProblemCode.REFUND_AMOUNT_EXCEEDS_REMAINING,
                        "more than was paid",
                        "amount",
                        shop -> refund(
                                shop,
                                new Backroom(shop.world()).paid(shop),
                                "{\"merchant_refund_no\":\"r\",\"amount\":1235}")),
                state(ProblemCode.MERCHANT_REFUND_NO_TAKEN, "twice", "merchant_refund_no", shop -> {
                    String paid = new Backroom(shop.world()).paid(shop);
                    refund(shop, paid, "{\"merchant_refund_no\":\"r\",\"amount\":1}");
                    return refund(shop, paid, "{\"merchant_refund_no\":\"r\",\"amount\":1}");
                }));
    }

    private static Case body(ProblemCode code, String param, String body) {
        return state(code, "refund " + body, param, shop -> refund(shop, shop.pay(), body));
    }

    private static Case state(ProblemCode code, String name, String param, Function<Shop, Reply> request) {
        return new Case(code, name, param, request);
    }

    private static Reply refund(Shop shop, String payment, String body) {
        return shop.post("/v1/payments/" + payment + "/refunds", body);
    }
}
