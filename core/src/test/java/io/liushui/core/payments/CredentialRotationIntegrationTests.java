package io.liushui.core.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.liushui.core.credentials.CredentialAdministration;
import io.liushui.core.credentials.CredentialUse;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.fake.FakeChannel;
import io.liushui.core.payments.FinalStates.Result;
import io.liushui.spi.PayOutcome;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class CredentialRotationIntegrationTests {

    @TempDir
    private Path keys;

    private CoreWorld world;
    private PaymentJourney journey;

    @BeforeEach
    void connectAlphaWithACredential() {
        CoreWorld bare = CoreWorld.start(properties(false));
        bare.bean(CredentialAdministration.class).set("alpha.key", "first-value");
        world = bare.restart(properties(true));
        journey = new PaymentJourney(world);
    }

    @AfterEach
    void stop() {
        journey.close();
    }

    @Test
    void paysBeforeDuringAndAfterARotation() throws InterruptedException {
        FakeChannel old = journey.alpha;
        assertThat(old.key).isEqualTo("first-value");
        assertThat(pay()).isEqualTo("succeeded");
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        old.onPay = request -> {
            inside.countDown();
            await().until(() -> leave.getCount() == 0);
            return new PayOutcome.Succeeded("under way", request.amountMinor(), request.currency());
        };
        CompletableFuture<String> underWay = CompletableFuture.supplyAsync(this::pay);
        inside.await();

        set("second-value");
        await().until(() -> world.channel("alpha").key.equals("second-value"));
        await().until(() -> use().version() == 2);

        FakeChannel fresh = world.channel("alpha");
        assertThat(pay()).isEqualTo("succeeded");
        assertThat(fresh.calls).hasSize(1);
        assertThat(old.closed).isFalse();
        leave.countDown();
        assertThat(underWay.join()).isEqualTo("succeeded");
        await().until(() -> old.closed);
        assertThat(old.calls).hasSize(2);
        assertThat(pay()).isEqualTo("succeeded");
        assertThat(fresh.calls).hasSize(2);
        assertThat(fresh.closed).isFalse();
        assertThat(world.count("final_state where state = 'succeeded'")).isEqualTo(4);
        assertThat(journey.beta.calls).isEmpty();
    }

    @Test
    void staysWithTheOldCredentialWhenThePluginRefusesTheNewOne(CapturedOutput output) {
        set("wrong-value");
        await().until(() -> use().refusedVersion() != null);

        assertThat(use().version()).isEqualTo(1);
        assertThat(use().refusedVersion()).isEqualTo(2);
        assertThat(pay()).isEqualTo("succeeded");
        assertThat(journey.alpha.closed).isFalse();
        assertThat(world.count("alarm where kind = 'channel_credentials_refused' and subject = 'alpha'"))
                .isOne();
        assertThat(world.count("alarm a where a::text like '%wrong-value%'")).isZero();
        assertThat(use().refusedReason()).isEqualTo("channel alpha: setting 'key' cannot be ***");
        assertThat(output.getAll()).contains("refuses").doesNotContain("wrong-value");

        set("third-value");
        await().until(() -> use().version() == 3);
        assertThat(use().refusedVersion()).isNull();
        assertThat(world.channel("alpha").key).isEqualTo("third-value");
        assertThat(pay()).isEqualTo("succeeded");
    }

    @Test
    void startsWithTheCredentialThatWorkedWhenTheNewestIsRefused() {
        set("wrong-value");
        await().until(() -> use().refusedVersion() != null);

        world = world.restart(properties(true));
        journey = new PaymentJourney(world);

        assertThat(journey.alpha.key).isEqualTo("first-value");
        assertThat(pay()).isEqualTo("succeeded");
        assertThat(world.count("alarm where kind = 'channel_credentials_refused'"))
                .isEqualTo(2);
    }

    @Test
    void doesNotStartWithoutTheCredentialAndSaysWhichOne() {
        assertThatThrownBy(() -> CoreWorld.start("liushui.channels.alpha.settings.key=secret:none"))
                .hasStackTraceContaining(
                        "channel alpha: the credential 'none' is not set: ./liushui credential set none");
    }

    @Test
    void writesNoCredentialIntoLogsOrTables(CapturedOutput output) {
        journey.alpha.onPay = request -> {
            throw new IllegalStateException("the bank says no to first-value", new RuntimeException("first-value"));
        };
        Payment payment = journey.accepted("card");

        assertThat(journey.submit(journey.routed(payment))).isEqualTo("unknown");

        assertThat(output.getAll()).contains("the bank says no to ***").doesNotContain("first-value");
    }

    private String pay() {
        Payment payment = journey.accepted("card");
        String outcome = journey.submit(journey.routed(payment));
        return outcome.equals("succeeded") ? journey.record(payment, Result.SUCCEEDED) : outcome;
    }

    private void set(String value) {
        world.bean(CredentialAdministration.class).set("alpha.key", value);
    }

    private CredentialUse use() {
        return world.bean(CredentialAdministration.class).uses().getFirst();
    }

    private String[] properties(boolean referring) {
        return new String[] {
            "liushui.keys-directory=" + keys,
            "liushui.credentials.poll=50ms",
            "liushui.channels.alpha.prices[0].rate-ppm=1000",
            "liushui.channels.beta.prices[0].rate-ppm=2000",
            "liushui.channels.alpha.settings.key=" + (referring ? "secret:alpha.key" : "plain")
        };
    }
}
