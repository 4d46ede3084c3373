package io.liushui.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.liushui.launcher.parts.PartFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SteadyLoadTests {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void sendsWhileNothingIsAnsweredAndNoMoreOnceItIsClosed() {
        AtomicInteger sent = new AtomicInteger();
        SteadyLoad load = new SteadyLoad(1_000, () -> {
            sent.incrementAndGet();
            return new CompletableFuture<>();
        });
        await().atMost(PATIENCE).until(() -> sent.get() > 20);
        load.close();
        int last = sent.get();
        await().during(Duration.ofMillis(100)).atMost(PATIENCE).until(() -> sent.get() == last);
        load.requireNoTrouble();
    }

    @Test
    void catchesUpWithWhatALateSendMissed() {
        AtomicInteger sent = new AtomicInteger();
        long begin = System.nanoTime();
        try (SteadyLoad _ = new SteadyLoad(200, () -> {
            if (sent.incrementAndGet() == 1) {
                Times.pause(Duration.ofMillis(300));
            }
            return new CompletableFuture<>();
        })) {
            await().atMost(PATIENCE).until(() -> sent.get() >= 100);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(490));
    }

    @Test
    void tellsThatARequestWasRefused() {
        SteadyLoad load =
                new SteadyLoad(1_000, () -> CompletableFuture.failedFuture(new IllegalStateException("no route")));
        try (load) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThatThrownBy(load::requireNoTrouble)
                            .isInstanceOf(PartFailure.class)
                            .hasMessageContaining("no route"));
        }
    }
}
