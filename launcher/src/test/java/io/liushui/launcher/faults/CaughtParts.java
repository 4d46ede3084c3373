package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.launcher.faults.Locks.Until;
import java.util.List;
import java.util.Queue;

/** Payments in several parts, that succeed or are refused by the channel. */
final class CaughtParts extends PurseSteps {
    CaughtParts(Desk desk, Queue<Purse> purses, Locks locks) {
        super(desk, purses, locks);
    }

    @Override
    public List<UnderWay> uncommitted() {
        return List.of(used(), released(), answered());
    }

    @Override
    public List<UnderWay> untold() {
        PartedPayment paid = slow(system.amount());
        lockWallet(Until.THE_ENGINE_IS_AWAY, paid.purse());
        PartedPayment refused = slow(99_902);
        lockWallet(Until.THE_ENGINE_IS_AWAY, refused.purse());
        return List.of(
                new UnderWay(
                        "parts are used, and their payment's process not told",
                        () -> paid.awaitState("succeeded"),
                        () -> paid.succeeds(1)),
                new UnderWay(
                        "parts are released, and their payment's process not told",
                        () -> refused.awaitState("failed"),
                        () -> refused.endsUnpaid("failed")));
    }

    @Override
    public List<UnderWay> unnoted() {
        PartedPayment payment = accepted(system.amount());
        return List.of(new UnderWay(
                "the merchant of a payment in parts is told, and that is not noted",
                () -> desk.awaitToldAndNotNoted("payment.succeeded", payment.id()),
                () -> payment.succeeds(1)));
    }

    @Override
    public List<UnderWay> unanswered() {
        return List.of(paidAtTheBank(), declinedAtTheBank(), lostOnItsWayToTheBank());
    }

    @Override
    public List<UnderWay> accepted() {
        PartedPayment payment = accepted(system.amount());
        return List.of(new UnderWay(
                "a payment in parts is accepted, and its message has not left",
                () -> {
                    payment.assertOpen();
                    desk.assertToBeSent("Msg_PaymentAccepted", payment.id());
                },
                () -> payment.succeeds(1)));
    }

    /** Coupon and points are, in the transaction that the wallet's lock stops. */
    private UnderWay used() {
        PartedPayment payment = slow(system.amount());
        Held wallet = lockWallet(Until.THE_KILL, payment.purse());
        return new UnderWay(
                "parts are about to be used",
                () -> assertStoppedAt(wallet, payment, "succeeded"),
                () -> payment.succeeds(1));
    }

    private UnderWay released() {
        PartedPayment payment = slow(99_901);
        Held wallet = lockWallet(Until.THE_KILL, payment.purse());
        return new UnderWay(
                "parts of a refused payment are about to be released",
                () -> assertStoppedAt(wallet, payment, "declined"),
                () -> payment.endsUnpaid("failed"));
    }

    private UnderWay answered() {
        PartedPayment payment = slow(system.amount());
        Held row = locks.stop(Until.THE_KILL, "payment", "id", payment.id());
        return new UnderWay(
                "the outcome of a payment in parts is known and not committed",
                () -> {
                    assertStoppedAt(row, payment, "sent");
                    assertThat(system.bank.charges(payment.order())).isOne();
                },
                () -> payment.succeeds(1));
    }

    private static void assertStoppedAt(Held lock, PartedPayment payment, String attemptState) {
        lock.awaitSomebody();
        assertThat(payment.attemptState()).isEqualTo(attemptState);
        payment.assertOpen();
    }

    private UnderWay paidAtTheBank() {
        long amount = system.amount();
        system.bank.answerLate("pay", amount, UNTIL_THE_KILL);
        PartedPayment payment = sent(amount);
        return new UnderWay(
                "a payment in parts is paid, and the bank has not answered",
                () -> {
                    assertSent(payment);
                    assertThat(system.bank.charges(payment.order())).isOne();
                },
                () -> payment.succeeds(1));
    }

    private UnderWay declinedAtTheBank() {
        long amount = 99_904;
        system.bank.answerLate("pay", amount, UNTIL_THE_KILL);
        PartedPayment payment = sent(amount);
        return new UnderWay(
                "a payment in parts is declined, and the bank has not answered",
                () -> {
                    assertSent(payment);
                    assertThat(system.bank.state(payment.order())).isEqualTo("declined");
                },
                () -> payment.endsUnpaid("failed"));
    }

    private UnderWay lostOnItsWayToTheBank() {
        long amount = system.amount();
        system.bank.loseRequest("pay", amount, UNTIL_THE_KILL);
        PartedPayment payment = sent(amount);
        return new UnderWay(
                "a payment in parts is sent, and the bank never gets it",
                () -> {
                    assertSent(payment);
                    assertThat(system.bank.knows(payment.order())).isFalse();
                },
                () -> payment.succeeds(2));
    }

    private static void assertSent(PartedPayment payment) {
        assertThat(payment.attemptState()).isEqualTo("sent");
        payment.assertOpen();
    }

    /** Time to take a lock before it is answered. */
    private PartedPayment slow(long channelMinor) {
        system.bank.answerLate("pay", channelMinor, UNTIL_A_LOCK_IS_TAKEN);
        return sent(channelMinor);
    }

    private PartedPayment sent(long channelMinor) {
        PartedPayment payment = accepted(channelMinor);
        desk.awaitAsked("pay", payment.order());
        return payment;
    }

    private PartedPayment accepted(long channelMinor) {
        return PartedPayment.accepted(desk, nextPurse(), "sandbox_card", channelMinor, AN_HOUR);
    }
}
