package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.function.Executable;

/** Contracts of which the bank was asked something, has done it or never got it, and says nothing. */
final class CaughtCalls {
    private static final long UNTIL_THE_KILL = 60_000;

    private final Bank bank;
    private final Desk desk;
    private final Queue<Agreement> signed;
    private final Queue<Agreement> waiting;

    /**
     * @param signed to be ended
     * @param waiting for their code, so long that the bank is not asked for them again before the kill
     */
    CaughtCalls(Desk desk, Queue<Agreement> signed, Queue<Agreement> waiting) {
        this.bank = desk.system().bank;
        this.desk = desk;
        this.signed = signed;
        this.waiting = waiting;
    }

    List<UnderWay> all() {
        return List.of(
                signing("execute-then-time-out", "a contract is begun at the bank, which has not answered", 1),
                signing("not-execute-then-time-out", "a contract is sent, and the bank never gets it", 2),
                confirmedAtTheBank(),
                codeLostOnItsWay(),
                unsignedAtTheBank(),
                unsigningLostOnItsWay());
    }

    /** Nobody else signs meanwhile. */
    private UnderWay signing(String fault, String name, int asked) {
        bank.misbehave(Map.of("fault", fault, "operation", "sign", "times", 1, "hold_millis", UNTIL_THE_KILL));
        Agreement agreement = Agreement.begun(desk);
        desk.awaitAsked("sign", agreement.number());
        return new UnderWay(
                name,
                () -> {
                    assertThat(agreement.text("signing")).isEqualTo("sent");
                    assertThat(bank.knows(agreement.number())).isEqualTo(asked == 1);
                },
                () -> {
                    agreement.awaitCode();
                    assertThat(bank.asked("sign", agreement.number())).isEqualTo(asked);
                    agreement.confirm();
                    agreement.isSigned(1);
                });
    }

    /** The bank does not tell of it by itself either. */
    private UnderWay confirmedAtTheBank() {
        Agreement agreement = waiting.remove();
        bank.misbehave(Map.of("fault", "drop", "order_no", agreement.number()));
        bank.answerLate("confirm", agreement.number(), UNTIL_THE_KILL);
        agreement.confirmInVain();
        return confirming(
                "a contract is signed at the bank, which has not answered",
                agreement,
                "signed",
                () -> agreement.isSigned(1));
    }

    private UnderWay codeLostOnItsWay() {
        Agreement agreement = waiting.remove();
        bank.loseRequest("confirm", agreement.number(), UNTIL_THE_KILL);
        agreement.confirmInVain();
        return confirming("a code is sent, and the bank never gets it", agreement, "pending", () -> {
            agreement.confirmAtLast();
            agreement.isSigned(2);
        });
    }

    private UnderWay confirming(String name, Agreement agreement, String atTheBank, Executable survives) {
        return new UnderWay(
                name,
                () -> {
                    assertThat(agreement.text("state")).isEqualTo("pending");
                    assertThat(agreement.text("confirming_until is not null")).isEqualTo("t");
                    assertThat(bank.state(agreement.number())).isEqualTo(atTheBank);
                },
                survives);
    }

    private UnderWay unsignedAtTheBank() {
        Agreement agreement = signed.remove();
        bank.answerLate("unsign", agreement.number(), UNTIL_THE_KILL);
        return unsigning("a contract is ended at the bank, which has not answered", agreement, "unsigned", 1);
    }

    private UnderWay unsigningLostOnItsWay() {
        Agreement agreement = signed.remove();
        bank.loseRequest("unsign", agreement.number(), UNTIL_THE_KILL);
        return unsigning("a contract's end is sent, and the bank never gets it", agreement, "signed", 2);
    }

    private UnderWay unsigning(String name, Agreement agreement, String atTheBank, int asked) {
        agreement.unsign();
        desk.awaitAsked("unsign", agreement.number());
        return new UnderWay(
                name,
                () -> {
                    assertThat(desk.system()
                                    .books
                                    .text("select state from channel_operation where subject = ?", agreement.id()))
                            .isEqualTo("sent");
                    assertThat(bank.state(agreement.number())).isEqualTo(atTheBank);
                },
                () -> agreement.isUnsigned(asked));
    }
}
