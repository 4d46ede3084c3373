package io.liushui.api.front;

import static io.liushui.api.world.HoldProcess.capture;

import io.liushui.api.front.RefusalCases.Case;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.world.HoldProcess;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.liushui.core.accounts.Funds;
import io.liushui.core.balances.MerchantBalances;
import io.liushui.core.money.Money;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What authorizations and captures refuse. */
final class HoldRefusals {
    private static final String AUTHORIZATIONS = "/v1/authorizations";
    private static final String CAPTURES = "/v1/captures";

    private HoldRefusals() {}

    static List<Case> all() {
        return java.util.stream.Stream.of(requests(), moves(), captureVoids(), captureRefunds())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Case> requests() {
        return List.of(
                of(
                        ProblemCode.METHOD_NOT_OFFERED,
                        "no channel holds by it",
                        "method",
                        shop -> shop.post(AUTHORIZATIONS, HoldProcess.order("card"))),
                of(
                        ProblemCode.OBJECT_NOT_FOUND,
                        "a payment",
                        null,
                        shop -> shop.get(AUTHORIZATIONS + "/" + shop.pay())),
                of(
                        ProblemCode.OBJECT_NOT_FOUND,
                        "an authorization",
                        null,
                        shop -> shop.get("/v1/payments/" + HoldProcess.accepted(shop, "rental"))),
                of(ProblemCode.OBJECT_NOT_FOUND, "no capture", null, shop -> shop.get(CAPTURES + "/cap_none")),
                of(
                        ProblemCode.OBJECT_NOT_FOUND,
                        "void of no capture",
                        null,
                        shop -> shop.post(CAPTURES + "/cap_none/void", "")),
                of(
                        ProblemCode.INVALID_PARAMETER,
                        "of a payment",
                        "authorization_id",
                        shop -> shop.get(CAPTURES + "?authorization_id=pay_1")),
                of(
                        ProblemCode.MISSING_FIELD,
                        "no number",
                        "merchant_capture_no",
                        shop -> shop.post(captures(HoldProcess.held(shop, "rental")), "{}")),
                of(
                        ProblemCode.INVALID_FIELD,
                        "final is a text",
                        "final",
                        shop -> shop.post(
                                captures(HoldProcess.held(shop, "rental")), capture(1, ",\"final\":\"yes\""))),
                of(
                        ProblemCode.INVALID_FIELD,
                        "nothing captured",
                        "amount",
                        shop -> shop.post(captures(HoldProcess.held(shop, "rental")), capture(0, ""))));
    }

    private static List<Case> moves() {
        return List.of(
                of(
                        ProblemCode.AUTHORIZATION_NOT_AUTHORIZED,
                        "accepted",
                        null,
                        shop -> shop.post(captures(HoldProcess.accepted(shop, "rental")), capture(1, ""))),
                held(
                        ProblemCode.AUTHORIZATION_NOT_CLOSABLE,
                        null,
                        (shop, id) -> shop.post(AUTHORIZATIONS + "/" + id + "/close", "")),
                held(ProblemCode.AUTHORIZATION_ENDED, null, (shop, id) -> {
                    shop.post(release(id), "");
                    HoldProcess.carryOut(shop.world(), id);
                    return shop.post(captures(id), capture(1, ""));
                }),
                held(ProblemCode.AUTHORIZATION_EXPIRED, null, (shop, id) -> {
                    jdbc(shop)
                            .sql("update preauthorization set valid_until = authorized_at where payment_id = ?")
                            .param(id)
                            .update();
                    return shop.post(release(id), "");
                }),
                held(ProblemCode.AUTHORIZATION_RELEASING, null, (shop, id) -> {
                    shop.post(release(id), "");
                    return shop.post(captures(id), capture(1, ""));
                }),
                held(
                        ProblemCode.CAPTURE_EXCEEDS_AUTHORIZATION,
                        "amount",
                        (shop, id) -> shop.post(captures(id), capture(10_001, ""))),
                of(
                        ProblemCode.CAPTURE_MUST_BE_FINAL,
                        "takes one capture",
                        "final",
                        shop -> shop.post(captures(HoldProcess.held(shop, "deposit")), capture(1, ""))),
                held(ProblemCode.MERCHANT_CAPTURE_NO_TAKEN, "merchant_capture_no", (shop, id) -> {
                    String capture = capture(1, "");
                    shop.post(captures(id), capture);
                    return shop.post(captures(id), capture);
                }));
    }

    private static List<Case> captureRefunds() {
        return List.of(
                of(
                        ProblemCode.OBJECT_NOT_FOUND,
                        "refund of no capture",
                        null,
                        shop -> shop.post(refunds("cap_none"), refund("R-1", 1))),
                of(ProblemCode.OBJECT_NOT_FOUND, "refunds of no capture", null, shop -> shop.get(refunds("cap_none"))),
                held(ProblemCode.CAPTURE_NOT_REFUNDABLE, null, (shop, id) -> {
                    String pending = shop.post(captures(id), capture(1, "")).text("id");
                    return shop.post(refunds(pending), refund("R-1", 1));
                }),
                held(
                        ProblemCode.REFUND_AMOUNT_EXCEEDS_REMAINING,
                        "amount",
                        (shop, id) -> shop.post(refunds(captured(shop, id)), refund("R-1", 10_001))),
                held(ProblemCode.MERCHANT_REFUND_NO_TAKEN, "merchant_refund_no", (shop, id) -> {
                    String capture = captured(shop, id);
                    shop.post(refunds(capture), refund("R-1", 1));
                    return shop.post(refunds(capture), refund("R-1", 1));
                }),
                of(ProblemCode.FUNCTION_NOT_SUPPORTED, "refunds no capture", null, shop -> {
                    String id = HoldProcess.held(shop, "deposit");
                    return shop.post(refunds(captured(shop, id)), refund("R-1", 1));
                }));
    }

    private static String refunds(String captureId) {
        return CAPTURES + "/" + captureId + "/refunds";
    }

    private static String refund(String number, long amount) {
        return "{\"merchant_refund_no\":\"" + number + "\",\"amount\":" + amount + "}";
    }

    private static List<Case> captureVoids() {
        return List.of(
                held(ProblemCode.CAPTURE_NOT_VOIDABLE, null, (shop, id) -> {
                    String pending = shop.post(captures(id), capture(1, "")).text("id");
                    return shop.post(CAPTURES + "/" + pending + "/void", "");
                }),
                held(ProblemCode.CAPTURE_VOID_TOO_LATE, null, (shop, id) -> {
                    String capture = captured(shop, id);
                    jdbc(shop)
                            .sql("update capture set finished_at = finished_at - interval '1 day' where id = ?")
                            .param(capture)
                            .update();
                    return shop.post(CAPTURES + "/" + capture + "/void", "");
                }),
                held(ProblemCode.INSUFFICIENT_BALANCE, null, (shop, id) -> {
                    String capture = captured(shop, id);
                    shop.world()
                            .bean(TransactionTemplate.class)
                            .executeWithoutResult(status -> shop.world()
                                    .bean(MerchantBalances.class)
                                    .debit(
                                            shop.merchantId(),
                                            "payout:" + id,
                                            new Money(1, "CNY"),
                                            Funds.PENDING_FIRST));
                    return shop.post(CAPTURES + "/" + capture + "/void", "");
                }),
                of(ProblemCode.FUNCTION_NOT_SUPPORTED, "gives nothing back", null, shop -> {
                    String id = HoldProcess.held(shop, "deposit");
                    return shop.post(CAPTURES + "/" + captured(shop, id) + "/void", "");
                }));
    }

    private interface Attempt {
        Reply of(Shop shop, String authorizationId);
    }

    private static Case held(ProblemCode code, String param, Attempt attempt) {
        return of(code, "of a held amount", param, shop -> attempt.of(shop, HoldProcess.held(shop, "rental")));
    }

    private static Case of(ProblemCode code, String name, String param, Function<Shop, Reply> request) {
        return new Case(code, name, param, request);
    }

    private static String captured(Shop shop, String authorizationId) {
        String capture = shop.post(captures(authorizationId), capture(10_000, ",\"final\":true"))
                .text("id");
        HoldProcess.carryOut(shop.world(), authorizationId);
        return capture;
    }

    private static String captures(String authorizationId) {
        return AUTHORIZATIONS + "/" + authorizationId + "/captures";
    }

    private static String release(String authorizationId) {
        return AUTHORIZATIONS + "/" + authorizationId + "/void";
    }

    private static JdbcClient jdbc(Shop shop) {
        return shop.world().bean(JdbcClient.class);
    }
}
