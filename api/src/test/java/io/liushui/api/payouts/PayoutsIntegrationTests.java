package io.liushui.api.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.api.openapi.ServedContract;
import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.liushui.core.money.Money;
import io.liushui.core.operations.Operations;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.payouts.PayoutJobs;
import io.liushui.core.payouts.PayoutResults;
import io.liushui.core.payouts.PayoutReturns;
import io.liushui.core.payouts.PayoutVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A merchant pays its people. */
class PayoutsIntegrationTests {
    private static final String PAYOUTS = "/v1/payouts";
    private static final String BATCHES = "/v1/payout-batches";
    private static final PayoutVerdict PASS = new PayoutVerdict("pass", "no_rule", "1");

    private final ApiWorld world = ApiWorld.shared();
    private final Shop shop = Payroll.funded(world.shop(), 100_000);
    private final ServedContract contract = new ServedContract(world);

    @Test
    void theMoneyIsFrozenThenGoneThenBackWhenTheBankReturnsIt() {
        Reply accepted = shop.post(PAYOUTS, Payroll.payout("P-1", 30_000));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);
        assertThat(accepted.json())
                .containsEntry("state", "accepted")
                .containsEntry("payee", Map.of("kind", "account", "last_four", "7894", "bank", "ICBC"));
        assertThat(balance()).isEqualTo("70000 30000");

        String id = accepted.text("id");
        pay(id);
        Reply paid = shop.get(PAYOUTS + "/" + id);
        assertThat(paid.json()).containsEntry("state", "succeeded");
        assertThat(balance()).isEqualTo("70000 0");

        world.bean(PayoutReturns.class).returned(id, new Money(30_000, "CNY"), "account closed");
        Reply returned = shop.get(PAYOUTS + "/" + id);
        assertThat(returned.json()).containsEntry("state", "returned").containsEntry("reason_code", "returned_by_bank");
        assertThat(balance()).isEqualTo("100000 0");
        assertThat(events(id)).containsExactly("payout.accepted", "payout.succeeded", "payout.returned");
        List.of(accepted, paid, returned).forEach(contract::check);
        theOracleHolds();
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndFreezesOnce() {
        Reply first = shop.post(PAYOUTS, Payroll.payout("P-1", 30_000), "k-1");
        Reply again = shop.post(PAYOUTS, Payroll.payout("P-1", 30_000), "k-1");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(balance()).isEqualTo("70000 30000");
        assertThat(shop.post(PAYOUTS, Payroll.payout("P-1", 30_001), "k-1").problem())
                .isEqualTo("422 idempotency_key_reused");
    }

    @Test
    void fiftyAtOnceAgainstABalanceForTen() {
        List<CompletableFuture<Reply>> all = IntStream.range(0, 50)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> shop.post(PAYOUTS, Payroll.payout("P-" + i, 10_000))))
                .toList();
        List<String> answers = new ArrayList<>();
        all.forEach(reply -> answers.add(
                reply.join().status() == 201 ? "accepted" : reply.join().problem()));

        assertThat(answers).filteredOn("accepted"::equals).hasSize(10);
        assertThat(answers).filteredOn("409 insufficient_balance"::equals).hasSize(40);
        assertThat(balance()).isEqualTo("0 100000");
        theOracleHolds();
    }

    @Test
    void isCancelledWhileNoChannelHasIt() {
        String id = shop.post(PAYOUTS, Payroll.payout("P-1", 30_000)).text("id");

        Reply cancelled = shop.post(PAYOUTS + "/" + id + "/cancel", "");
        Reply again = shop.post(PAYOUTS + "/" + id + "/cancel", "{}");

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.json()).containsEntry("state", "cancelled");
        assertThat(again.json()).isEqualTo(cancelled.json());
        assertThat(balance()).isEqualTo("100000 0");
        contract.check(cancelled);
        theOracleHolds();
    }

    @Test
    void listsByNumberStateAndBatch() {
        String one = shop.post(PAYOUTS, Payroll.payout("P-1", 1_000)).text("id");
        Reply batch =
                shop.post(BATCHES, Payroll.batch("B-1", Payroll.payout("P-2", 1_000), Payroll.payout("P-3", 500)));
        pay(one);

        assertThat(numbers(shop.get(PAYOUTS + "?merchant_payout_no=P-1"))).containsExactly("P-1");
        assertThat(numbers(shop.get(PAYOUTS + "?state=succeeded"))).containsExactly("P-1");
        assertThat(numbers(shop.get(PAYOUTS + "?batch_id=" + batch.text("id"))))
                .containsExactlyInAnyOrder("P-2", "P-3");
        assertThat(numbers(shop.get(PAYOUTS + "?limit=2"))).hasSize(2);
        assertThat(numbers(world.shop().get(PAYOUTS))).isEmpty();
        assertThat(world.shop().get(PAYOUTS + "/" + one).problem()).isEqualTo("404 object_not_found");
        contract.check(shop.get(PAYOUTS));
        contract.check(shop.get(BATCHES));
        contract.check(shop.get(BATCHES + "?merchant_batch_no=B-1"));
    }

    @Test
    void aBatchIsOneAnswerAndItsCountsFollow() {
        Reply accepted =
                shop.post(BATCHES, Payroll.batch("B-1", Payroll.payout("P-1", 1_000), Payroll.payout("P-2", 500)));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);
        assertThat(accepted.json())
                .containsEntry("count", 2)
                .containsEntry("amount", 1_500)
                .containsEntry("state", "processing")
                .containsEntry("by_state", Map.of("accepted", Map.of("count", 2, "amount", 1_500)));
        assertThat(balance()).isEqualTo("98500 1500");

        ids(shop.get(PAYOUTS + "?batch_id=" + accepted.text("id"))).forEach(this::pay);

        Reply finished = shop.get(BATCHES + "/" + accepted.text("id"));
        assertThat(finished.json())
                .containsEntry("state", "finished")
                .containsEntry("by_state", Map.of("succeeded", Map.of("count", 2, "amount", 1_500)));
        assertThat(events(accepted.text("id"))).containsExactly("payout_batch.finished");
        contract.check(accepted);
        contract.check(finished);
        theOracleHolds();
    }

    @Test
    void aFileIsABatch() {
        String file = """
                purpose,merchant_payout_no,amount,currency,payee_name,payee_account,payee_bank,payee_wallet_id
                "Salary, November",P-1,1000,CNY,王小明,6222 0212 3456 7894,ICBC,

                Bonus,P-2,500,CNY,Li,,,openid-of-li
                """;
        Reply accepted = upload("B-1", file);

        assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);
        assertThat(accepted.json()).containsEntry("count", 2).containsEntry("amount", 1_500);
        List<Map<?, ?>> payouts = data(shop.get(PAYOUTS + "?batch_id=" + accepted.text("id")));
        assertThat(payouts)
                .extracting(payout -> String.valueOf(payout.get("purpose")))
                .containsExactlyInAnyOrder("Salary, November", "Bonus");
        assertThat(payouts)
                .extracting(payout -> String.valueOf(((Map<?, ?>) payout.get("payee")).get("kind")))
                .containsExactlyInAnyOrder("account", "wallet");
        contract.check(accepted);
    }

    @Test
    void everyFaultOfAFileIsNamedAndNothingIsAccepted() {
        Reply refused = upload("B-1", """
                merchant_payout_no,amount,currency,payee_name,payee_account,payee_bank,purpose
                P-1,1000,CNY,Wang,6222021234567894,ICBC,Salary
                P-2,12.5,CNY,Wang,6222021234567894,ICBC,Salary
                P-3,1000,CNY,,6222021234567894,ICBC,Salary
                P-1,1000,CNY,Wang,6222021234567894,ICBC,Salary
                P-4,1000,USD,Wang,6222021234567894,ICBC,Salary
                P-5,1000,CNY,Wang
                P-6,1000,CNY,Wang,123!6222021234567894,ICBC,Salary
                """);

        assertThat(refused.problem()).isEqualTo("400 batch_invalid");
        assertThat(refused.json().get("errors").toString()).doesNotContain("6222021234567894");
        assertThat(errors(refused))
                .containsExactly(
                        "3 amount", "4 payee_name", "5 merchant_payout_no", "6 currency", "7 null", "8 payee_account");
        assertThat(numbers(shop.get(PAYOUTS))).isEmpty();
        assertThat(balance()).isEqualTo("100000 0");
        contract.check(refused);
    }

    @Test
    void aFileThatIsNoneIsRefusedWithItsLine() {
        assertThat(errors(upload("B-1", ""))).containsExactly("1 null");
        assertThat(errors(upload("B-1", "P-1,1000\n"))).containsExactly("1 null");
        assertThat(errors(upload("B-1", "merchant_payout_no,amount,currency,payee_name\n")))
                .containsExactly("1 purpose");
        assertThat(errors(upload("B-1", "merchant_payout_no,amount,currency,payee_name,purpose\n\"P-1\n")))
                .containsExactly("2 null");
    }

    @Test
    void aBatchIsRefusedForOneOfItsPayouts() {
        shop.post(PAYOUTS, Payroll.payout("P-2", 1_000));

        Reply taken =
                shop.post(BATCHES, Payroll.batch("B-1", Payroll.payout("P-1", 1_000), Payroll.payout("P-2", 500)));
        Reply low = shop.post(BATCHES, Payroll.batch("B-1", Payroll.payout("P-1", 1_000), Payroll.payout("P-3", 99)));

        assertThat(errors(taken)).containsExactly("1 merchant_payout_no");
        assertThat(errors(low)).containsExactly("1 amount");
        assertThat(balance()).isEqualTo("99000 1000");
        contract.check(taken);
    }

    @Test
    void noTableHoldsTheAccount() {
        String id = shop.post(PAYOUTS, Payroll.payout("P-1", 30_000).replace(Payroll.ACCOUNT, "8888777766665555"))
                .text("id");
        pay(id);
        JdbcClient jdbc = world.bean(JdbcClient.class);
        for (String table : jdbc.sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list()) {
            assertThat(jdbc.sql("select count(*) from " + table + " t where t::text like '%8888777766665555%'")
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    /** As the workers would. */
    private void pay(String payoutId) {
        PayoutJobs jobs = world.bean(PayoutJobs.class);
        jobs.validate(payoutId, 7);
        jobs.assess(payoutId);
        PayoutJobs.Route.Found found = (PayoutJobs.Route.Found) jobs.route(payoutId, PASS);
        world.bean(Operations.class).submit(found.operationId(), 7);
        world.bean(PayoutResults.class).record(payoutId, null, PASS);
    }

    private Reply upload(String batchNo, String file) {
        return shop.send(
                "POST",
                BATCHES + "?merchant_batch_no=" + batchNo,
                file,
                Shop.newOrderNo(),
                "Content-Type",
                "text/csv; charset=utf-8");
    }

    private String balance() {
        Map<String, Object> balance = shop.get("/v1/balances/CNY").json();
        return balance.get("available") + " " + balance.get("frozen");
    }

    private void theOracleHolds() {
        assertThat(world.bean(DatabaseInvariants.class).check(Duration.ofDays(30)))
                .filteredOn(violation -> violation.rule().contains("payout")
                        || violation.rule().contains("position")
                        || violation.rule().contains("batch"))
                .isEmpty();
    }

    private List<String> events(String subject) {
        return world.bean(JdbcClient.class)
                .sql("select type from event where subject = ? order by seq")
                .param(subject)
                .query(String.class)
                .list();
    }

    private static List<String> errors(Reply refused) {
        return ((List<?>) refused.json().get("errors"))
                .stream()
                        .map(error -> (Map<?, ?>) error)
                        .map(error -> (error.get("line") == null ? error.get("index") : error.get("line")) + " "
                                + error.get("field"))
                        .toList();
    }

    private static List<Map<?, ?>> data(Reply list) {
        List<Map<?, ?>> data = new ArrayList<>();
        ((List<?>) list.json().get("data")).forEach(item -> data.add((Map<?, ?>) item));
        return data;
    }

    private static List<String> numbers(Reply list) {
        return data(list).stream()
                .map(payout -> (String) payout.get("merchant_payout_no"))
                .toList();
    }

    private static List<String> ids(Reply list) {
        return data(list).stream().map(payout -> (String) payout.get("id")).toList();
    }
}
