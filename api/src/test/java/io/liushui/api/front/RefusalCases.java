package io.liushui.api.front;

import io.liushui.api.coupons.CouponRefusals;
import io.liushui.api.merchantfiles.ReconciliationRefusals;
import io.liushui.api.payments.PartsRefusals;
import io.liushui.api.payouts.PayoutRefusalCases;
import io.liushui.api.points.PointsRefusals;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.refunds.RefundRefusals;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import java.util.List;
import java.util.function.Function;

/** One way at least to every refusal. */
public final class RefusalCases {
    private static final String PAYMENTS = "/v1/payments";

    private RefusalCases() {}

    /** @param param what the answer names as the culprit, or null */
    public record Case(ProblemCode code, String name, String param, Function<Shop, Reply> request) {
        @Override
        public String toString() {
            return code.code() + ": " + name;
        }
    }

    public static List<Case> all() {
        return java.util.stream.Stream.of(
                        bodies(),
                        limits(),
                        headers(),
                        SignatureRefusals.all(),
                        StateRefusals.all(),
                        HoldRefusals.all(),
                        RefundRefusals.all(),
                        PayoutRefusalCases.all(),
                        ContractRefusals.all(),
                        PointsRefusals.all(),
                        CouponRefusals.all(),
                        PartsRefusals.all(),
                        ReconciliationRefusals.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Case> bodies() {
        return List.of(
                body(ProblemCode.MALFORMED_JSON, null, ""),
                body(ProblemCode.MALFORMED_JSON, null, "{"),
                body(ProblemCode.MALFORMED_JSON, null, "[]"),
                body(ProblemCode.MALFORMED_JSON, null, Shop.order("a") + "x"),
                body(ProblemCode.MALFORMED_JSON, null, "{\"amount\":01}"),
                body(ProblemCode.MALFORMED_JSON, null, "{\"amount\":NaN}"),
                body(ProblemCode.MALFORMED_JSON, null, "{\"payer\":[}"),
                body(ProblemCode.UNKNOWN_FIELD, "colour", order("\"colour\":1")),
                body(ProblemCode.UNKNOWN_FIELD, "payer.name", order("\"payer\":{\"name\":\"x\"}")),
                body(ProblemCode.DUPLICATE_FIELD, "amount", order("\"amount\":1")),
                body(ProblemCode.DUPLICATE_FIELD, "payer.id", order("\"payer\":{\"id\":\"x\",\"id\":\"x\"}")),
                body(ProblemCode.MISSING_FIELD, "merchant_order_no", "{}"),
                body(ProblemCode.MISSING_FIELD, "amount", changed("\"amount\":1234,", "")),
                body(ProblemCode.MISSING_FIELD, "currency", changed("\"CNY\"", "null")),
                body(ProblemCode.INVALID_FIELD, "amount", changed("1234", "12.5")),
                body(ProblemCode.INVALID_FIELD, "amount", changed("1234", "1e3")),
                body(ProblemCode.INVALID_FIELD, "amount", changed("1234", "\"1234\"")),
                body(ProblemCode.INVALID_FIELD, "amount", changed("1234", "0")),
                body(ProblemCode.INVALID_FIELD, "amount", changed("1234", "-1")),
                body(ProblemCode.INVALID_FIELD, "amount", changed("1234", "99999999999999999999999")),
                body(ProblemCode.INVALID_FIELD, "amount", changed("1234", "true")),
                body(ProblemCode.INVALID_FIELD, "currency", changed("\"CNY\"", "\"cny\"")),
                body(ProblemCode.INVALID_FIELD, "currency", changed("\"CNY\"", "7")),
                body(ProblemCode.INVALID_FIELD, "subject", changed("\"Tea\"", "\" \"")),
                body(ProblemCode.INVALID_FIELD, "subject", changed("Tea", "茶".repeat(257))),
                body(ProblemCode.INVALID_FIELD, "subject", changed("Tea", "a\\nb")),
                body(ProblemCode.INVALID_FIELD, "subject", changed("Tea", "a\\u0000")),
                body(ProblemCode.INVALID_FIELD, "subject", changed("Tea", "a\\ud800")),
                body(ProblemCode.INVALID_FIELD, "merchant_order_no", Shop.order("a/b")),
                body(ProblemCode.INVALID_FIELD, "merchant_order_no", Shop.order("a".repeat(65))),
                body(ProblemCode.INVALID_FIELD, "payer", order("\"payer\":\"x\"")),
                body(ProblemCode.INVALID_FIELD, "payer.ip", order("\"payer\":{\"ip\":\"1.2.3\"}")),
                body(ProblemCode.INVALID_FIELD, "payer.ip", order("\"payer\":{\"ip\":\"1.2.3.256\"}")),
                body(ProblemCode.INVALID_FIELD, "payer.ip", order("\"payer\":{\"ip\":\"::g\"}")),
                body(ProblemCode.INVALID_FIELD, "payer.ip", order("\"payer\":{\"ip\":\"localhost\"}")),
                body(ProblemCode.INVALID_FIELD, "payer.phone", order("\"payer\":{\"phone\":\"13800138000\"}")),
                body(ProblemCode.INVALID_FIELD, "payer.id", order("\"payer\":{\"id\":\"" + "x".repeat(65) + "\"}")),
                body(ProblemCode.INVALID_FIELD, "payer.device_id", order("\"payer\":{\"device_id\":\"\"}")),
                body(ProblemCode.INVALID_FIELD, "metadata", order("\"metadata\":" + entries(21))),
                body(ProblemCode.INVALID_FIELD, "metadata.k", order("\"metadata\":{\"k\":1}")),
                body(
                        ProblemCode.INVALID_FIELD,
                        "metadata.k",
                        order("\"metadata\":{\"k\":\"" + "v".repeat(501) + "\"}")),
                body(ProblemCode.INVALID_FIELD, "metadata", order("\"metadata\":{\"" + "k".repeat(41) + "\":\"v\"}")),
                body(ProblemCode.INVALID_FIELD, "order_info", order("\"order_info\":[]")),
                body(ProblemCode.INVALID_FIELD, "expires_in", order("\"expires_in\":9")),
                body(ProblemCode.INVALID_FIELD, "expires_in", order("\"expires_in\":2592001")),
                body(ProblemCode.INVALID_FIELD, "return_url", order("\"return_url\":\"http://shop.example/\"")),
                body(ProblemCode.INVALID_FIELD, "return_url", order("\"return_url\":\"javascript:alert(1)\"")),
                body(ProblemCode.INVALID_FIELD, "return_url", order("\"return_url\":\"https://u:p@shop.example/\"")),
                body(
                        ProblemCode.INVALID_FIELD,
                        "return_url",
                        order("\"return_url\":\"https://a.example/" + "x".repeat(2048) + "\"")),
                body(ProblemCode.AMOUNT_ABOVE_MAXIMUM, "amount", changed("1234", "100001")),
                body(ProblemCode.CURRENCY_NOT_SUPPORTED, "currency", changed("CNY", "ZZZ")),
                body(ProblemCode.CURRENCY_NOT_SUPPORTED, "currency", changed("CNY", "XAU")),
                body(ProblemCode.METHOD_NOT_OFFERED, "method", changed("card", "cheque")),
                body(ProblemCode.BODY_TOO_LARGE, null, " ".repeat(Route.ORDINARY_BODY_BYTES + 1)));
    }

    /** What no channel takes: the bell channel has {@code transfer}, 100 to 50,000 fen, for two banks, and {@code debit}. */
    private static List<Case> limits() {
        return List.of(
                body(ProblemCode.METHOD_NOT_OFFERED, "method", changed("card", "wallet")),
                body(
                        ProblemCode.MISSING_FIELD,
                        "contract_id",
                        changed("1234", "1").replace("card", "debit")),
                body(ProblemCode.CURRENCY_NOT_SUPPORTED, "currency", changed("CNY", "USD")),
                body(
                        ProblemCode.CURRENCY_NOT_SUPPORTED,
                        "currency",
                        transfer("1234", "ICBC", "u1").replace("CNY", "HUF")),
                body(ProblemCode.AMOUNT_BELOW_MINIMUM, "amount", transfer("99", "ICBC", "u1")),
                body(ProblemCode.AMOUNT_ABOVE_MAXIMUM, "amount", transfer("50001", "ICBC", "u1")),
                body(ProblemCode.INVALID_FIELD, "amount", changed("CNY", "HUF")),
                body(ProblemCode.INVALID_FIELD, "payer.bank", transfer("1234", "ABC", "u1")),
                body(ProblemCode.INVALID_FIELD, "payer.bank", transfer("1234", "I C", "u1")),
                body(ProblemCode.INVALID_FIELD, "payer.account", transfer("1234", "ICBC", "x".repeat(129))),
                body(
                        ProblemCode.MISSING_FIELD,
                        "payer.account",
                        transfer("1234", "ICBC", "u1").replace(",\"account\":\"u1\"", "")),
                body(ProblemCode.MISSING_FIELD, "payer.account", changed("card", "transfer")));
    }

    private static String transfer(String amount, String bank, String account) {
        return order("\"payer\":{\"bank\":\"" + bank + "\",\"account\":\"" + account + "\"}")
                .replace("1234", amount)
                .replace("card", "transfer");
    }

    private static List<Case> headers() {
        return List.of(
                new Case(
                        ProblemCode.IDEMPOTENCY_KEY_MISSING,
                        "none",
                        "Idempotency-Key",
                        shop -> shop.send("POST", PAYMENTS, anOrder(), null)),
                new Case(
                        ProblemCode.IDEMPOTENCY_KEY_MISSING,
                        "none to close",
                        "Idempotency-Key",
                        shop -> shop.send("POST", PAYMENTS + "/" + shop.pay() + "/close", "", null)),
                new Case(
                        ProblemCode.IDEMPOTENCY_KEY_INVALID,
                        "empty",
                        "Idempotency-Key",
                        shop -> shop.post(PAYMENTS, anOrder(), "\"\"")),
                new Case(
                        ProblemCode.IDEMPOTENCY_KEY_INVALID,
                        "long",
                        "Idempotency-Key",
                        shop -> shop.post(PAYMENTS, anOrder(), "k".repeat(256))),
                new Case(
                        ProblemCode.IDEMPOTENCY_KEY_INVALID,
                        "space",
                        "Idempotency-Key",
                        shop -> shop.post(PAYMENTS, anOrder(), "a b")),
                new Case(
                        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                        "text",
                        "Content-Type",
                        shop -> shop.send("POST", PAYMENTS, anOrder(), "k", "Content-Type", "text/plain")),
                new Case(
                        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                        "GBK",
                        "Content-Type",
                        shop -> shop.send(
                                "POST", PAYMENTS, anOrder(), "k", "Content-Type", "application/json; charset=GBK")),
                new Case(
                        ProblemCode.NOT_ACCEPTABLE,
                        "xml",
                        "Accept",
                        shop -> shop.send("GET", PAYMENTS, "", null, "Accept", "application/xml, */*;q=0")),
                get(ProblemCode.INVALID_PARAMETER, "limit", PAYMENTS + "?limit=0"),
                get(ProblemCode.INVALID_PARAMETER, "limit", PAYMENTS + "?limit=101"),
                get(ProblemCode.INVALID_PARAMETER, "limit", PAYMENTS + "?limit=ten"),
                get(ProblemCode.INVALID_PARAMETER, "limit", PAYMENTS + "?limit=1&limit=2"),
                get(ProblemCode.INVALID_PARAMETER, "colour", PAYMENTS + "?colour=red"),
                get(ProblemCode.INVALID_PARAMETER, "starting_after", PAYMENTS + "?starting_after=evt_1"),
                get(ProblemCode.INVALID_PARAMETER, "merchant_order_no", PAYMENTS + "?merchant_order_no=%00"),
                get(ProblemCode.INVALID_PARAMETER, "type", "/v1/events?type=x"),
                get(ProblemCode.ROUTE_NOT_FOUND, null, "/v1/nothing"),
                get(ProblemCode.ROUTE_NOT_FOUND, null, "/v1/payments/"),
                get(ProblemCode.OBJECT_NOT_FOUND, null, "/v1/payments/pay_none"),
                get(ProblemCode.OBJECT_NOT_FOUND, null, "/v1/events/evt_none"),
                new Case(
                        ProblemCode.OBJECT_NOT_FOUND,
                        "channel",
                        null,
                        shop -> shop.post("/v1/channels/none/notifications", "x")),
                new Case(
                        ProblemCode.METHOD_NOT_ALLOWED,
                        "DELETE",
                        null,
                        shop -> shop.send("DELETE", PAYMENTS, "", null)));
    }

    private static Case body(ProblemCode code, String param, String body) {
        String shown = body.length() > 60 ? body.substring(body.length() - 60) : body;
        return new Case(code, shown, param, shop -> shop.post(PAYMENTS, body));
    }

    private static Case get(ProblemCode code, String param, String target) {
        return new Case(code, target, param, shop -> shop.get(target));
    }

    private static String anOrder() {
        return Shop.order("a");
    }

    private static String order(String more) {
        return changed("\"method\"", more + ",\"method\"");
    }

    private static String changed(String part, String by) {
        return anOrder().replace(part, by);
    }

    private static String entries(int count) {
        StringBuilder entries = new StringBuilder("{");
        for (int i = 0; i < count; i++) {
            entries.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":\"v\"");
        }
        return entries.append("}").toString();
    }
}
