package io.liushui.api.points;

import io.liushui.api.front.RefusalCases.Case;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.liushui.core.points.PointsRate;
import io.liushui.core.points.PointsRates;
import java.util.List;

/** One way at least to every refusal of points. */
public final class PointsRefusals {
    private static final String ISSUE =
            "{\"merchant_issue_no\":\"I-1\",\"payer_id\":\"ann\",\"points\":10,\"expires_in_days\":30}";

    private PointsRefusals() {}

    public static List<Case> all() {
        return List.of(
                new Case(ProblemCode.POINTS_WITHOUT_RATE, "issue", null, shop -> issue(shop, ISSUE)),
                new Case(ProblemCode.INSUFFICIENT_BALANCE, "issue", null, shop -> {
                    rate(shop);
                    return issue(shop, ISSUE);
                }),
                new Case(
                        ProblemCode.MISSING_FIELD,
                        "number",
                        "merchant_issue_no",
                        shop -> issue(shop, ISSUE.replace("\"merchant_issue_no\":\"I-1\",", ""))),
                new Case(
                        ProblemCode.INVALID_FIELD,
                        "number",
                        "merchant_issue_no",
                        shop -> issue(shop, ISSUE.replace("I-1", "I 1"))),
                new Case(ProblemCode.OBJECT_NOT_FOUND, "rate", null, shop -> shop.get("/v1/points/rate")),
                new Case(
                        ProblemCode.OBJECT_NOT_FOUND,
                        "points account",
                        null,
                        shop -> shop.get("/v1/points/accounts/pts_none")),
                new Case(
                        ProblemCode.MISSING_FIELD,
                        "points",
                        "points",
                        shop -> issue(shop, "{\"merchant_issue_no\":\"I-1\",\"payer_id\":\"ann\"}")),
                new Case(
                        ProblemCode.INVALID_FIELD,
                        "no points",
                        "points",
                        shop -> issue(shop, ISSUE.replace("10", "0"))),
                new Case(
                        ProblemCode.INVALID_FIELD,
                        "no days",
                        "expires_in_days",
                        shop -> issue(shop, ISSUE.replace("30", "0"))));
    }

    static void rate(Shop shop) {
        shop.world().bean(PointsRates.class).set(shop.merchantId(), new PointsRate("CNY", 1, 1));
    }

    static Reply issue(Shop shop, String body) {
        return shop.post("/v1/points/issues", body);
    }
}
