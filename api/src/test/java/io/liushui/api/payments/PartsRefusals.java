package io.liushui.api.payments;

import io.liushui.api.front.RefusalCases.Case;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import java.util.List;
import java.util.function.Function;

/** One way at least to every refusal of the parts of a payment. */
public final class PartsRefusals {
    private static final String WALLET = "{\"type\":\"wallet_balance\",\"amount\":10}";
    private static final String COUPON = "{\"type\":\"coupon\",\"coupon_id\":\"cpn_01k00000000000000000000000\"}";

    private PartsRefusals() {}

    public static List<Case> all() {
        return List.of(
                invalid("parts", "7"),
                invalid("parts", "[" + WALLET + ("," + COUPON).repeat(10) + "]"),
                invalid("parts[0].type", "[{\"type\":\"card\",\"amount\":1}]"),
                invalid("parts[1].type", "[" + WALLET + "," + WALLET + "]"),
                invalid("parts[1].coupon_id", "[" + COUPON + "," + COUPON + "]"),
                invalid("parts[0].amount", "[{\"type\":\"points\",\"amount\":0}]"),
                invalid("parts[0].amount", "[{\"type\":\"points\",\"amount\":\"1\"}]"),
                invalid("parts[0].amount", "[" + COUPON.replace("}", ",\"amount\":1}") + "]"),
                invalid("parts[0].coupon_id", "[" + WALLET.replace("}", ",\"coupon_id\":\"cpn_1\"}") + "]"),
                invalid("parts[0].coupon_id", "[{\"type\":\"coupon\",\"coupon_id\":\"cpn_1\"}]"),
                of(
                        ProblemCode.UNKNOWN_FIELD,
                        "parts[0].bank",
                        pay("[" + WALLET.replace("}", ",\"bank\":\"x\"}") + "]")),
                of(ProblemCode.MISSING_FIELD, "parts[0].type", pay("[{}]")),
                of(ProblemCode.MISSING_FIELD, "parts[0].amount", pay("[{\"type\":\"points\"}]")),
                of(ProblemCode.MISSING_FIELD, "parts[0].coupon_id", pay("[{\"type\":\"coupon\"}]")),
                of(ProblemCode.MISSING_FIELD, "payer.id", pay("[" + WALLET + "]", "\"payer\":{\"ip\":\"1.2.3.4\"}")),
                of(
                        ProblemCode.INVALID_FIELD,
                        "parts",
                        shop -> shop.post(
                                "/v1/authorizations", order("[" + WALLET + "]", "\"payer\":{\"id\":\"ann\"}"))),
                of(ProblemCode.PARTS_EXCEED_AMOUNT, "parts", pay("[" + WALLET.replace("10", "1234") + "]")),
                of(ProblemCode.PART_REFUSED, "parts[0]", pay("[" + WALLET + "]")),
                of(ProblemCode.INSUFFICIENT_BALANCE, "parts[0]", shop -> {
                    shop.post("/v1/wallets", "{\"payer_id\":\"ann\",\"currency\":\"CNY\"}");
                    return pay("[" + WALLET + "]").apply(shop);
                }));
    }

    private static Case invalid(String param, String parts) {
        return of(ProblemCode.INVALID_FIELD, param, pay(parts));
    }

    private static Case of(ProblemCode code, String param, Function<Shop, Reply> request) {
        return new Case(code, "parts: " + param, param, request);
    }

    private static Function<Shop, Reply> pay(String parts) {
        return pay(parts, "\"payer\":{\"id\":\"ann\"}");
    }

    private static Function<Shop, Reply> pay(String parts, String payer) {
        return shop -> shop.post("/v1/payments", order(parts, payer));
    }

    private static String order(String parts, String payer) {
        return Shop.order("a").replace("\"method\"", payer + ",\"parts\":" + parts + ",\"method\"");
    }
}
