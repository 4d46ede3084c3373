package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;

/**
 * What a payer of the demo merchant has with us: 1500.00 in a wallet, 50.00 in points, and the only coupon of a template, of 3.00.
 *
 * @param account of the wallet
 */
record Purse(Desk desk, String payer, String wallet, String account, String points, String coupon) {
    static final long MONEY = 150_000;
    static final long POINTS = 5_000;

    /** So many, of as many payers. The merchant pays for the points. */
    static Queue<Purse> filled(Desk desk, int count) {
        Queue<Purse> purses = Several.of(count, () -> filled(desk));
        purses.forEach(Purse::awaitMoney);
        return purses;
    }

    private static Purse filled(Desk desk) {
        String payer = UUID.randomUUID().toString();
        String wallet = desk.accepted("/v1/wallets", "{\"payer_id\":\"" + payer + "\",\"currency\":\"CNY\"}");
        desk.accepted("/v1/payments", """
                {"merchant_order_no":"%s","amount":%d,"currency":"CNY","subject":"Top-up","method":"sandbox_card","payer":{"id":"%s"},
                 "purpose":"wallet_top_up","wallet_id":"%s"}""".formatted(UUID.randomUUID(), MONEY, payer, wallet));
        Map<String, Object> points = desk.post("/v1/points/issues", """
                {"merchant_issue_no":"%s","payer_id":"%s","points":%d,"expires_in_days":30}""".formatted(UUID.randomUUID(), payer, POINTS));
        String template = desk.accepted("/v1/coupon-templates", """
                {"name":"3 off","kind":"cash","amount_off":300,"least_order_amount":1000,"currency":"CNY",
                 "valid_until":"2030-12-31T16:00:00Z","issue_limit":1,"budget":300}""");
        Map<String, Object> issue = desk.post("/v1/coupons", """
                {"template_id":"%s","merchant_issue_no":"%s","payer_ids":["%s"]}""".formatted(template, UUID.randomUUID(), payer));
        Map<?, ?> coupon = (Map<?, ?>) ((List<?>) issue.get("coupons")).getFirst();
        return new Purse(
                desk,
                payer,
                wallet,
                desk.system().books.text("select id from account where kind = 'wallet' and owner = ?", wallet),
                (String) points.get("points_account_id"),
                (String) coupon.get("id"));
    }

    private void awaitMoney() {
        desk.await("money in " + wallet, () -> number(desk.get("/v1/wallets/" + wallet), "available") == MONEY);
    }

    /** @param frozenMinor in the wallet */
    void assertFrozen(long frozenMinor) {
        assertThat(number(desk.get("/v1/wallets/" + wallet), "frozen")).isEqualTo(frozenMinor);
    }

    /**
     * Nothing is held any more, and this is left.
     *
     * @param couponState as the API names it
     */
    void assertLeft(long moneyMinor, long pointsLeft, String couponState) {
        assertFrozen(0);
        assertThat(number(desk.get("/v1/wallets/" + wallet), "available")).isEqualTo(moneyMinor);
        assertThat(number(desk.get("/v1/points/accounts/" + points), "points")).isEqualTo(pointsLeft);
        assertThat(desk.get("/v1/coupons/" + coupon)).containsEntry("state", couponState);
        assertThat(desk.system()
                        .books
                        .count(
                                "account_hold h join account a on a.id = h.account_id where h.state = 'held' and"
                                        + " a.owner in (?, ?)",
                                wallet,
                                points))
                .isZero();
    }

    private static long number(Map<String, Object> document, String field) {
        return ((Number) document.get(field)).longValue();
    }
}
