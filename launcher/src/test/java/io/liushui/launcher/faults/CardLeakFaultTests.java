package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.launcher.demo.DemoApp;
import io.liushui.launcher.demo.Stage;
import io.liushui.launcher.faults.DataFiles.Kind;
import io.liushui.spi.Product;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Plays everything that can be shown, cards and payouts among it, then looks for the cards' numbers in all that was written. */
class CardLeakFaultTests {
    /** Those of the demonstrations, and of contracts that are refused. */
    private static final Map<String, String> CARDS = Map.of(
            "card of a contract", "6221558812340005",
            "card that is paid out to", RealPayouts.ACCOUNT,
            "beginning of the cards that the demonstrations pay out to", "622202123456",
            "card that has expired", "4111111111111111",
            "card with a wrong check digit", "5555555555554445");

    private final RunningSystem system = RunningSystem.get();
    private final DataFiles files = new DataFiles(system.parts());

    @AfterEach
    void theOracleHolds() {
        system.assertAllIsWell();
    }

    @Test
    void noCardsNumberStandsInATableALogOrTheDataOfTheEngine() throws IOException {
        Stage stage = new Stage(system.parts(), DemoApp.read(system.installation()), system.merchant, system.webhooks);
        for (Product product : Product.values()) {
            stage.showProduct(product);
        }
        Stage.functions().stream().filter(code -> !code.equals("payout")).forEach(stage::showFunction);
        refuse("card that has expired", 2020);
        refuse("card with a wrong check digit", 2035);
        String waiting = system.pay("sandbox_wallet", system.amount());
        system.awaitState(waiting, "requires_action");
        try {
            writeEverythingToFiles(waiting);

            LeakScan scan = new LeakScan(
                    system.books.jdbc(), system.parts().installation().logs());
            CARDS.forEach(scan::card);
            assertThat(scan.leaks()).isEmpty();
            assertThat(files.finds(new FileSearch(scan.secrets()))).isEmpty();
            assertThat(files.unreadable()).isEmpty();
            assertThat(scan.secret("a payment's id", waiting)
                            .secret("its trace id", system.books.traceId(waiting))
                            .leaks())
                    .as("what does stand there is found")
                    .contains("a payment's id in table payment", "its trace id in log app.log");
        } finally {
            system.bank.confirm(system.books.sentOrder(waiting));
        }
        system.awaitState(waiting, "succeeded");
        assertThat(system.books.count("vault_card where sealed is not null")).isPositive();
    }

    /** Returns when the payment stands in files of every kind: it is still under way, so whatever was written before it is there too. */
    private void writeEverythingToFiles(String payment) throws IOException {
        checkpoint();
        new EngineSnapshot(system.bank, system.installation().ports()).take();
        FileSearch byId = new FileSearch(Map.of("payment", Set.of(payment)));
        FileSearch byTrace = new FileSearch(Map.of("payment", Set.of(system.books.traceId(payment))));
        await("what does stand there is found in every kind of file")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    assertThat(files.kindsWith(byId))
                            .contains(Kind.TABLE, Kind.DATABASE_LOG, Kind.ENGINE_JOURNAL, Kind.ENGINE_STATE);
                    assertThat(files.kindsWith(byTrace)).contains(Kind.LOG);
                });
    }

    private void checkpoint() throws IOException {
        String password = Files.readString(system.installation().keys().resolve("postgres-administrator.password"));
        int port = system.installation().ports().postgres();
        JdbcClient.create(new DriverManagerDataSource(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password.strip()))
                .sql("checkpoint")
                .update();
    }

    private void refuse(String card, int expiryYear) {
        HttpResponse<String> answer =
                system.merchant.post("/v1/contracts", """
                {"merchant_contract_no":"refused-%d","method":"sandbox_quick","payer":{"id":"u1"},
                 "card":{"number":"%s","expiry_month":12,"expiry_year":%d,"phone":"+8613800138000"}}""".formatted(expiryYear, CARDS.get(card), expiryYear));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }
}
