package io.liushui.api.front;

import static io.liushui.api.world.ContractProcess.code;

import io.liushui.api.front.RefusalCases.Case;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One way at least to every refusal that payment passwords know. */
final class PasswordRefusals {
    private static final String PASSWORD = "/v1/payers/u1/payment-password";

    private PasswordRefusals() {}

    static List<Case> all() {
        return List.of(
                put(ProblemCode.PASSWORD_TOO_WEAK, "password", "{\"password\":\"123456\"}"),
                put(ProblemCode.INVALID_FIELD, "password", "{\"password\":\"12345\"}"),
                put(ProblemCode.MISSING_FIELD, "phone", "{\"password\":\"902174\"}"),
                put(ProblemCode.PASSWORD_NOT_SET, null, "{\"password\":\"902174\",\"current_password\":\"902175\"}"),
                new Case(ProblemCode.OBJECT_NOT_FOUND, "password of nobody", null, shop -> shop.get(PASSWORD)),
                new Case(
                        ProblemCode.INVALID_PARAMETER,
                        "payer's id",
                        "id",
                        shop -> shop.get("/v1/payers/" + "u".repeat(65) + "/payment-password")),
                set(ProblemCode.PASSWORD_PROOF_NEEDED, null, "{\"password\":\"111213\",\"phone\":\"+8613900000000\"}"),
                set(
                        ProblemCode.PASSWORD_WRONG,
                        "current_password",
                        "{\"password\":\"111213\",\"current_password\":\"000001\"}"),
                set(ProblemCode.CODE_EXPIRED, null, "{\"password\":\"111213\",\"code\":\"000001\"}"),
                new Case(ProblemCode.PASSWORD_LOCKED, "change", null, shop -> {
                    first(shop);
                    shop.world()
                            .bean(JdbcClient.class)
                            .sql("update payer_password set tries_left = 0 where app_id = ?")
                            .param(shop.appId())
                            .update();
                    return putBody(shop, "{\"password\":\"111213\",\"current_password\":\"902174\"}");
                }),
                new Case(ProblemCode.PASSWORD_NOT_SET, "code", null, shop -> shop.post(PASSWORD + "/code", "")),
                new Case(ProblemCode.CODE_TOO_SOON, "code", null, shop -> {
                    first(shop);
                    shop.post(PASSWORD + "/code", "");
                    return shop.post(PASSWORD + "/code", "");
                }),
                new Case(ProblemCode.CODE_EXPIRED, "unlock without a code", null, shop -> {
                    first(shop);
                    return shop.post(PASSWORD + "/unlock", code("000001"));
                }),
                new Case(
                        ProblemCode.CURRENCY_NOT_SUPPORTED,
                        "free limit",
                        "currency",
                        shop -> shop.send(
                                "PUT", "/v1/payers/u1/free-limit", "{\"currency\":\"XAU\",\"amount\":1}", null)),
                new Case(
                        ProblemCode.INVALID_FIELD,
                        "free limit",
                        "amount",
                        shop -> shop.send(
                                "PUT", "/v1/payers/u1/free-limit", "{\"currency\":\"CNY\",\"amount\":-1}", null)));
    }

    private static void first(Shop shop) {
        putBody(shop, "{\"password\":\"902174\",\"phone\":\"+8613800138000\"}");
    }

    private static Reply putBody(Shop shop, String body) {
        return shop.send("PUT", PASSWORD, body, null);
    }

    private static Case put(ProblemCode code, String param, String body) {
        return new Case(code, body, param, shop -> putBody(shop, body));
    }

    private static Case set(ProblemCode code, String param, String body) {
        return new Case(code, "set before, " + body, param, shop -> {
            first(shop);
            return putBody(shop, body);
        });
    }
}
