package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows 1, 21, 22 and 26 of the faults: whatever dies, what was acknowledged ends well. */
class ProcessKilledFaultTests {
    private static final int SOME = 60;
    private static final int MANY = 500;
    private static final int MANY_UNDER_WAY = 200;

    private final RunningSystem system = RunningSystem.get();

    @AfterEach
    void theOracleHolds() {
        system.assertAllIsWell();
    }

    @Test
    void chargesOnceWhenTheApplicationDiesDuringTheChannelCall() {
        long amount = system.amount();
        system.bank.misbehave("execute-then-time-out", "pay", amount, ",\"times\":1,\"hold_millis\":20000");
        String payment = system.pay("sandbox_card", amount);
        String order = system.books.sentOrder(payment);
        system.parts().application().kill();
        system.up();
        system.awaitState(payment, "succeeded");
        assertThat(system.bank.requests(order)).filteredOn("pay"::equals).hasSize(1);
        assertThat(system.books.postings(payment)).isOne();
    }

    @Test
    void finishesAllThatWasAcceptedWhenTheApplicationDiesUnderLoad() throws InterruptedException {
        Load load = halfway(SOME);
        system.parts().application().kill();
        system.up();
        awaitSuccess(load.acknowledgeAll());
    }

    @Test
    void finishesAllThatWasAcceptedWhenTheEngineDiesUnderLoad() throws InterruptedException {
        Load load = halfway(SOME);
        system.parts().engine().kill();
        String whileAway = system.pay("sandbox_card", 1234);
        system.up();
        awaitSuccess(load.acknowledgeAll());
        awaitSuccess(List.of(whileAway));
    }

    @Test
    void keepsAllThatWasAcceptedWhenPostgresDiesUnderLoad() throws InterruptedException {
        Load load = halfway(SOME);
        system.parts().postgres().kill();
        system.up();
        awaitSuccess(load.acknowledgeAll());
    }

    @Test
    void comesBackByItselfWhenEverythingDiesUnderLoad() throws InterruptedException {
        Load load = new Load(system, MANY, MANY_UNDER_WAY);
        Load.Stage blow = load.await(new Load.Stage(MANY / 2, 1, 20, MANY / 10));
        system.killEverythingAtOnce();
        system.up();
        assertThat(load.unacknowledged()).as("requests broken off at %s", blow).isPositive();
        awaitSuccess(load.acknowledgeAll());
    }

    private Load halfway(int payments) {
        Load load = new Load(system, payments, payments);
        load.await(new Load.Stage(payments / 2, 0, 1, 0));
        return load;
    }

    private void awaitSuccess(List<String> payments) {
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(system.books.countInState(payments, "succeeded"))
                        .isEqualTo(payments.size()));
    }
}
