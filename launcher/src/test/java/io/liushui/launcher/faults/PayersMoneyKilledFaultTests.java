package io.liushui.launcher.faults;

import io.liushui.launcher.faults.Locks.Until;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Processes are killed (kill -9) in each step of withdrawals from payers' wallets, of payments in several parts, of contracts, and of debits under them: each
 * comes to its right end, money moves once, nothing stays held, and the merchant is told.
 */
class PayersMoneyKilledFaultTests {
    /** Nothing is handed out again before its process is killed. */
    private static final String[] TO_BE_KILLED = {
        "liushui.workers.timeout=25s",
        "liushui.workers.channel-timeout=30s",
        "liushui.channels.sandbox.settings.readTimeoutMillis=90000",
        "liushui.channels.sandbox.settings.callTimeoutMillis=90000"
    };

    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final EngineLink LINK =
            new EngineLink(SYSTEM.installation().ports().engine());
    private static final Desk DESK = new Desk(SYSTEM);

    private final Locks locks = new Locks(SYSTEM.books);

    @BeforeAll
    static void putTheLinkBetweenApplicationAndEngine() {
        SYSTEM.restartThrough(LINK, TO_BE_KILLED);
        new RealPayouts(SYSTEM).funded();
    }

    @AfterAll
    static void takeItAway() throws IOException {
        SYSTEM.restart();
        LINK.close();
    }

    @AfterEach
    void theOracleHolds() {
        letGoAndStart();
        SYSTEM.assertAllIsWell();
    }

    @TestFactory
    List<DynamicTest> comeToTheirEndsWhenTheApplicationIsKilled() {
        Queue<Purse> purses = Purse.filled(DESK, 22);
        Queue<Agreement> agreements = Agreement.signed(DESK, 12);
        List<Caught> kinds = List.of(
                new CaughtWithdrawals(DESK, purses, locks),
                new CaughtParts(DESK, purses, locks),
                new CaughtExpiries(DESK, purses, locks),
                new CaughtContracts(DESK, agreements, Agreement.waiting(DESK, 3), locks),
                new CaughtDebits(DESK, agreements, locks));
        DESK.awaitNothingToTell();

        List<UnderWay> untold = each(kinds, Caught::untold);
        List<UnderWay> caught = each(kinds, Caught::uncommitted);
        areThere(caught);
        locks.awaitAll();
        locks.stopWriting("notification_try");
        caught.addAll(each(kinds, Caught::unnoted));
        caught.addAll(each(kinds, Caught::unanswered));
        areThere(caught);
        LINK.cut();
        caught.addAll(theEngineIsAway(kinds, untold));
        areThere(caught);
        SYSTEM.parts().application().kill();

        letGoAndStart();
        return survive(caught);
    }

    /** One after the other, and the application lives. */
    @TestFactory
    List<DynamicTest> comeToTheirEndsWhenTheEngineAndTheDatabaseAreKilled() {
        Queue<Purse> purses = Purse.filled(DESK, 11);
        Queue<Agreement> agreements = Agreement.signed(DESK, 8);
        List<Caught> kinds = List.of(
                new CaughtWithdrawals(DESK, purses, locks),
                new CaughtParts(DESK, purses, locks),
                new CaughtContracts(DESK, agreements, Agreement.waiting(DESK, 1), locks),
                new CaughtDebits(DESK, agreements, locks));

        List<UnderWay> untold = each(kinds, Caught::untold);
        List<UnderWay> caught = each(kinds, Caught::uncommitted);
        areThere(caught);
        locks.awaitAll();
        SYSTEM.parts().engine().kill();
        caught.addAll(theEngineIsAway(kinds, untold));
        areThere(caught);
        SYSTEM.parts().postgres().kill();
        locks.lost();

        letGoAndStart();
        return survive(caught);
    }

    private List<UnderWay> theEngineIsAway(List<Caught> kinds, List<UnderWay> untold) {
        locks.letGo(Until.THE_ENGINE_IS_AWAY);
        List<UnderWay> more = each(kinds, Caught::accepted);
        more.addAll(untold);
        return more;
    }

    private void letGoAndStart() {
        for (Until until : Until.values()) {
            locks.letGo(until);
        }
        LINK.mend();
        SYSTEM.up();
    }

    private static void areThere(List<UnderWay> caught) {
        caught.forEach(one -> one.there().run());
    }

    private static List<DynamicTest> survive(List<UnderWay> caught) {
        Together together = new Together();
        caught.forEach(one -> together.trial(one.name(), one.survives()));
        return together.tests();
    }

    /** Of all kinds at a time. */
    private static List<UnderWay> each(List<Caught> kinds, Function<Caught, List<UnderWay>> step) {
        List<UnderWay> all = new ArrayList<>();
        Several.of(kinds.stream()
                        .<Callable<List<UnderWay>>>map(kind -> () -> step.apply(kind))
                        .toList())
                .forEach(all::addAll);
        return all;
    }
}
