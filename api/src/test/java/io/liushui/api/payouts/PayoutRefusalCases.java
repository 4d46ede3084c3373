package io.liushui.api.payouts;

import io.liushui.api.front.RefusalCases.Case;
import io.liushui.api.problems.ProblemCode;
import io.liushui.core.payouts.PayoutPermissions;
import io.liushui.core.wallets.Wallet;
import java.util.List;
import java.util.stream.Stream;

/** One way at least to every refusal of a payout. */
public final class PayoutRefusalCases {
    private static final String PAYOUTS = "/v1/payouts";
    private static final String BATCHES = "/v1/payout-batches";

    private PayoutRefusalCases() {}

    public static List<Case> all() {
        return Stream.of(payouts(), withdrawals()).flatMap(List::stream).toList();
    }

    private static List<Case> withdrawals() {
        return List.of(
                withdrawal(
                        ProblemCode.MISSING_FIELD,
                        "payee",
                        Purse.withdrawal("W-1", 100).replace("\"payee\"", "\"metadata\"")),
                withdrawal(
                        ProblemCode.UNKNOWN_FIELD,
                        "currency",
                        Purse.withdrawal("W-1", 100).replace("\"amount\"", "\"currency\":\"CNY\",\"amount\"")),
                withdrawal(ProblemCode.INVALID_FIELD, "password", Purse.withdrawal("W-1", 100, "12345")),
                withdrawal(ProblemCode.AMOUNT_BELOW_MINIMUM, "amount", Purse.withdrawal("W-1", 99)),
                withdrawal(ProblemCode.INSUFFICIENT_BALANCE, null, Purse.withdrawal("W-1", 3_001)),
                withdrawal(ProblemCode.PASSWORD_NOT_SET, null, Purse.withdrawal("W-1", 100, Purse.PASSWORD)),
                new Case(ProblemCode.PASSWORD_PROOF_NEEDED, "withdrawal", "password", shop -> {
                    Wallet wallet = Purse.filled(shop, 3_000);
                    Purse.locked(shop);
                    return shop.post(Purse.target(wallet), Purse.withdrawal("W-1", 100));
                }),
                new Case(ProblemCode.PAYOUT_NOT_OFFERED, "withdrawal without permission", null, shop -> {
                    Wallet wallet = Purse.filled(shop, 3_000);
                    shop.world().bean(PayoutPermissions.class).forbid(shop.appId());
                    return shop.post(Purse.target(wallet), Purse.withdrawal("W-1", 100));
                }),
                new Case(ProblemCode.MERCHANT_PAYOUT_NO_TAKEN, "withdrawal", "merchant_payout_no", shop -> {
                    Wallet wallet = Purse.filled(shop, 3_000);
                    Payroll.funded(shop, 100).post(PAYOUTS, Payroll.payout("P-1", 100));
                    return shop.post(Purse.target(wallet), Purse.withdrawal("P-1", 100));
                }),
                new Case(
                        ProblemCode.OBJECT_NOT_FOUND,
                        "no wallet to withdraw from",
                        null,
                        shop -> shop.post("/v1/wallets/wal_none/withdrawals", Purse.withdrawal("W-1", 100))),
                new Case(
                        ProblemCode.OBJECT_NOT_FOUND,
                        "no wallet with withdrawals",
                        null,
                        shop -> shop.get("/v1/wallets/wal_none/withdrawals")));
    }

    private static Case withdrawal(ProblemCode code, String param, String body) {
        return new Case(
                code, "withdrawal " + param, param, shop -> shop.post(Purse.target(Purse.filled(shop, 3_000)), body));
    }

    private static List<Case> payouts() {
        return List.of(
                body(ProblemCode.MISSING_FIELD, "payee", changed("\"payee\":{", "\"metadata\":{")),
                body(ProblemCode.MISSING_FIELD, "payee.name", changed("\"name\":\"王小明\",", "")),
                body(
                        ProblemCode.MISSING_FIELD,
                        "payee.account",
                        changed("\"account\":\"" + Payroll.ACCOUNT + "\",", "")),
                body(ProblemCode.MISSING_FIELD, "purpose", changed(",\"purpose\":\"Salary\"", "")),
                body(ProblemCode.UNKNOWN_FIELD, "payee.phone", changed("\"bank\"", "\"phone\"")),
                body(ProblemCode.INVALID_FIELD, "payee.account", changed(Payroll.ACCOUNT, "12!4")),
                body(
                        ProblemCode.INVALID_FIELD,
                        "payee.wallet_id",
                        changed("\"bank\":\"ICBC\"", "\"wallet_id\":\"w-123456\"")),
                body(ProblemCode.INVALID_FIELD, "payee.bank", changed("\"account\":", "\"wallet_id\":")),
                body(ProblemCode.INVALID_FIELD, "payee.bank", changed("ICBC", "BOC")),
                body(ProblemCode.INVALID_FIELD, "purpose", changed("Salary", "a\\nb")),
                body(ProblemCode.INVALID_FIELD, "merchant_payout_no", changed("P-1", "P/1")),
                body(ProblemCode.INVALID_FIELD, "amount", changed("3000", "30.5")),
                body(ProblemCode.AMOUNT_BELOW_MINIMUM, "amount", changed("3000", "99")),
                body(ProblemCode.AMOUNT_ABOVE_MAXIMUM, "amount", changed("3000", "500001")),
                body(ProblemCode.CURRENCY_NOT_SUPPORTED, "currency", changed("CNY", "HUF")),
                body(ProblemCode.CURRENCY_NOT_SUPPORTED, "currency", changed("CNY", "XXX")),
                body(ProblemCode.INSUFFICIENT_BALANCE, null, changed("3000", "3001")),
                new Case(
                        ProblemCode.PAYOUT_NOT_OFFERED,
                        "no permission",
                        null,
                        shop -> shop.post(PAYOUTS, Payroll.payout("P-1", 3_000))),
                new Case(ProblemCode.MERCHANT_PAYOUT_NO_TAKEN, "twice", "merchant_payout_no", shop -> {
                    Payroll.funded(shop, 10_000).post(PAYOUTS, Payroll.payout("P-1", 100));
                    return shop.post(PAYOUTS, Payroll.payout("P-1", 100));
                }),
                new Case(ProblemCode.MERCHANT_BATCH_NO_TAKEN, "twice", "merchant_batch_no", shop -> {
                    Payroll.funded(shop, 10_000).post(BATCHES, Payroll.batch("B-1", Payroll.payout("P-1", 100)));
                    return shop.post(BATCHES, Payroll.batch("B-1", Payroll.payout("P-2", 100)));
                }),
                new Case(ProblemCode.PAYOUT_NOT_CANCELLABLE, "failed", null, shop -> {
                    String id = Payroll.funded(shop, 10_000)
                            .post(PAYOUTS, Payroll.payout("P-1", 100))
                            .text("id");
                    shop.world()
                            .bean(io.liushui.core.payouts.PayoutResults.class)
                            .record(id, "payout_blocked", null);
                    return shop.post(PAYOUTS + "/" + id + "/cancel", "");
                }),
                new Case(
                        ProblemCode.BATCH_INVALID,
                        "one of two",
                        null,
                        shop -> shop.post(
                                BATCHES, Payroll.batch("B-1", Payroll.payout("P-1", 100), Payroll.payout("P/2", 100)))),
                new Case(
                        ProblemCode.INVALID_FIELD,
                        "empty batch",
                        "payouts",
                        shop -> shop.post(BATCHES, Payroll.batch("B-1"))),
                new Case(
                        ProblemCode.INVALID_PARAMETER,
                        "file without number",
                        "merchant_batch_no",
                        shop -> shop.send("POST", BATCHES, "a,b\n", "k", "Content-Type", "text/csv")),
                new Case(
                        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                        "file for one payout",
                        "Content-Type",
                        shop -> shop.send("POST", PAYOUTS, "a,b\n", "k", "Content-Type", "text/csv")),
                new Case(
                        ProblemCode.BODY_TOO_LARGE,
                        "batch",
                        null,
                        shop -> shop.post(BATCHES, " ".repeat(BatchBody.LARGEST_BYTES + 1))),
                new Case(ProblemCode.OBJECT_NOT_FOUND, "payout", null, shop -> shop.get(PAYOUTS + "/po_none")),
                new Case(
                        ProblemCode.OBJECT_NOT_FOUND,
                        "to cancel",
                        null,
                        shop -> shop.post(PAYOUTS + "/po_none/cancel", "")),
                new Case(ProblemCode.OBJECT_NOT_FOUND, "batch", null, shop -> shop.get(BATCHES + "/pob_none")),
                new Case(ProblemCode.INVALID_PARAMETER, "state", "state", shop -> shop.get(PAYOUTS + "?state=lost")),
                new Case(
                        ProblemCode.INVALID_PARAMETER,
                        "batch",
                        "batch_id",
                        shop -> shop.get(PAYOUTS + "?batch_id=po_1")));
    }

    private static Case body(ProblemCode code, String param, String body) {
        return new Case(
                code,
                body.substring(Math.max(0, body.length() - 60)),
                param,
                shop -> Payroll.funded(shop, 3_000).post(PAYOUTS, body));
    }

    private static String changed(String part, String by) {
        return Payroll.payout("P-1", 3_000).replace(part, by);
    }
}
