package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.json.Json;
import io.liushui.launcher.administration.Administration;
import io.liushui.launcher.faults.Shop.Try;
import io.liushui.launcher.faults.ShopEndpoint.Manner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Row 28 of the faults, and what docs/tutorials/change-a-flow.md promises: a changed model counts after a restart, and running payments keep theirs. */
class ChangedModelFaultTests {
    private static final String OLD_SCHEDULE =
            "source=\"=[&#34;PT15S&#34;,&#34;PT30S&#34;,&#34;PT1M&#34;,&#34;PT3M&#34;,&#34;PT10M&#34;,&#34;PT30M&#34;,&#34;PT1H&#34;,&#34;PT3H&#34;,&#34;PT6H&#34;,&#34;PT12H&#34;,&#34;PT24H&#34;]\" target=\"defaultSchedule\"";
    private static final String NEW_SCHEDULE = "source=\"=[&#34;PT1S&#34;,&#34;PT2S&#34;]\" target=\"defaultSchedule\"";
    private static final String OLD_EXPIRY = "<zeebe:property name=\"defaultExpiry\" value=\"PT30M\" />";
    private static final String NEW_EXPIRY = "<zeebe:property name=\"defaultExpiry\" value=\"PT7M\" />";
    private static final Duration LATENESS = Duration.ofSeconds(4);

    private final RunningSystem system = RunningSystem.get();

    @TempDir
    private Path folder;

    @AfterEach
    void theOracleHolds() {
        system.assertAllIsWell();
    }

    @Test
    void usesTheAnalystsScheduleAndExpiryAfterARestart() throws IOException {
        Path models = ModelsCopy.of(system.installation(), folder)
                .with("processes/merchant-notification.bpmn", OLD_SCHEDULE, NEW_SCHEDULE)
                .with("processes/payment.bpmn", OLD_EXPIRY, NEW_EXPIRY)
                .folder();
        String running = system.pay("sandbox_wallet", system.amount());
        system.awaitState(running, "requires_action");

        system.restartWithModels(models);
        try (ShopEndpoint failing = new ShopEndpoint(number -> Manner.fails());
                Administration administration = new Administration(system.parts())) {
            Shop shop = new Shop(system, administration, "Analyst's", failing);
            assertThat(payableFor(shop.pay())).isEqualTo(Duration.ofMinutes(7));
            shop.awaitNotifications("exhausted", 1, Duration.ofSeconds(60));
            assertTried(shop.tries(), Duration.ofSeconds(1), Duration.ofSeconds(2));
        } finally {
            system.restart();
        }

        Map<String, Object> kept =
                Json.readObject(system.merchant.get("/v1/payments/" + running).body());
        assertThat(payableFor(kept)).isEqualTo(Duration.ofMinutes(30));
        system.bank.confirm(system.books.sentOrder(running));
        system.awaitState(running, "succeeded");
        String asBefore = system.pay("sandbox_card", system.amount());
        system.awaitState(asBefore, "succeeded");
        assertThat(payableFor(Json.readObject(
                        system.merchant.get("/v1/payments/" + asBefore).body())))
                .isEqualTo(Duration.ofMinutes(30));
    }

    private static Duration payableFor(Map<String, Object> payment) {
        return Duration.between(instant(payment, "created_at"), instant(payment, "expires_at"));
    }

    private static OffsetDateTime instant(Map<String, Object> payment, String field) {
        return OffsetDateTime.parse((String) payment.get(field));
    }

    /** All tries failed, and each wait was kept, varied by 10 %. */
    private static void assertTried(List<Try> tries, Duration... waits) {
        assertThat(tries)
                .hasSize(waits.length + 1)
                .allSatisfy(made -> assertThat(made.status()).isEqualTo(500));
        for (int i = 0; i < waits.length; i++) {
            assertThat(Duration.between(tries.get(i).end(), tries.get(i + 1).at()))
                    .isBetween(
                            waits[i].multipliedBy(9).dividedBy(10),
                            waits[i].multipliedBy(11).dividedBy(10).plus(LATENESS));
        }
    }
}
