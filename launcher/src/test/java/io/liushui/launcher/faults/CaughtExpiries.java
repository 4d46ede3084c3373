package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.launcher.faults.Locks.Until;
import java.util.List;
import java.util.Queue;

/** Payments in several parts that expire, or are closed by their merchant: their payer never comes to the bank's page. */
final class CaughtExpiries extends PurseSteps {
    private static final int SHORTEST_SECONDS = 10;
    private static final int LONGER_THAN_UNTIL_THE_KILL_SECONDS = 20;

    CaughtExpiries(Desk desk, Queue<Purse> purses, Locks locks) {
        super(desk, purses, locks);
    }

    @Override
    public List<UnderWay> uncommitted() {
        PartedPayment payment = unpaid(system.amount(), SHORTEST_SECONDS);
        Held wallet = lockWallet(Until.THE_KILL, payment.purse());
        return List.of(new UnderWay(
                "parts of a payment that has expired are about to be released",
                () -> {
                    wallet.awaitSomebody();
                    assertThat(payment.attemptState()).isIn("declined", "closed");
                    payment.assertOpen();
                },
                () -> payment.endsUnpaid("closed")));
    }

    @Override
    public List<UnderWay> untold() {
        PartedPayment payment = unpaid(system.amount(), SHORTEST_SECONDS);
        lockWallet(Until.THE_ENGINE_IS_AWAY, payment.purse());
        return List.of(new UnderWay(
                "parts of a payment that has expired are released, and its process not told",
                () -> payment.awaitState("closed"),
                () -> payment.endsUnpaid("closed")));
    }

    @Override
    public List<UnderWay> unanswered() {
        return List.of(closedAtTheBank(), expiresWhileNobodyIsThere());
    }

    private UnderWay closedAtTheBank() {
        long amount = system.amount();
        system.bank.answerLate("close", amount, UNTIL_THE_KILL);
        PartedPayment payment = unpaid(amount, AN_HOUR);
        desk.post("/v1/payments/" + payment.id() + "/close", "");
        desk.awaitAsked("close", payment.order());
        return new UnderWay(
                "a payment in parts is closed at the bank, which has not answered",
                () -> {
                    assertThat(system.bank.state(payment.order())).isEqualTo("closed");
                    assertThat(payment.attemptState()).isEqualTo("pending");
                    payment.assertOpen();
                },
                () -> payment.endsUnpaid("closed"));
    }

    private UnderWay expiresWhileNobodyIsThere() {
        PartedPayment payment = unpaid(system.amount(), LONGER_THAN_UNTIL_THE_KILL_SECONDS);
        return new UnderWay(
                "a payment in parts expires while nobody is there",
                () -> {
                    assertThat(payment.attemptState()).isEqualTo("pending");
                    payment.assertOpen();
                },
                () -> payment.endsUnpaid("closed"));
    }

    private PartedPayment unpaid(long channelMinor, int expiresInSeconds) {
        PartedPayment payment =
                PartedPayment.accepted(desk, nextPurse(), "sandbox_wallet", channelMinor, expiresInSeconds);
        payment.awaitState("requires_action");
        return payment;
    }
}
