package io.liushui.api.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.api.openapi.ServedContract;
import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A merchant pays many people at once, by one request or a file. */
class PayoutBatchesIntegrationTests {
    private static final String PAYOUTS = "/v1/payouts";
    private static final String BATCHES = "/v1/payout-batches";

    private final ApiWorld world = ApiWorld.shared();
    private final Shop shop = Payroll.funded(world.shop(), 100_000);
    private final PayrollOffice office = new PayrollOffice(shop);
    private final ServedContract contract = new ServedContract(world);

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
        assertThat(office.balance()).isEqualTo("98500 1500");

        PayrollOffice.ids(shop.get(PAYOUTS + "?batch_id=" + accepted.text("id")))
                .forEach(office::pay);

        Reply finished = shop.get(BATCHES + "/" + accepted.text("id"));
        assertThat(finished.json())
                .containsEntry("state", "finished")
                .containsEntry("by_state", Map.of("succeeded", Map.of("count", 2, "amount", 1_500)));
        assertThat(office.events(accepted.text("id"))).containsExactly("payout_batch.finished");
        contract.check(accepted);
        contract.check(finished);
        office.theOracleHolds();
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
        List<Map<?, ?>> payouts = PayrollOffice.data(shop.get(PAYOUTS + "?batch_id=" + accepted.text("id")));
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
        assertThat(PayrollOffice.numbers(shop.get(PAYOUTS))).isEmpty();
        assertThat(office.balance()).isEqualTo("100000 0");
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
        assertThat(office.balance()).isEqualTo("99000 1000");
        contract.check(taken);
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

    private static List<String> errors(Reply refused) {
        return ((List<?>) refused.json().get("errors"))
                .stream()
                        .map(error -> (Map<?, ?>) error)
                        .map(error -> (error.get("line") == null ? error.get("index") : error.get("line")) + " "
                                + error.get("field"))
                        .toList();
    }
}
