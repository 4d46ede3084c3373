package io.liushui.api.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.api.openapi.ServedContract;
import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.liushui.core.balances.MerchantBalances;
import io.liushui.core.money.Money;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class PointsIntegrationTests {
    private static final String ISSUE =
            "{\"merchant_issue_no\":\"I-1\",\"payer_id\":\"ann\",\"points\":500,\"expires_in_days\":30}";

    private final ApiWorld world = ApiWorld.shared();
    private final Shop shop = world.shop();

    @BeforeEach
    void aMerchantWithMoneyAndARate() {
        PointsRefusals.rate(shop);
        world.bean(TransactionTemplate.class)
                .executeWithoutResult(status -> world.bean(MerchantBalances.class)
                        .returned(shop.merchantId(), "payout_returned:po_1", new Money(1_000, "CNY")));
    }

    @Test
    void aMerchantGivesAPayerPointsForMoneyOfItsBalance() {
        assertThat(shop.get("/v1/points/rate").json())
                .isEqualTo(Map.of("object", "points_rate", "points", 1, "amount", 1, "currency", "CNY"));
        Reply issued = shop.post("/v1/points/issues", ISSUE, "k1");
        assertThat(issued.status()).as(issued.body()).isEqualTo(201);
        assertThat(issued.json())
                .containsEntry("points", 500)
                .containsEntry("value", 500)
                .containsEntry("payer_id", "ann");
        assertThat(shop.post("/v1/points/issues", ISSUE, "k1").json()).isEqualTo(issued.json());

        assertThat(shop.get("/v1/balances/CNY").json()).containsEntry("available", 500);
        Map<String, Object> account =
                data(shop.get("/v1/points/accounts?payer_id=ann")).getFirst();
        assertThat(account)
                .containsEntry("points", 500)
                .containsEntry("next_expiring_points", 500)
                .containsEntry("next_expires_at", issued.text("expires_at"));
        assertThat(data(shop.get("/v1/points/accounts/" + account.get("id") + "/flows")))
                .singleElement()
                .satisfies(flow -> assertThat(flow)
                        .containsEntry("type", "issued")
                        .containsEntry("reference", issued.text("id"))
                        .containsEntry("amount", 500)
                        .containsEntry("currency", "PTS"));
    }

    @Test
    void theSameNumberIssuesOnceWhateverTheKey() throws Exception {
        List<Callable<Reply>> requests = IntStream.range(0, 5)
                .mapToObj(i -> (Callable<Reply>) () -> shop.post("/v1/points/issues", ISSUE, "key-" + i))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Reply> replies =
                    threads.invokeAll(requests).stream().map(Future::resultNow).toList();
            assertThat(replies).extracting(Reply::status).containsExactlyInAnyOrder(201, 200, 200, 200, 200);
            assertThat(replies)
                    .extracting(reply -> reply.text("id"))
                    .containsOnly(replies.getFirst().text("id"));
            replies.forEach(new ServedContract(world)::check);
        }
        assertThat(shop.get("/v1/balances/CNY").json()).containsEntry("available", 500);
        List.of(ISSUE.replace("500", "499"), ISSUE.replace("ann", "bob"), ISSUE.replace(":30", ":31"))
                .forEach(other -> assertThat(
                                shop.post("/v1/points/issues", other).problem())
                        .isEqualTo("409 merchant_issue_no_taken"));
        assertThat(shop.post("/v1/points/issues", ISSUE.replace("I-1", "I-2")).status())
                .isEqualTo(201);
    }

    @Test
    void anotherMerchantSeesNothingOfThem() {
        shop.post("/v1/points/issues", ISSUE);
        Object id = data(shop.get("/v1/points/accounts")).getFirst().get("id");
        Shop other = world.shop();
        assertThat(data(other.get("/v1/points/accounts"))).isEmpty();
        assertThat(other.get("/v1/points/accounts/" + id).problem()).isEqualTo("404 object_not_found");
        assertThat(other.get("/v1/points/accounts/" + id + "/flows").problem()).isEqualTo("404 object_not_found");
    }

    @Test
    void answersAreAsDocumented() {
        Reply issued = shop.post("/v1/points/issues", ISSUE);
        ServedContract contract = new ServedContract(world);
        List.of(
                        issued,
                        shop.post(
                                "/v1/points/issues", ISSUE.replace("I-1", "I-2").replace("500", "501")),
                        shop.get("/v1/points/rate"),
                        world.shop().get("/v1/points/rate"),
                        shop.get("/v1/points/accounts"),
                        shop.get("/v1/points/accounts/" + issued.text("points_account_id")),
                        shop.get("/v1/points/accounts/" + issued.text("points_account_id") + "/flows"))
                .forEach(contract::check);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> data(Reply reply) {
        return (List<Map<String, Object>>) reply.json().get("data");
    }
}
