package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.core.credentials.CredentialUse;
import io.liushui.launcher.administration.Administration;
import io.liushui.launcher.demo.DemoApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Takes real payments through every channel with every kind of secret in use, and finds none of them in any table or log afterwards. */
class SecretLeakFaultTests {
    private static final String CLIENT_KEY = "sandbox.client-key";
    private static final String REFUSED = "a-credential-that-no-plugin-takes";
    private static final Pattern SECRET = Pattern.compile("private|secret|pfx|api-v3-key");

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
        for (Path file : secretFiles()) {
            String name = keys.relativize(file).toString();
            scan.secret(name, Files.readString(file));
            if (name.endsWith(".pem")) {
                scan.secret("bytes of " + name, der(file));
            }
        }
    }

    /** What the sandbox's channels and their merchants know alone: keys, passwords, secrets. */
    private List<Path> secretFiles() throws IOException {
        try (Stream<Path> files = Files.walk(keys)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            SECRET.matcher(file.getFileName().toString()).find())
                    .toList();
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
        RealPayments payments = new RealPayments(system);
        payments.ofAMerchantThatSignsWithHmac(administration, scan);
        payments.throughEveryChannel();

        administration.credentials().set(CLIENT_KEY, REFUSED);
        await().atMost(Duration.ofSeconds(20)).until(() -> use().refusedVersion() != null);
        system.awaitState(system.pay("sandbox_card", system.amount()), "succeeded");
        int good = administration.credentials().set(CLIENT_KEY, clientKey).version();
        await().atMost(Duration.ofSeconds(20)).until(() -> use().version() == good);
        system.awaitState(system.pay("sandbox_card", system.amount()), "succeeded");

        assertThat(system.books.count("alarm where kind = 'channel_credentials_refused'"))
                .isPositive();
        assertThat(system.books.count("(select distinct channel_id from channel_exchange) used"))
                .as("every channel spoke with its bank")
                .isEqualTo(RealPayments.CHANNELS);
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
