package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.launcher.administration.Administration;
import io.liushui.launcher.faults.Shop.Try;
import io.liushui.launcher.faults.ShopEndpoint.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Row 24 of the faults: endpoints of merchants that fail, are slow, or hang. */
class MerchantEndpointFaultTests {
    /** Output {@code defaultSchedule} of merchant-notification.bpmn. */
    private static final List<Duration> SCHEDULE = Stream.of(
                    "PT15S", "PT30S", "PT1M", "PT3M", "PT10M", "PT30M", "PT1H", "PT3H", "PT6H", "PT12H", "PT24H")
            .map(Duration::parse)
            .toList();

    private static final Duration WEBHOOK_TIMEOUT = Duration.ofSeconds(10);
    private static final int TRIES_AT_ONE_ENDPOINT = 16;
    private static final int WEBHOOKS = 20;

    /** What timers and a busy machine may add to a wait. */
    private static final Duration LATENESS = Duration.ofSeconds(4);

    private final RunningSystem system = RunningSystem.get();

    @AfterEach
    void theOracleHolds() {
        system.assertAllIsWell();
    }

    @Test
    void keepsEachEndpointsScheduleAndDelaysNoOther() {
        try (ShopEndpoint hanging = new ShopEndpoint(number -> Manner.hangs());
                ShopEndpoint failing = new ShopEndpoint(number -> number == 1 ? Manner.fails() : Manner.takes());
                ShopEndpoint slow = new ShopEndpoint(number -> Manner.takesAfter(Duration.ofSeconds(3)));
                ShopEndpoint good = new ShopEndpoint(number -> Manner.takes());
                Administration administration = new Administration(system.parts())) {
            Shop hangingShop = new Shop(system, administration, "Hanging", hanging);
            Shop failingShop = new Shop(system, administration, "Failing", failing);
            Shop slowShop = new Shop(system, administration, "Slow", slow);
            Shop goodShop = new Shop(system, administration, "Good", good);

            IntStream.range(0, WEBHOOKS).forEach(number -> hangingShop.pay());
            await().atMost(Duration.ofSeconds(30)).until(() -> hanging.held() == TRIES_AT_ONE_ENDPOINT);
            failingShop.pay();
            slowShop.pay();
            IntStream.range(0, WEBHOOKS).forEach(number -> goodShop.pay());

            goodShop.awaitNotifications("delivered", WEBHOOKS, Duration.ofSeconds(30));
            assertThat(goodShop.slowestDelivery()).isLessThan(WEBHOOK_TIMEOUT.dividedBy(2));
            slowShop.awaitNotifications("delivered", 1, Duration.ofSeconds(30));
            assertTakenSlowly(slowShop.tries());

            hangingShop.awaitTries(WEBHOOKS, Duration.ofSeconds(60));
            hanging.become(Manner.takes());
            failingShop.awaitNotifications("delivered", 1, Duration.ofSeconds(60));
            assertTakenAtSecondTry(failingShop.tries());
            hangingShop.awaitNotifications("delivered", WEBHOOKS, Duration.ofSeconds(60));
            assertTakenAfterHanging(hangingShop.tries());
        }
    }

    @Test
    void triesThroughTheWholeScheduleAndThenListsTheWebhook() {
        try (ShopEndpoint failing = new ShopEndpoint(number -> Manner.fails());
                Administration administration = new Administration(system.parts())) {
            Shop shop = new Shop(system, administration, "Never there", failing);
            shop.pay();
            shop.awaitTries(1, Duration.ofSeconds(30));
            goThroughSchedule(shop);

            shop.awaitNotifications("exhausted", 1, Duration.ofSeconds(30));
            assertThat(shop.tries())
                    .hasSize(SCHEDULE.size() + 1)
                    .allSatisfy(made -> assertThat(made.status()).isEqualTo(500));
        }
    }

    /** Moves the engine's clock from wait to wait, so that days pass in seconds. */
    private void goThroughSchedule(Shop shop) {
        Instant begin = shop.tries().getFirst().end();
        try {
            for (int made = 1; made <= SCHEDULE.size(); made++) {
                int triesSoFar = made;
                Duration wait = SCHEDULE.get(made - 1);
                system.engine.stopTimeAt(begin.plus(wait.multipliedBy(89).dividedBy(100)));
                await().during(Duration.ofMillis(700))
                        .atMost(Duration.ofSeconds(5))
                        .until(() -> shop.tries().size() == triesSoFar);
                begin = begin.plus(wait.multipliedBy(110).dividedBy(100)).plus(LATENESS);
                system.engine.stopTimeAt(begin);
                shop.awaitTries(triesSoFar + 1, Duration.ofSeconds(30));
            }
            shop.awaitNotifications("exhausted", 1, Duration.ofSeconds(30));
        } finally {
            goBackToToday();
        }
    }

    /** Started anew, because an engine whose clock went back lets no job time out until it has caught up. */
    private void goBackToToday() {
        system.engine.letTimePass();
        system.parts().engine().kill();
        system.up();
    }

    private static void assertTakenSlowly(List<Try> tries) {
        assertThat(tries).singleElement().satisfies(made -> {
            assertThat(made.status()).isEqualTo(200);
            assertThat(made.took()).isBetween(Duration.ofSeconds(3), WEBHOOK_TIMEOUT);
        });
    }

    private static void assertTakenAtSecondTry(List<Try> tries) {
        assertThat(tries).extracting(Try::status).containsExactly(500, 200);
        assertThat(tries).extracting(Try::response).containsExactly("no till today", "thanks");
        assertThat(tries).allSatisfy(made -> {
            assertThat(made.request()).startsWith("POST http://127.0.0.1:").contains("webhook-timestamp: ");
            assertThat(made.took()).isLessThan(WEBHOOK_TIMEOUT);
        });
        assertFirstWaitKept(tries);
    }

    private static void assertTakenAfterHanging(List<Try> tries) {
        tries.stream().filter(made -> made.number() == 1).forEach(made -> {
            assertThat(made.status()).isZero();
            assertThat(made.response()).isNull();
            assertThat(made.error()).startsWith("timeout: ");
            assertThat(made.took()).isBetween(WEBHOOK_TIMEOUT, WEBHOOK_TIMEOUT.plus(LATENESS));
        });
        assertThat(tries).hasSize(2 * WEBHOOKS);
        for (int first = 0; first < tries.size(); first += 2) {
            assertFirstWaitKept(tries.subList(first, first + 2));
        }
    }

    /** From the end of the first try to the second: the schedule's first wait, varied by 10 %. */
    private static void assertFirstWaitKept(List<Try> tries) {
        assertThat(tries)
                .extracting(Try::notification)
                .containsOnly(tries.getFirst().notification());
        Duration waited = Duration.between(tries.get(0).end(), tries.get(1).at());
        Duration wait = SCHEDULE.getFirst();
        assertThat(waited)
                .isBetween(
                        wait.multipliedBy(9).dividedBy(10),
                        wait.multipliedBy(11).dividedBy(10).plus(LATENESS));
    }
}
