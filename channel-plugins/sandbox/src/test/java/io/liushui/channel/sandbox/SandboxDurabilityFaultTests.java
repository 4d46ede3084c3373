package io.liushui.channel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SandboxDurabilityFaultTests {

    @TempDir
    private Path data;

    private SandboxUnderTest sandbox;

    @BeforeEach
    void start() {
        sandbox = new SandboxUnderTest(data);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void keepsEveryAcknowledgedChargeWhenItIsKilledUnderLoad() {
        Set<PayRequest> acknowledged = ConcurrentHashMap.newKeySet();
        Set<PayRequest> unknown = ConcurrentHashMap.newKeySet();
        payUntilKilled(acknowledged, unknown);
        sandbox.restart();

        Map<String, Integer> charges = charges();
        assertThat(acknowledged).hasSizeGreaterThan(200);
        for (PayRequest request : acknowledged) {
            assertThat(charges).containsEntry(request.orderNo(), 1);
        }
        for (PayRequest request : unknown) {
            QueryOutcome outcome = sandbox.channel().query(Orders.reference(request));
            if (charges.containsKey(request.orderNo())) {
                assertThat(outcome).isInstanceOf(QueryOutcome.Paid.class);
            } else {
                assertThat(outcome).isEqualTo(new QueryOutcome.NotFound());
            }
        }
    }

    private void payUntilKilled(Set<PayRequest> acknowledged, Set<PayRequest> unknown) {
        AtomicBoolean killed = new AtomicBoolean();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int payer = 0; payer < 16; payer++) {
                executor.submit(() -> {
                    while (!killed.get()) {
                        PayRequest request = Orders.card(100, "Tea");
                        PayOutcome outcome = sandbox.channel().pay(request);
                        if (outcome instanceof PayOutcome.Succeeded) {
                            acknowledged.add(request);
                        } else if (outcome instanceof PayOutcome.Unknown) {
                            unknown.add(request);
                        }
                    }
                });
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() > 200);
            sandbox.process().kill();
            killed.set(true);
        }
    }

    @Test
    void deliversAfterARestartWhatWasNotAcknowledgedBefore() throws Exception {
        sandbox.inbox().answerWith(503);
        PayRequest request = Orders.wallet(100);
        sandbox.channel().pay(request);
        sandbox.payerConfirms(request.orderNo());
        String firstId = id(sandbox, request);
        sandbox.process().kill();

        sandbox.inbox().answerWith(200);
        sandbox.restart();
        assertThat(id(sandbox, request)).isEqualTo(firstId);
    }

    @Test
    void carriesOutAfterARestartWhatWasPlannedBefore() {
        PayRequest request = Orders.card(99_905, "Tea");
        assertThat(sandbox.channel().pay(request)).isInstanceOf(PayOutcome.Pending.class);
        sandbox.process().kill();
        sandbox.restart();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(sandbox.channel().query(Orders.reference(request)))
                        .isInstanceOf(QueryOutcome.Paid.class));
    }

    private static String id(SandboxUnderTest sandbox, PayRequest request) throws Exception {
        SandboxChannel channel = (SandboxChannel) sandbox.channel();
        return channel.parse(sandbox.nextNotification(request.orderNo(), Duration.ofSeconds(20)))
                .notificationId();
    }

    private Map<String, Integer> charges() {
        Map<String, Integer> charges = new HashMap<>();
        boolean more = true;
        long after = 0;
        while (more) {
            JsonNode page = sandbox.process().control("GET", "/charges?limit=100&after=" + after, null);
            for (JsonNode row : page.get("data")) {
                charges.merge(
                        row.get("order_no").stringValue(), row.get("charges").intValue(), Integer::sum);
            }
            more = page.get("has_more").booleanValue();
            after = page.get("next_after").longValue();
        }
        return charges;
    }
}
