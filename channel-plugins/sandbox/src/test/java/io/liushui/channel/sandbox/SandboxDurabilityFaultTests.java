package io.liushui.channel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.channel.contract.Requests;
import io.liushui.channel.testing.DurabilityContract;
import io.liushui.channel.testing.SandboxProcess;
import io.liushui.spi.BalanceOutcome;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.PayoutRequest;
import io.liushui.spi.PayoutReturnOutcome;
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

/** The house channel's process is killed and started again: whatever it acknowledged is still there. */
class SandboxDurabilityFaultTests implements DurabilityContract {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path data;

    private SandboxProcess process;
    private SandboxUnderTest sandbox;
    private SandboxChannel channel;

    @BeforeEach
    void start() {
        process = new SandboxProcess(data, "--notification-schedule", "1,1,1,1,1,1,1,1,1,1");
        sandbox = new SandboxUnderTest(process);
        channel = sandbox.channel();
        awaitReady();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Override
    public SandboxUnderTest underTest() {
        return sandbox;
    }

    @Override
    public SandboxProcess process() {
        return process;
    }

    @Test
    void keepsEveryAcknowledgedChargeWhenItIsKilledUnderLoad() {
        Set<PayRequest> acknowledged = ConcurrentHashMap.newKeySet();
        Set<PayRequest> unknown = ConcurrentHashMap.newKeySet();
        payUntilKilled(acknowledged, unknown);
        restart();

        Map<String, Integer> charges = charges();
        assertThat(acknowledged).hasSizeGreaterThan(200);
        for (PayRequest request : acknowledged) {
            assertThat(charges).containsEntry(request.orderNo(), 1);
        }
        for (PayRequest request : unknown) {
            QueryOutcome outcome = channel.query(Orders.reference(request));
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
                        PayOutcome outcome = channel.pay(request);
                        if (outcome instanceof PayOutcome.Succeeded) {
                            acknowledged.add(request);
                        } else if (outcome instanceof PayOutcome.Unknown) {
                            unknown.add(request);
                        }
                    }
                });
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() > 200);
            process.kill();
            killed.set(true);
        }
    }

    @Test
    void deliversAfterARestartWhatWasNotAcknowledgedBefore() throws NotificationRefused {
        sandbox.inbox().answerWith(503);
        PayRequest request = Orders.wallet(100);
        channel.pay(request);
        sandbox.payerConfirms(request.orderNo());
        String firstId = id(request);
        process.kill();

        sandbox.inbox().answerWith(200);
        restart();
        assertThat(id(request)).isEqualTo(firstId);
    }

    @Test
    void carriesOutAfterARestartWhatWasPlannedBefore() {
        PayRequest request = Orders.card(99_905, "Tea");
        assertThat(channel.pay(request)).isInstanceOf(PayOutcome.Pending.class);
        PayoutRequest payout = Orders.payout(77_707);
        assertThat(channel.payOut(payout)).isInstanceOf(OperationOutcome.Done.class);
        process.kill();
        restart();
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(channel.query(Orders.reference(request))).isInstanceOf(QueryOutcome.Paid.class));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(channel.queryReturn(payout)).isInstanceOf(PayoutReturnOutcome.Returned.class));
    }

    @Test
    void knowsWhatIsHeldSignedAndPaidOutAfterARestart() {
        Story story = new Story(sandbox);
        OrderReference held = story.held(5_000);
        CaptureRequest capture = story.capture(held, 2_000, false);
        OperationOutcome captured = channel.capture(capture);
        String token = new io.liushui.channel.contract.Contracts(sandbox).token(Description.DEBIT);
        PayoutRequest payout = Orders.payout(1_000);
        OperationOutcome paidOut = channel.payOut(payout);
        BalanceOutcome position = channel.balance("CNY");
        process.kill();
        restart();

        assertThat(channel.queryCapture(capture)).isEqualTo(captured).isInstanceOf(OperationOutcome.Done.class);
        assertThat(channel.capture(story.capture(held, 3_751, true))).isInstanceOf(OperationOutcome.Declined.class);
        assertThat(channel.capture(story.capture(held, 3_750, true))).isInstanceOf(OperationOutcome.Done.class);
        Payer payer = new Payer(Requests.PAYER_IP, null, null, null, token);
        assertThat(channel.pay(Requests.pay(Description.DEBIT, 100, "CNY", "Tea", payer)))
                .isInstanceOf(PayOutcome.Succeeded.class);
        assertThat(channel.payOut(payout)).isEqualTo(paidOut);
        assertThat(channel.balance("CNY")).isEqualTo(position);
    }

    private void restart() {
        process.restart();
        awaitReady();
    }

    /** A process just started answers its first request late; the tests' own requests must not time out for that. */
    private void awaitReady() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> channel.query(Orders.reference(Orders.card(1, "Tea"))) instanceof QueryOutcome.NotFound);
    }

    private String id(PayRequest request) throws NotificationRefused {
        return channel.parse(sandbox.nextNotification(request.orderNo(), SOON)).notificationId();
    }

    private Map<String, Integer> charges() {
        Map<String, Integer> charges = new HashMap<>();
        boolean more = true;
        long after = 0;
        while (more) {
            JsonNode page = process.control("GET", "/charges?limit=100&after=" + after, null);
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
