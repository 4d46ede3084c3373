package io.liushui.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.liushui.launcher.parts.PartFailure;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RoundTripsTests {
    private static final Duration TIME = Duration.ofMillis(100);

    @Test
    void everybodyIsUnderWayAtOnceAndBeginsAnew() {
        AtomicInteger begun = new AtomicInteger();
        CompletableFuture<Void> allBegun = new CompletableFuture<Void>().orTimeout(20, TimeUnit.SECONDS);
        Set<Integer> people = ConcurrentHashMap.newKeySet();
        AtomicInteger trips = new AtomicInteger();

        long steps = new RoundTrips(50, (person, step) -> {
                    if (begun.incrementAndGet() == 50) {
                        allBegun.complete(null);
                    }
                    allBegun.join();
                    people.add(person);
                    trips.incrementAndGet();
                    step.run();
                    step.run();
                })
                .steps(Duration.ofSeconds(1));

        assertThat(people).hasSize(50).contains(0, 49);
        assertThat(trips.get()).isGreaterThan(50);
        assertThat(steps).isBetween(2L, 2L * trips.get());
    }

    @Test
    void whatEndsTooLateDoesNotCount() {
        AtomicInteger trips = new AtomicInteger();

        long steps = new RoundTrips(3, (person, step) -> {
                    trips.incrementAndGet();
                    await().pollDelay(TIME.multipliedBy(2)).until(() -> true);
                    step.run();
                })
                .steps(TIME);

        assertThat(trips.get()).as("nobody begins when the time is over").isBetween(1, 3);
        assertThat(steps).isZero();
    }

    @Test
    void tellsThatATripFailedAndNobodyBeginsAnother() {
        RoundTrips trips = new RoundTrips(3, (person, step) -> {
            if (person == 1) {
                throw new PartFailure("the purse is empty");
            }
        });

        assertThatThrownBy(() -> trips.steps(Duration.ofMinutes(5)))
                .isInstanceOf(PartFailure.class)
                .hasMessageContaining("the purse is empty");
    }
}
