package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A payout of money from a payer's wallet, to a bank account that no other payout has. */
record Withdrawal(Desk desk, Purse purse, String id, long amountMinor) {
    private static final AtomicLong ACCOUNTS = new AtomicLong(6_217_000_000_000_000L);

    static Withdrawal accepted(Desk desk, Purse purse, long amountMinor) {
        String id = desk.accepted("/v1/wallets/" + purse.wallet() + "/withdrawals", """
                {"merchant_payout_no":"%s","amount":%d,"payee":{"name":"王小明","account":"%d"},"purpose":"Withdrawal"}""".formatted(
                        UUID.randomUUID(), amountMinor, ACCOUNTS.incrementAndGet()));
        return new Withdrawal(desk, purse, id, amountMinor);
    }

    /** Its number at the bank, once it is committed as sent. */
    String number() {
        return new RealPayouts(desk.system()).sentNumber(id);
    }

    String state() {
        return desk.system().books.text("select state from payout where id = ?", id);
    }

    void awaitState(String state) {
        desk.awaitState("/v1/payouts/" + id, state);
    }

    /** The money is frozen, and the channel's word is this. */
    void assertOpen(String operationState) {
        assertThat(state()).isEqualTo("processing");
        assertThat(desk.system().books.text("select state from channel_operation where subject = ?", id))
                .isEqualTo(operationState);
        purse.assertFrozen(amountMinor);
    }

    /** @param asked how often the bank had to be asked to pay */
    void succeeds(int asked) {
        awaitState("succeeded");
        purse.assertLeft(Purse.MONEY - amountMinor, Purse.POINTS, "issued");
        ended("paid", asked);
        desk.assertTold("payout.succeeded", id);
    }

    void fails() {
        awaitState("failed");
        purse.assertLeft(Purse.MONEY, Purse.POINTS, "issued");
        ended("released", 1);
        desk.assertTold("payout.failed", id);
    }

    private void ended(String booked, int asked) {
        assertThat(desk.system().books.count("channel_operation where subject = ?", id))
                .isOne();
        assertThat(desk.system().bank.asked("payout", number())).isEqualTo(asked);
        assertThat(desk.system().bank.state(number())).isEqualTo(booked.equals("paid") ? "paid" : "declined");
        assertThat(desk.system()
                        .books
                        .jdbc()
                        .sql("select reference from journal_entry where reference like 'payout-%' || ? order by id")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("payout-frozen:" + id, "payout-" + booked + ":" + id);
    }
}
