package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.json.Json;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows 1, 2, 21, 22 and 26 of the faults: whatever dies, what was acknowledged ends well. */
class ProcessKilledFaultTests {
    private final RunningSystem system = RunningSystem.get();

    @AfterEach
    void theOracleHolds() {
        system.assertAllIsWell();
    }

    @Test
    void chargesOnceWhenTheApplicationDiesDuringTheChannelCall() {
        long amount = system.amount();
        system.fault("execute-then-time-out", "pay", amount, ",\"times\":1,\"hold_millis\":20000");
        String payment = system.pay("sandbox_card", amount, "");
        String order = system.sentOrder(payment);
        system.parts.application().kill();
        system.up();
        system.awaitState(payment, "succeeded");
        assertThat(system.requests(order)).filteredOn("pay"::equals).hasSize(1);
        assertThat(system.count("journal_entry where reference = ?", "captured:" + payment))
                .isOne();
    }

    @Test
    void finishesAllThatWasAcceptedWhenTheApplicationDiesUnderLoad() {
        List<String> accepted = load(60, () -> system.parts.application().kill());
        system.up();
        accepted.forEach(payment -> system.awaitState(payment, "succeeded"));
    }

    @Test
    void finishesAllThatWasAcceptedWhenTheEngineDiesUnderLoad() {
        List<String> accepted = load(60, () -> system.parts.engine().kill());
        String whileAway = system.pay("sandbox_card", 1234, "");
        system.up();
        accepted.forEach(payment -> system.awaitState(payment, "succeeded"));
        system.awaitState(whileAway, "succeeded");
    }

    @Test
    void keepsAllThatWasAcceptedWhenPostgresDiesUnderLoad() {
        List<String> accepted = load(60, () -> system.parts.postgres().kill());
        system.up();
        accepted.forEach(payment -> system.awaitState(payment, "succeeded"));
    }

    @Test
    void comesBackByItselfWhenEverythingDiesUnderLoad() {
        List<String> accepted = load(100, system.parts::killAll);
        system.up();
        accepted.forEach(payment -> system.awaitState(payment, "succeeded"));
    }

    /** Ids of the payments that were acknowledged; the blow falls in the middle. */
    private List<String> load(int payments, Runnable blow) {
        List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
        IntStream.range(0, payments).forEach(number -> {
            if (number == payments / 2) {
                calls.getFirst().join();
                blow.run();
            }
            calls.add(system.merchant.sendLater("POST", "/v1/payments", RunningSystem.order("sandbox_card", 1234, "")));
        });
        List<String> accepted = calls.stream()
                .map(call -> call.handle((answer, failure) -> failure == null && answer.statusCode() == 201
                                ? (String) Json.readObject(answer.body()).get("id")
                                : null)
                        .join())
                .filter(id -> id != null)
                .toList();
        assertThat(accepted).isNotEmpty();
        return accepted;
    }
}
