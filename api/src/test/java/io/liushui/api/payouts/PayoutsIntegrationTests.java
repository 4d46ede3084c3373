package io.liushui.api.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.api.openapi.ServedContract;
import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.liushui.core.money.Money;
import io.liushui.core.payouts.PayoutReturns;
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

    private final ApiWorld world = ApiWorld.shared();
    private final Shop shop = Payroll.funded(world.shop(), 100_000);
    private final PayrollOffice office = new PayrollOffice(shop);
    private final ServedContract contract = new ServedContract(world);

    @Test
    void theMoneyIsFrozenThenGoneThenBackWhenTheBankReturnsIt() {
        Reply accepted = shop.post(PAYOUTS, Payroll.payout("P-1", 30_000));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);
        assertThat(accepted.json())
                .containsEntry("state", "accepted")
                .containsEntry("payee", Map.of("kind", "account", "last_four", "7894", "bank", "ICBC"));
        assertThat(office.balance()).isEqualTo("70000 30000");

        String id = accepted.text("id");
        office.pay(id);
        Reply paid = shop.get(PAYOUTS + "/" + id);
        assertThat(paid.json()).containsEntry("state", "succeeded");
        assertThat(office.balance()).isEqualTo("70000 0");

        world.bean(PayoutReturns.class).returned(id, new Money(30_000, "CNY"), "account closed");
        Reply returned = shop.get(PAYOUTS + "/" + id);
        assertThat(returned.json()).containsEntry("state", "returned").containsEntry("reason_code", "returned_by_bank");
        assertThat(office.balance()).isEqualTo("100000 0");
        assertThat(office.events(id)).containsExactly("payout.accepted", "payout.succeeded", "payout.returned");
        List.of(accepted, paid, returned).forEach(contract::check);
        office.theOracleHolds();
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndFreezesOnce() {
        Reply first = shop.post(PAYOUTS, Payroll.payout("P-1", 30_000), "k-1");
        Reply again = shop.post(PAYOUTS, Payroll.payout("P-1", 30_000), "k-1");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(office.balance()).isEqualTo("70000 30000");
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
        assertThat(office.balance()).isEqualTo("0 100000");
        office.theOracleHolds();
    }

    @Test
    void isCancelledWhileNoChannelHasIt() {
        String id = shop.post(PAYOUTS, Payroll.payout("P-1", 30_000)).text("id");

        Reply cancelled = shop.post(PAYOUTS + "/" + id + "/cancel", "");
        Reply again = shop.post(PAYOUTS + "/" + id + "/cancel", "{}");

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.json()).containsEntry("state", "cancelled");
        assertThat(again.json()).isEqualTo(cancelled.json());
        assertThat(office.balance()).isEqualTo("100000 0");
        contract.check(cancelled);
        office.theOracleHolds();
    }

    @Test
    void listsByNumberStateAndBatch() {
        String one = shop.post(PAYOUTS, Payroll.payout("P-1", 1_000)).text("id");
        Reply batch =
                shop.post(BATCHES, Payroll.batch("B-1", Payroll.payout("P-2", 1_000), Payroll.payout("P-3", 500)));
        office.pay(one);

        assertThat(PayrollOffice.numbers(shop.get(PAYOUTS + "?merchant_payout_no=P-1")))
                .containsExactly("P-1");
        assertThat(PayrollOffice.numbers(shop.get(PAYOUTS + "?state=succeeded")))
                .containsExactly("P-1");
        assertThat(PayrollOffice.numbers(shop.get(PAYOUTS + "?batch_id=" + batch.text("id"))))
                .containsExactlyInAnyOrder("P-2", "P-3");
        assertThat(PayrollOffice.numbers(shop.get(PAYOUTS + "?limit=2"))).hasSize(2);
        assertThat(PayrollOffice.numbers(world.shop().get(PAYOUTS))).isEmpty();
        assertThat(world.shop().get(PAYOUTS + "/" + one).problem()).isEqualTo("404 object_not_found");
        contract.check(shop.get(PAYOUTS));
        contract.check(shop.get(BATCHES));
        contract.check(shop.get(BATCHES + "?merchant_batch_no=B-1"));
    }

    @Test
    void noTableHoldsTheAccount() {
        String id = shop.post(PAYOUTS, Payroll.payout("P-1", 30_000).replace(Payroll.ACCOUNT, "8888777766665555"))
                .text("id");
        office.pay(id);
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
}
