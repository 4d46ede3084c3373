package io.liushui.api.front;

import static io.liushui.api.world.ContractProcess.CARD;
import static io.liushui.api.world.ContractProcess.code;
import static io.liushui.api.world.ContractProcess.pending;
import static io.liushui.api.world.ContractProcess.signed;
import static io.liushui.api.world.ContractProcess.wish;

import io.liushui.api.front.RefusalCases.Case;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.liushui.api.world.SigningChannelFactory;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One way at least to every refusal that contracts and payment passwords know. */
final class ContractRefusals {
    private static final String CONTRACTS = "/v1/contracts";
    private static final String WRONG = "000001";

    private ContractRefusals() {}

    static List<Case> all() {
        return Stream.of(bodies(), codes(), payments(), PasswordRefusals.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Case> bodies() {
        return List.of(
                body(ProblemCode.MISSING_FIELD, "merchant_contract_no", "{}"),
                body(ProblemCode.MISSING_FIELD, "payer.id", changed("{\"id\":\"u1\"}", "{}")),
                body(ProblemCode.UNKNOWN_FIELD, "card.cvv", changed("\"holder\"", "\"cvv\":\"123\",\"holder\"")),
                body(ProblemCode.MISSING_FIELD, "card.phone", changed(",\"phone\":\"+8613800138000\"", "")),
                body(ProblemCode.INVALID_FIELD, "card.number", changed("0005\"", "0006\"")),
                body(ProblemCode.INVALID_FIELD, "card.number", changed("\"6221558812340005\"", "6221558812340005")),
                body(ProblemCode.INVALID_FIELD, "card.expiry_month", changed("_month\":12", "_month\":13")),
                body(ProblemCode.INVALID_FIELD, "card.expiry_year", changed("_year\":2030", "_year\":2025")),
                body(ProblemCode.INVALID_FIELD, "card", changed(CARD, "\"x\"")),
                body(ProblemCode.METHOD_NOT_OFFERED, "method", changed("bound_card", "card")),
                body(ProblemCode.METHOD_NOT_OFFERED, "method", changed("bound_card", "cheque")),
                body(ProblemCode.CURRENCY_NOT_SUPPORTED, "limits.currency", changed("CNY", "XAU")),
                body(ProblemCode.INVALID_FIELD, "limits.per_debit", changed("_debit\":5000", "_debit\":10001")),
                body(ProblemCode.INVALID_FIELD, "limits.per_day", changed("_day\":10000", "_day\":20001")),
                body(ProblemCode.MISSING_FIELD, "limits.per_month", agreement(",\"per_month\":20000", "")),
                body(
                        ProblemCode.MISSING_FIELD,
                        "limits.currency",
                        agreement("\"limits\":{", "\"limits\":null,\"x\":{").replaceAll(",\"x\":\\{[^}]*}", "")),
                body(ProblemCode.INVALID_FIELD, "valid_until", until("2020-01-01T00:00:00Z")),
                body(ProblemCode.INVALID_FIELD, "valid_until", until("tomorrow")),
                new Case(ProblemCode.MERCHANT_CONTRACT_NO_TAKEN, "other key", "merchant_contract_no", shop -> {
                    shop.post(CONTRACTS, wish("one", "bound_card"), "k1");
                    return shop.post(CONTRACTS, wish("one", "bound_card"), "k2");
                }),
                new Case(ProblemCode.IDEMPOTENCY_KEY_REUSED, "another card", null, shop -> {
                    shop.post(CONTRACTS, wish("one", "bound_card"), "k1");
                    return shop.post(
                            CONTRACTS, wish("one", "bound_card").replace("6221558812340005", "4111111111111111"), "k1");
                }),
                get(ProblemCode.OBJECT_NOT_FOUND, null, CONTRACTS + "/ctr_none"),
                get(ProblemCode.INVALID_PARAMETER, "state", CONTRACTS + "?state=odd"),
                get(ProblemCode.INVALID_PARAMETER, "payer_id", CONTRACTS + "?payer_id=%00"));
    }

    private static List<Case> codes() {
        return List.of(
                confirm(ProblemCode.CODE_WRONG, "code", "", WRONG),
                confirm(ProblemCode.SIGNING_FAILED, null, "", SigningChannelFactory.REFUSED_CODE),
                confirm(ProblemCode.SERVICE_UNAVAILABLE, null, "", SigningChannelFactory.CODE_IN_TROUBLE),
                confirm(ProblemCode.INVALID_FIELD, "code", "", "12ab"),
                confirm(ProblemCode.CODE_EXPIRED, null, "code_expires_at = created_at", WRONG),
                confirm(
                        ProblemCode.CODE_BEING_CHECKED,
                        null,
                        "confirming_until = created_at + interval '1 minute'",
                        WRONG),
                new Case(
                        ProblemCode.OBJECT_NOT_FOUND,
                        "confirm of nothing",
                        null,
                        shop -> shop.post(CONTRACTS + "/ctr_none/confirm", code(WRONG))),
                new Case(
                        ProblemCode.PROOF_NOT_EXPECTED,
                        "resend when signed",
                        null,
                        shop -> shop.post(CONTRACTS + "/" + signed(shop, "bound_card") + "/resend", "")),
                new Case(
                        ProblemCode.CODE_TOO_SOON,
                        "resend",
                        null,
                        shop -> shop.post(CONTRACTS + "/" + pending(shop, "bound_card") + "/resend", "")),
                new Case(ProblemCode.CODES_USED_UP, "resend", null, shop -> {
                    String contract = pending(shop, "bound_card");
                    change(shop, contract, "code_sends = 4");
                    return shop.post(CONTRACTS + "/" + contract + "/resend", "");
                }),
                new Case(
                        ProblemCode.CONTRACT_NOT_SIGNED,
                        "unsign while pending",
                        null,
                        shop -> shop.post(CONTRACTS + "/" + pending(shop, "bound_card") + "/unsign", "")));
    }

    private static List<Case> payments() {
        return List.of(
                payment(ProblemCode.INVALID_FIELD, "contract_id", "\"contract_id\":\"x\""),
                payment(ProblemCode.INVALID_FIELD, "contract_id", "\"contract_id\":\"ctr_" + "0".repeat(26) + "\""),
                underContract(ProblemCode.AMOUNT_ABOVE_MAXIMUM, "amount", "\"amount\":1234", "\"amount\":5001"),
                underContract(ProblemCode.CURRENCY_NOT_SUPPORTED, "currency", "CNY", "HUF"),
                underContract(ProblemCode.INVALID_FIELD, "method", "\"subject\"", "\"method\":\"card\",\"subject\""),
                underContract(
                        ProblemCode.INVALID_FIELD, "payer.id", "\"subject\"", "\"payer\":{\"id\":\"u2\"},\"subject\""),
                new Case(
                        ProblemCode.CONTRACT_NOT_SIGNED,
                        "payment under a pending contract",
                        "contract_id",
                        shop -> pay(shop, pending(shop, "bound_card"), "", "")),
                new Case(
                        ProblemCode.PROOF_NOT_EXPECTED,
                        "no password is waited for",
                        "password",
                        shop -> shop.post("/v1/payments/" + shop.pay() + "/confirm", "{\"password\":\"902174\"}")),
                new Case(
                        ProblemCode.MISSING_FIELD,
                        "confirm by nothing",
                        "code",
                        shop -> shop.post("/v1/payments/" + shop.pay() + "/confirm", "{}")),
                new Case(
                        ProblemCode.OBJECT_NOT_FOUND,
                        "confirm of no payment",
                        null,
                        shop -> shop.post("/v1/payments/pay_none/confirm", code(WRONG))));
    }

    private static Case confirm(ProblemCode code, String param, String change, String digits) {
        return new Case(code, "confirm by " + digits + " " + change, param, shop -> {
            String contract = pending(shop, "bound_card");
            if (!change.isEmpty()) {
                change(shop, contract, change);
            }
            return shop.post(CONTRACTS + "/" + contract + "/confirm", code(digits));
        });
    }

    private static void change(Shop shop, String contract, String assignment) {
        shop.world()
                .bean(JdbcClient.class)
                .sql("update contract set " + assignment + " where id = ?")
                .param(contract)
                .update();
    }

    private static Case payment(ProblemCode code, String param, String field) {
        return new Case(
                code,
                field,
                param,
                shop -> shop.post("/v1/payments", Shop.order("a").replace("\"method\"", field + ",\"method\"")));
    }

    private static Case underContract(ProblemCode code, String param, String part, String by) {
        return new Case(code, by, param, shop -> pay(shop, signed(shop, "bound_card"), part, by));
    }

    private static Reply pay(Shop shop, String contract, String part, String by) {
        return shop.post(
                "/v1/payments",
                ("{\"merchant_order_no\":\"a\",\"amount\":1234,\"currency\":\"CNY\",\"subject\":\"Tea\",\"contract_id\":\""
                                + contract + "\"}")
                        .replace(part, by));
    }

    private static Case body(ProblemCode code, String param, String body) {
        String shown = body.length() > 60 ? body.substring(body.length() - 60) : body;
        return new Case(code, "contract " + shown, param, shop -> shop.post(CONTRACTS, body));
    }

    private static Case get(ProblemCode code, String param, String target) {
        return new Case(code, target, param, shop -> shop.get(target));
    }

    private static String changed(String part, String by) {
        return wish("a", "bound_card").replace(part, by);
    }

    private static String agreement(String part, String by) {
        return wish("a", "agreement").replace(part, by);
    }

    private static String until(String time) {
        return changed("\"limits\"", "\"valid_until\":\"" + time + "\",\"limits\"");
    }
}
