package io.liushui.channel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.spi.PayOutcome;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox must not be what a benchmark measures. */
class SandboxSpeedIntegrationTests {

    private static final int WARM_UP = 3_000;
    private static final int MEASURED = 4_000;

    @Test
    void chargesHundredsPerSecondAndAnswersInMilliseconds(@TempDir Path data) {
        SandboxUnderTest sandbox = new SandboxUnderTest(data);
        try {
            payMany(sandbox, WARM_UP);
            long start = System.nanoTime();
            assertThat(payMany(sandbox, MEASURED)).isEqualTo(MEASURED);
            double perSecond = MEASURED * 1e9 / (System.nanoTime() - start);

            long[] micros = new long[200];
            for (int index = 0; index < micros.length; index++) {
                long before = System.nanoTime();
                sandbox.channel().pay(Orders.card(100, "Tea"));
                micros[index] = (System.nanoTime() - before) / 1_000;
            }
            Arrays.sort(micros);
            System.out.printf(
                    "sandbox: %.0f pays/s with 32 at once; alone p50 %d µs, p99 %d µs%n",
                    perSecond, micros[micros.length / 2], micros[micros.length * 99 / 100]);
            assertThat(perSecond).isGreaterThan(200);
            assertThat(micros[micros.length / 2]).isLessThan(20_000);
        } finally {
            sandbox.close();
        }
    }

    private static int payMany(SandboxUnderTest sandbox, int count) {
        AtomicInteger left = new AtomicInteger(count);
        AtomicInteger succeeded = new AtomicInteger();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int payer = 0; payer < 32; payer++) {
                executor.submit(() -> {
                    while (left.getAndDecrement() > 0) {
                        if (sandbox.channel().pay(Orders.card(100, "Tea")) instanceof PayOutcome.Succeeded) {
                            succeeded.incrementAndGet();
                        }
                    }
                });
            }
        }
        return succeeded.get();
    }
}
