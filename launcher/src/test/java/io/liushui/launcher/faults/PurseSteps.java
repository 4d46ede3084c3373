package io.liushui.launcher.faults;

import io.liushui.launcher.faults.Locks.Until;
import java.util.Queue;

/** What is caught of payers' purses, each of which is used once. */
abstract class PurseSteps implements Caught {
    static final long UNTIL_A_LOCK_IS_TAKEN = 4_000;
    static final long UNTIL_THE_KILL = 60_000;
    static final int AN_HOUR = 3_600;

    final RunningSystem system;
    final Desk desk;
    final Locks locks;
    private final Queue<Purse> purses;

    PurseSteps(Desk desk, Queue<Purse> purses, Locks locks) {
        this.system = desk.system();
        this.desk = desk;
        this.purses = purses;
        this.locks = locks;
    }

    final Purse nextPurse() {
        return purses.remove();
    }

    final Held lockWallet(Until until, Purse purse) {
        return locks.stop(until, "account", "id", purse.account());
    }
}
