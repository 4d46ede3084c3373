package io.liushui.core.merchants;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.TestDatabase;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MerchantsIntegrationTests {
    @TempDir
    private static Path keysDirectory;

    private static TestDatabase database;
    private static MerchantFixture fixture;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        fixture = MerchantFixture.on(database, keysDirectory, Clock.systemUTC());
    }

    @Test
    void readsAnAppAsItWasMade() {
        String appId = fixture.newApp();

        App app = fixture.merchants().app(appId).orElseThrow();

        assertThat(app.active()).isTrue();
        assertThat(app.methods()).containsExactly("sandbox_card");
        assertThat(app.orderFields()).containsExactly(new OrderField("seat", "座位", "Seat"));
        assertThat(app.maximumMinor()).isEqualTo(100_000);
        assertThat(app.ratePerSecond()).isEqualTo(50);
        assertThat(fixture.merchants().appsOf(app.merchantId())).containsExactly(app);
    }

    @Test
    void suspendingTheMerchantSuspendsItsApps() {
        String appId = fixture.newApp();
        App app = fixture.merchants().app(appId).orElseThrow();

        fixture.administration().setMerchantActive(app.merchantId(), false);

        assertThat(fixture.merchants().app(appId).orElseThrow().active()).isFalse();
        assertThat(fixture.merchants().list()).anyMatch(merchant -> !merchant.active());
    }

    @Test
    void changesAnApp() {
        String appId = fixture.newApp();
        fixture.administration().changeApp(appId, new AppTerms("Shop 2", List.of("b", "a"), List.of(), null, 1));
        fixture.administration().setAppActive(appId, false);

        App app = fixture.merchants().app(appId).orElseThrow();

        assertThat(app.methods()).containsExactly("b", "a");
        assertThat(app.maximumMinor()).isNull();
        assertThat(app.active()).isFalse();
    }

    @Test
    void refusesUnknownIds() {
        assertThat(fixture.merchants().app("app_none")).isEmpty();
        assertThat(fixture.merchants().key("key_none")).isEmpty();
        assertThatThrownBy(() -> fixture.administration().createApp("mer_none", MerchantFixture.TERMS))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fixture.keys().addKey("app_none", SignatureAlgorithm.HMAC_SHA256, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fixture.webhooks().setWebhook("app_none", "https://shop.example/hook", null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsASharedSecretSealed() {
        NewKey made = fixture.keys().addKey(fixture.newApp(), SignatureAlgorithm.HMAC_SHA256, null);

        ApiKey key = fixture.merchants().key(made.id()).orElseThrow();

        assertThat(new String(key.material(), US_ASCII)).isEqualTo(made.secret());
        assertThat(key.toString() + made).doesNotContain(made.secret());
        byte[] stored = database.jdbc()
                .sql("select material from api_key where id = ?")
                .param(made.id())
                .query(byte[].class)
                .single();
        assertThat(new String(stored, US_ASCII)).doesNotContain(made.secret());
    }

    @Test
    void keysOverlapUntilTheOldOneExpires() throws Exception {
        String appId = fixture.newApp();
        String pem = pem(KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded());
        String first =
                fixture.keys().addKey(appId, SignatureAlgorithm.ED25519, pem).id();
        String second = fixture.keys()
                .addKey(appId, SignatureAlgorithm.HMAC_SHA256, null)
                .id();
        Instant end = Instant.now().plus(Duration.ofDays(1));

        fixture.keys().expireKey(first, end);

        ApiKey key = fixture.merchants().key(first).orElseThrow();
        assertThat(key.isValidAt(end.minusMillis(1))).isTrue();
        assertThat(key.isValidAt(end.plusMillis(1))).isFalse();
        assertThat(fixture.merchants().key(second).orElseThrow().isValidAt(end.plusSeconds(1)))
                .isTrue();
        assertThat(fixture.merchants().keysOf(appId)).extracting(ApiKey::id).containsExactly(first, second);
    }

    @Test
    void signsWithBothSecretsWhileOneIsRotated() {
        String appId = fixture.newApp();
        String first =
                fixture.webhooks().setWebhook(appId, "https://shop.example/hook", List.of(Duration.ofSeconds(3)));
        String second = fixture.webhooks().rotateWebhookSecret(appId);

        WebhookEndpoint rotating = fixture.merchants().endpointOf(appId).orElseThrow();
        assertThat(rotating.secrets()).containsExactly(second, first);
        assertThat(rotating.schedule()).containsExactly(Duration.ofSeconds(3));

        fixture.webhooks().dropOldSecrets(appId);
        assertThat(fixture.merchants().endpoint(rotating.id()).orElseThrow().secrets())
                .containsExactly(second);
    }

    @Test
    void aDisabledEndpointStaysDisabledUntilItIsSetAgain() {
        String appId = fixture.newApp();
        fixture.webhooks().setWebhook(appId, "https://shop.example/hook", null);
        String endpointId = fixture.merchants().endpointOf(appId).orElseThrow().id();

        fixture.merchants().disableEndpoint(endpointId, "answered 410");
        assertThat(fixture.merchants().endpointOf(appId).orElseThrow().enabled())
                .isFalse();

        fixture.webhooks().setWebhook(appId, "https://shop.example/hook2", null);
        WebhookEndpoint set = fixture.merchants().endpointOf(appId).orElseThrow();
        assertThat(set.enabled()).isTrue();
        assertThat(set.id()).isEqualTo(endpointId);
        assertThat(set.schedule()).isNull();
    }

    private static String pem(byte[] x509) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(x509)
                + "\n-----END PUBLIC KEY-----\n";
    }
}
