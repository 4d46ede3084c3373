package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.launcher.faults.Locks.Until;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Contracts whose payers bring the code, and contracts that are ended. */
final class CaughtContracts implements Caught {
    private static final long UNTIL_A_LOCK_IS_TAKEN = 4_000;

    private final Bank bank;
    private final Desk desk;
    private final Queue<Agreement> signed;
    private final Queue<Agreement> waiting;
    private final Locks locks;

    /**
     * @param signed to be ended
     * @param waiting for their code
     */
    CaughtContracts(Desk desk, Queue<Agreement> signed, Queue<Agreement> waiting, Locks locks) {
        this.bank = desk.system().bank;
        this.desk = desk;
        this.signed = signed;
        this.waiting = waiting;
        this.locks = locks;
    }

    @Override
    public List<UnderWay> uncommitted() {
        return List.of(codeSent(), confirmed(), ended(), endRecorded());
    }

    @Override
    public List<UnderWay> untold() {
        Agreement agreement = unsigningSlowly();
        locks.stop(Until.THE_ENGINE_IS_AWAY, "contract", "id", agreement.id());
        return List.of(new UnderWay(
                "a contract's end is recorded, and its process not told",
                () -> agreement.awaitState("unsigned"),
                () -> agreement.isUnsigned(1)));
    }

    @Override
    public List<UnderWay> unnoted() {
        Agreement agreement = Agreement.waiting(desk);
        agreement.confirm();
        return List.of(new UnderWay(
                "a contract's merchant is told, and that is not noted",
                () -> desk.awaitToldAndNotNoted("contract.signed", agreement.id()),
                () -> agreement.isSigned(1)));
    }

    @Override
    public List<UnderWay> unanswered() {
        return new CaughtCalls(desk, signed, waiting).all();
    }

    @Override
    public List<UnderWay> accepted() {
        return List.of(begun(), signedWithoutItsProcess(), unsigning());
    }

    private UnderWay begun() {
        Agreement agreement = Agreement.begun(desk);
        return new UnderWay(
                "a contract is accepted, and its message has not left",
                () -> {
                    assertThat(agreement.text("signing")).isEqualTo("created");
                    desk.assertToBeSent("Msg_ContractAccepted", agreement.id());
                },
                () -> {
                    agreement.awaitCode();
                    agreement.confirm();
                    agreement.isSigned(1);
                });
    }

    private UnderWay signedWithoutItsProcess() {
        Agreement agreement = waiting.remove();
        agreement.confirm();
        return new UnderWay(
                "a contract is signed, and its process not told",
                () -> {
                    assertThat(agreement.text("state")).isEqualTo("signed");
                    desk.assertToBeSent("Msg_ContractResult", agreement.id() + ":signed");
                },
                () -> agreement.isSigned(1));
    }

    private UnderWay unsigning() {
        Agreement agreement = signed.remove();
        agreement.unsign();
        return new UnderWay(
                "a contract is to be ended, and the message has not left",
                () -> {
                    assertThat(agreement.text("state")).isEqualTo("signed");
                    desk.assertToBeSent("Msg_UnsignRequested", agreement.text("unsign_operation"));
                },
                () -> agreement.isUnsigned(1));
    }

    /** Nobody else signs meanwhile. */
    private UnderWay codeSent() {
        bank.misbehave(Map.of(
                "fault",
                "execute-then-time-out",
                "operation",
                "sign",
                "times",
                1,
                "hold_millis",
                UNTIL_A_LOCK_IS_TAKEN));
        Agreement agreement = Agreement.begun(desk);
        desk.awaitAsked("sign", agreement.number());
        Held row = locks.stop(Until.THE_KILL, "contract", "id", agreement.id());
        return new UnderWay(
                "a contract's code is sent, which is known and not committed",
                () -> {
                    row.awaitSomebody();
                    assertThat(agreement.text("signing")).isEqualTo("sent");
                },
                () -> {
                    agreement.awaitCode();
                    assertThat(bank.asked("sign", agreement.number())).isOne();
                    agreement.confirm();
                    agreement.isSigned(1);
                });
    }

    private UnderWay confirmed() {
        Agreement agreement = Agreement.waiting(desk);
        bank.answerLate("confirm", agreement.number(), UNTIL_A_LOCK_IS_TAKEN);
        agreement.confirmInVain();
        Held row = locks.stop(Until.THE_KILL, "contract", "id", agreement.id());
        if (agreement.text("state").equals("signed")) {
            // The answer, or the process that asks by itself, was faster than we: another one
            locks.forget(row);
            return confirmed();
        }
        return new UnderWay(
                "a contract is signed at the bank, which is known and not committed",
                () -> {
                    row.awaitSomebody();
                    assertThat(agreement.text("state")).isEqualTo("pending");
                    assertThat(bank.state(agreement.number())).isEqualTo("signed");
                },
                () -> agreement.isSigned(1));
    }

    private UnderWay ended() {
        Agreement agreement = unsigningSlowly();
        String operation = agreement.text("unsign_operation");
        Held row = locks.stop(Until.THE_KILL, "channel_operation", "id", operation);
        return new UnderWay(
                "a contract is ended at the bank, which is known and not committed",
                () -> {
                    row.awaitSomebody();
                    assertUnsigning(agreement, "sent");
                    assertThat(bank.state(agreement.number())).isEqualTo("unsigned");
                },
                () -> agreement.isUnsigned(1));
    }

    private UnderWay endRecorded() {
        Agreement agreement = unsigningSlowly();
        Held row = locks.stop(Until.THE_KILL, "contract", "id", agreement.id());
        return new UnderWay(
                "a contract's end is about to be recorded",
                () -> {
                    row.awaitSomebody();
                    assertUnsigning(agreement, "done");
                },
                () -> agreement.isUnsigned(1));
    }

    private void assertUnsigning(Agreement agreement, String operationState) {
        assertThat(agreement.text("state")).isEqualTo("signed");
        assertThat(desk.system().books.text("select state from channel_operation where subject = ?", agreement.id()))
                .isEqualTo(operationState);
    }

    /** Time to take a lock before the bank answers. */
    private Agreement unsigningSlowly() {
        Agreement agreement = signed.remove();
        bank.answerLate("unsign", agreement.number(), UNTIL_A_LOCK_IS_TAKEN);
        agreement.unsign();
        desk.awaitAsked("unsign", agreement.number());
        return agreement;
    }
}
