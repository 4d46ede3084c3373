package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.launcher.faults.Locks.Until;
import java.util.List;
import java.util.Queue;

/** Withdrawals from payers' wallets. */
final class CaughtWithdrawals extends PurseSteps {
    CaughtWithdrawals(Desk desk, Queue<Purse> purses, Locks locks) {
        super(desk, purses, locks);
    }

    @Override
    public List<UnderWay> uncommitted() {
        return List.of(takenFromTheWallet(), releasedToTheWallet(), answered());
    }

    @Override
    public List<UnderWay> untold() {
        Withdrawal withdrawal = slow(system.amount());
        withdrawal.number();
        lockWallet(Until.THE_ENGINE_IS_AWAY, withdrawal.purse());
        return List.of(new UnderWay(
                "a withdrawal is recorded, and its process not told",
                () -> withdrawal.awaitState("succeeded"),
                () -> withdrawal.succeeds(1)));
    }

    @Override
    public List<UnderWay> unnoted() {
        Withdrawal withdrawal = accepted(system.amount());
        return List.of(new UnderWay(
                "a withdrawal's merchant is told, and that is not noted",
                () -> desk.awaitToldAndNotNoted("payout.succeeded", withdrawal.id()),
                () -> withdrawal.succeeds(1)));
    }

    @Override
    public List<UnderWay> unanswered() {
        return List.of(paidByTheBank(), lostOnItsWayToTheBank());
    }

    @Override
    public List<UnderWay> accepted() {
        Withdrawal withdrawal = accepted(system.amount());
        return List.of(new UnderWay(
                "a withdrawal is accepted, and its message has not left",
                () -> {
                    assertThat(withdrawal.state()).isEqualTo("accepted");
                    withdrawal.purse().assertFrozen(withdrawal.amountMinor());
                    desk.assertToBeSent("Msg_PayoutAccepted", withdrawal.id());
                },
                () -> withdrawal.succeeds(1)));
    }

    private UnderWay takenFromTheWallet() {
        Withdrawal withdrawal = slow(system.amount());
        withdrawal.number();
        Held wallet = lockWallet(Until.THE_KILL, withdrawal.purse());
        return new UnderWay(
                "a withdrawal's money is about to be taken from the wallet",
                () -> {
                    wallet.awaitSomebody();
                    withdrawal.assertOpen("done");
                },
                () -> withdrawal.succeeds(1));
    }

    private UnderWay releasedToTheWallet() {
        Withdrawal withdrawal = slow(77_701);
        withdrawal.number();
        Held wallet = lockWallet(Until.THE_KILL, withdrawal.purse());
        return new UnderWay(
                "a declined withdrawal's money is about to be released",
                () -> {
                    wallet.awaitSomebody();
                    withdrawal.assertOpen("declined");
                },
                withdrawal::fails);
    }

    private UnderWay answered() {
        Withdrawal withdrawal = slow(system.amount());
        Held operation = locks.stop(Until.THE_KILL, "channel_operation", "number", withdrawal.number());
        return new UnderWay(
                "a withdrawal's outcome is known and not committed",
                () -> {
                    operation.awaitSomebody();
                    withdrawal.assertOpen("sent");
                    assertThat(system.bank.state(withdrawal.number())).isEqualTo("paid");
                },
                () -> withdrawal.succeeds(1));
    }

    private UnderWay paidByTheBank() {
        long amount = system.amount();
        system.bank.answerLate("payout", amount, UNTIL_THE_KILL);
        Withdrawal withdrawal = accepted(amount);
        desk.awaitAsked("payout", withdrawal.number());
        return new UnderWay(
                "a withdrawal is paid, and the bank has not answered",
                () -> {
                    withdrawal.assertOpen("sent");
                    assertThat(system.bank.state(withdrawal.number())).isEqualTo("paid");
                },
                () -> withdrawal.succeeds(1));
    }

    private UnderWay lostOnItsWayToTheBank() {
        long amount = system.amount();
        system.bank.loseRequest("payout", amount, UNTIL_THE_KILL);
        Withdrawal withdrawal = accepted(amount);
        desk.awaitAsked("payout", withdrawal.number());
        return new UnderWay(
                "a withdrawal is sent, and the bank never gets it",
                () -> {
                    withdrawal.assertOpen("sent");
                    assertThat(system.bank.knows(withdrawal.number())).isFalse();
                },
                () -> withdrawal.succeeds(2));
    }

    /** Time to take a lock before it is recorded. */
    private Withdrawal slow(long amountMinor) {
        system.bank.answerLate("payout", amountMinor, UNTIL_A_LOCK_IS_TAKEN);
        return accepted(amountMinor);
    }

    private Withdrawal accepted(long amountMinor) {
        return Withdrawal.accepted(desk, nextPurse(), amountMinor);
    }
}
