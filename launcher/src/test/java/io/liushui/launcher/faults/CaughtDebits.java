package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.launcher.faults.Locks.Until;
import java.util.List;
import java.util.Queue;
import java.util.UUID;

/** Debits under contracts, each under another one. */
final class CaughtDebits implements Caught {
    private static final long UNTIL_A_LOCK_IS_TAKEN = 4_000;
    private static final long UNTIL_THE_KILL = 60_000;

    private final RunningSystem system;
    private final Desk desk;
    private final Queue<Agreement> signed;
    private final Locks locks;

    CaughtDebits(Desk desk, Queue<Agreement> signed, Locks locks) {
        this.system = desk.system();
        this.desk = desk;
        this.signed = signed;
        this.locks = locks;
    }

    private record Debit(Desk desk, String contract, String id, long amountMinor) {

        String order() {
            return desk.system().books.sentOrder(id);
        }

        void assertOpen(String attemptState) {
            assertThat(desk.system().books.text("select state from payment_attempt where payment_id = ?", id))
                    .isEqualTo(attemptState);
            assertClaim("reserved", amountMinor);
        }

        void succeeds(int asked) {
            desk.awaitState("/v1/payments/" + id, "succeeded");
            assertClaim("used", amountMinor);
            assertMoneyMoved(1, asked);
            desk.assertTold("payment.succeeded", id);
        }

        void fails() {
            desk.awaitState("/v1/payments/" + id, "failed");
            assertClaim("released", 0);
            assertMoneyMoved(0, 1);
            desk.assertTold("payment.failed", id);
        }

        private void assertMoneyMoved(int times, int asked) {
            assertThat(desk.system().books.postings(id)).isEqualTo(times);
            assertThat(desk.system().bank.charges(order())).isEqualTo(times);
            assertThat(desk.system().bank.asked("pay", order())).isEqualTo(asked);
        }

        /** Of the contract's limits, for the day and for the month. */
        private void assertClaim(String state, long countedMinor) {
            assertThat(desk.system().books.text("select state from contract_usage where payment_id = ?", id))
                    .isEqualTo(state);
            assertThat(desk.system()
                            .books
                            .count("contract_counter where contract_id = ? and used_minor = ?", contract, countedMinor))
                    .isEqualTo(2);
        }
    }

    @Override
    public List<UnderWay> uncommitted() {
        Debit paid = slow(system.amount());
        Held claim = lockClaim(Until.THE_KILL, paid);
        Debit declined = slow(99_901);
        Held back = lockClaim(Until.THE_KILL, declined);
        return List.of(
                new UnderWay(
                        "a debit is about to be recorded",
                        () -> {
                            claim.awaitSomebody();
                            paid.assertOpen("succeeded");
                        },
                        () -> paid.succeeds(1)),
                new UnderWay(
                        "a declined debit's claim is about to be given back",
                        () -> {
                            back.awaitSomebody();
                            declined.assertOpen("declined");
                        },
                        declined::fails));
    }

    @Override
    public List<UnderWay> untold() {
        Debit debit = slow(system.amount());
        lockClaim(Until.THE_ENGINE_IS_AWAY, debit);
        return List.of(new UnderWay(
                "a debit is recorded, and its process not told",
                () -> desk.awaitState("/v1/payments/" + debit.id(), "succeeded"),
                () -> debit.succeeds(1)));
    }

    @Override
    public List<UnderWay> unanswered() {
        long done = system.amount();
        system.bank.answerLate("pay", done, UNTIL_THE_KILL);
        Debit paid = sent(done);
        long lost = system.amount();
        system.bank.loseRequest("pay", lost, UNTIL_THE_KILL);
        Debit unpaid = sent(lost);
        return List.of(
                new UnderWay(
                        "a debit is paid, and the bank has not answered",
                        () -> {
                            paid.assertOpen("sent");
                            assertThat(system.bank.charges(paid.order())).isOne();
                        },
                        () -> paid.succeeds(1)),
                new UnderWay(
                        "a debit is sent, and the bank never gets it",
                        () -> {
                            unpaid.assertOpen("sent");
                            assertThat(system.bank.knows(unpaid.order())).isFalse();
                        },
                        () -> unpaid.succeeds(2)));
    }

    @Override
    public List<UnderWay> accepted() {
        Debit debit = accepted(system.amount());
        return List.of(new UnderWay(
                "a debit is accepted, and its message has not left",
                () -> desk.assertToBeSent("Msg_PaymentAccepted", debit.id()),
                () -> debit.succeeds(1)));
    }

    /** It is the last row that the end of a debit changes. */
    private Held lockClaim(Until until, Debit debit) {
        return locks.stop(until, "contract_usage", "payment_id", debit.id());
    }

    /** Time to take a lock before it is answered. */
    private Debit slow(long amountMinor) {
        system.bank.answerLate("pay", amountMinor, UNTIL_A_LOCK_IS_TAKEN);
        return sent(amountMinor);
    }

    private Debit sent(long amountMinor) {
        Debit debit = accepted(amountMinor);
        desk.awaitAsked("pay", debit.order());
        return debit;
    }

    private Debit accepted(long amountMinor) {
        String contract = signed.remove().id();
        String id = desk.accepted("/v1/payments", """
                {"merchant_order_no":"%s","amount":%d,"currency":"CNY","subject":"Rent","expires_in":3600,"contract_id":"%s"}""".formatted(UUID.randomUUID(), amountMinor, contract));
        return new Debit(desk, contract, id, amountMinor);
    }
}
