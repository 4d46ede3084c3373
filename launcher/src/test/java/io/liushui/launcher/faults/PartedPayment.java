package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

/**
 * A payment that its payer pays with 7.00 from the wallet, 2.00 in points and a coupon of 3.00, and the rest by one channel.
 *
 * @param channelMinor the rest
 */
record PartedPayment(Desk desk, Purse purse, String id, long channelMinor) {
    private static final long FROM_WALLET = 700;
    private static final long IN_POINTS = 200;
    private static final long BY_COUPON = 300;

    static PartedPayment accepted(Desk desk, Purse purse, String method, long channelMinor, int expiresInSeconds) {
        long amount = channelMinor + FROM_WALLET + IN_POINTS + BY_COUPON;
        String id = desk.accepted("/v1/payments", """
                {"merchant_order_no":"%s","amount":%d,"currency":"CNY","subject":"Tea","method":"%s","payer":{"id":"%s"},"expires_in":%d,
                 "parts":[{"type":"wallet_balance","amount":%d},{"type":"points","amount":%d},{"type":"coupon","coupon_id":"%s"}]}""".formatted(
                        UUID.randomUUID(),
                        amount,
                        method,
                        purse.payer(),
                        expiresInSeconds,
                        FROM_WALLET,
                        IN_POINTS,
                        purse.coupon()));
        return new PartedPayment(desk, purse, id, channelMinor);
    }

    /** Its order at the bank, once it is committed as sent. */
    String order() {
        return desk.system().books.sentOrder(id);
    }

    String attemptState() {
        return desk.system().books.text("select state from payment_attempt where payment_id = ?", id);
    }

    void awaitState(String state) {
        desk.awaitState("/v1/payments/" + id, state);
    }

    /** All parts are held, and nothing is booked of them. */
    void assertOpen() {
        assertThat(desk.system().books.count("payment where id = ? and finished_at is null", id))
                .isOne();
        assertParts("held", 0);
        purse.assertFrozen(FROM_WALLET);
    }

    /** @param asked how often the bank had to be asked to take the money */
    void succeeds(int asked) {
        awaitState("succeeded");
        purse.assertLeft(Purse.MONEY - FROM_WALLET, Purse.POINTS - IN_POINTS, "used");
        assertParts("used", 3);
        assertThat(desk.system().books.postings(id)).isOne();
        assertThat(desk.system().bank.asked("pay", order())).isEqualTo(asked);
        assertThat(desk.system().bank.charges(order())).isOne();
        desk.assertTold("payment.succeeded", id);
        desk.assertTold("coupon.used", purse.coupon());
    }

    /** @param state failed or closed */
    void endsUnpaid(String state) {
        awaitState(state);
        purse.assertLeft(Purse.MONEY, Purse.POINTS, "issued");
        assertParts("released", 0);
        assertThat(desk.system().books.postings(id)).isZero();
        assertThat(desk.system().bank.asked("pay", order())).isOne();
        assertThat(desk.system().bank.charges(order())).isZero();
        desk.assertTold("payment." + state, id);
    }

    private void assertParts(String state, int booked) {
        assertThat(desk.system().books.count("payment_part where payment_id = ? and state = ?", id, state))
                .isEqualTo(3);
        assertThat(desk.system()
                        .books
                        .count(
                                "journal_entry e join payment_part q on e.reference = 'part_used:' || q.id where"
                                        + " q.payment_id = ?",
                                id))
                .isEqualTo(booked);
    }
}
