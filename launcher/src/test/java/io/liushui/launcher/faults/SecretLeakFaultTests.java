package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.core.credentials.CredentialUse;
import io.liushui.core.json.Json;
import io.liushui.core.merchants.AppTerms;
import io.liushui.core.merchants.NewKey;
import io.liushui.core.merchants.SignatureAlgorithm;
import io.liushui.launcher.administration.Administration;
import io.liushui.launcher.client.MerchantClient;
import io.liushui.launcher.client.MerchantKey;
import io.liushui.launcher.demo.DemoApp;
import io.liushui.launcher.parts.Ports;
import io.liushui.launcher.webhooks.WebhookListener;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Takes real payments with every kind of secret in use, and finds none of them in any table or log afterwards. */
class SecretLeakFaultTests {
    private static final String CLIENT_KEY = "sandbox.client-key";
    private static final String REFUSED = "a-credential-that-no-plugin-takes";
    private final RunningSystem system = RunningSystem.get();
    private final Path keys = system.parts().sandbox().keys();

    private LeakScan scan;
    private Administration administration;

    @BeforeEach
    void knowAllSecrets() throws IOException {
        administration = new Administration(system.parts());
        scan = new LeakScan(system.books.jdbc(), system.parts().installation().logs());
        DemoApp demo = DemoApp.read(system.parts().installation());
        scan.secret("webhook secret of the demo", demo.webhookSecret())
                .secret("private key of the demo merchant", demo.privateKeyPem())
                .secret("database password", system.parts().postgres().password())
                .secret("refused credential", REFUSED);
        Path ours = system.parts().installation().keys();
        scan.secret("administrator's password", Files.readString(ours.resolve("postgres-administrator.password")))
                .secret("master key", Files.readAllBytes(ours.resolve("secret-box.key")));
        for (String file : List.of("client-private.pem", "server-private.pem")) {
            scan.secret("sandbox key " + file, Files.readString(keys.resolve(file)))
                    .secret("bytes of sandbox key " + file, der(keys.resolve(file)));
        }
    }

    @AfterEach
    void theOracleHolds() {
        administration.close();
        system.assertAllIsWell();
    }

    @Test
    void noSecretStandsInATableOrALogAfterPaymentsAndRotations() throws IOException {
        String clientKey = Files.readString(keys.resolve("client-private.pem"));
        administration.credentials().set(CLIENT_KEY, clientKey);
        Files.writeString(
                system.parts().installation().ownSettings(),
                "liushui.channels.sandbox.settings.clientKey=secret:" + CLIENT_KEY + "\n");
        system.parts().application().stop();
        system.up();
        payInEveryWay();

        administration.credentials().set(CLIENT_KEY, REFUSED);
        await().atMost(Duration.ofSeconds(20)).until(() -> use().refusedVersion() != null);
        system.awaitState(system.pay("sandbox_card", system.amount()), "succeeded");
        int good = administration.credentials().set(CLIENT_KEY, clientKey).version();
        await().atMost(Duration.ofSeconds(20)).until(() -> use().version() == good);
        system.awaitState(system.pay("sandbox_card", system.amount()), "succeeded");

        assertThat(system.books.count("alarm where kind = 'channel_credentials_refused'"))
                .isPositive();
        assertThat(scan.tables()).contains("credential", "channel_exchange", "channel_notification", "outbox");
        assertThat(scan.logFiles())
                .extracting(file -> file.getFileName().toString())
                .contains("app.log");
        assertThat(scan.leaks()).isEmpty();
    }

    @Test
    void findsWhatIsPlantedInAnyKindOfColumnAndInALog() throws IOException {
        scan.secret("planted", "a planted secret, 16 bytes+");
        Path log = system.parts().installation().logs().resolve("planted.log");
        try {
            plant("text", "'it is a planted secret, 16 bytes+'");
            plant(
                    "jsonb",
                    "jsonb_build_object('basic', encode(convert_to('u:a planted secret, 16 bytes+', 'UTF8'), 'base64'))");
            plant("bytea", "convert_to('user:a planted secret, 16 bytes+', 'UTF8')");
            plant("bytea[]", "array[convert_to('a planted secret, 16 bytes+', 'UTF8')]");
            Files.writeString(log, "GET /?key=a+planted+secret%2C+16+bytes%2B HTTP/1.1\n");

            assertThat(scan.leaks())
                    .containsExactlyInAnyOrder(
                            "planted in table planted_text",
                            "planted in table planted_jsonb",
                            "planted in table planted_bytea",
                            "planted in table planted_bytea_list",
                            "planted in log planted.log");
        } finally {
            for (String table : List.of("text", "jsonb", "bytea", "bytea_list")) {
                system.books.jdbc().sql("drop table if exists planted_" + table).update();
            }
            Files.deleteIfExists(log);
        }
    }

    /** A card, a wallet that its payer confirms, a card that is declined, and requests that are refused; by a merchant that signs with HMAC. */
    private void payInEveryWay() {
        String appId = administration
                .merchantAdministration()
                .createApp(
                        administration.merchantAdministration().createMerchant("Leak hunters"),
                        new AppTerms("Shop", List.of("sandbox_card", "sandbox_wallet"), List.of(), null, 100));
        NewKey key = administration.keys().addKey(appId, SignatureAlgorithm.HMAC_SHA256, null);
        int port = Ports.free().listen();
        String webhookSecret =
                administration.webhooks().setWebhook(appId, "http://127.0.0.1:" + port + "/webhooks", null);
        scan.secret("HMAC secret", key.secret()).secret("webhook secret", webhookSecret);
        try (WebhookListener listener = WebhookListener.start(port, webhookSecret, webhook -> {});
                MerchantClient shop = new MerchantClient(
                        system.parts().application().address(), new MerchantKey.Hmac(key.id(), key.secret()));
                MerchantClient thief = new MerchantClient(
                        system.parts().application().address(), new MerchantKey.Hmac(key.id(), "sk_guessed"))) {
            String card = accepted(shop.post("/v1/payments", RunningSystem.order("sandbox_card", system.amount())));
            String wallet = accepted(shop.post("/v1/payments", RunningSystem.order("sandbox_wallet", system.amount())));
            String declined = accepted(shop.post("/v1/payments", RunningSystem.order("sandbox_card", 99_901)));
            awaitState(shop, wallet, "requires_action");
            system.bank.confirm(system.books.sentOrder(wallet));
            assertThat(thief.get("/v1/payments").statusCode()).isEqualTo(401);
            assertThat(shop.post("/v1/payments", "{\"secret\":1}").statusCode()).isEqualTo(400);
            awaitState(shop, card, "succeeded");
            awaitState(shop, wallet, "succeeded");
            awaitState(shop, declined, "failed");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> system.books.count(
                                    "notification where state = 'delivered' and subject in (?, ?, ?)",
                                    card,
                                    wallet,
                                    declined)
                            == 3);
        }
    }

    private static String accepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return (String) Json.readObject(answer.body()).get("id");
    }

    private static void awaitState(MerchantClient shop, String paymentId, String state) {
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> Json.readObject(
                                        shop.get("/v1/payments/" + paymentId).body())
                                .get("state"),
                        state::equals);
    }

    private CredentialUse use() {
        return administration.credentials().uses().getFirst();
    }

    private void plant(String type, String value) {
        String table = "planted_" + type.replace("[]", "_list");
        system.books
                .jdbc()
                .sql("create table " + table + " (id integer, planted " + type + ")")
                .update();
        system.books
                .jdbc()
                .sql("insert into " + table + " values (1, " + value + ")")
                .update();
    }

    private static byte[] der(Path pem) throws IOException {
        return Base64.getMimeDecoder().decode(Files.readString(pem).replaceAll("-----[A-Z ]+-----", ""));
    }
}
