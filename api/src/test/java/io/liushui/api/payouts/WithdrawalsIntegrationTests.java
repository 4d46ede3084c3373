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
import io.liushui.core.payouts.PayoutPermissions;
import io.liushui.core.payouts.PayoutResults;
import io.liushui.core.payouts.PayoutReturns;
import io.liushui.core.payouts.PayoutVerdict;
import io.liushui.core.wallets.Wallet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A merchant's payer takes the money out of the wallet. */
class WithdrawalsIntegrationTests {
    private static final PayoutVerdict PASS = new PayoutVerdict("pass", "no_rule", "1");
    private static final long INSTANCE = 7;

    private final ApiWorld world = ApiWorld.shared();
    private final Shop shop = world.shop();
    private final Wallet wallet = Purse.filled(shop, 10_000);
    private final ServedContract contract = new ServedContract(world);

    @AfterEach
    void theOracleHolds() {
        assertThat(world.bean(DatabaseInvariants.class).check(Duration.ofDays(30)))
                .filteredOn(violation -> violation.rule().contains("payout")
                        || violation.rule().contains("position")
                        || violation.rule().contains("wallet"))
                .isEmpty();
    }

    @Test
    void theMoneyIsFrozenThenGoneThenBackWhenTheBankReturnsIt() {
        Reply accepted = withdraw(Purse.withdrawal("W-1", 3_000));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);
        assertThat(accepted.json())
                .containsEntry("object", "payout")
                .containsEntry("wallet_id", wallet.id())
                .containsEntry("merchant_payout_no", "W-1")
                .containsEntry("currency", "CNY")
                .containsEntry("state", "accepted");
        assertThat(purse()).isEqualTo("7000 3000");

        String id = accepted.text("id");
        pay(id);
        Reply paid = shop.get("/v1/payouts/" + id);
        assertThat(paid.json()).containsEntry("state", "succeeded");
        assertThat(purse()).isEqualTo("7000 0");

        world.bean(PayoutReturns.class).returned(id, new Money(3_000, "CNY"), "account closed");
        assertThat(shop.get("/v1/payouts/" + id).json()).containsEntry("state", "returned");
        assertThat(purse()).isEqualTo("10000 0");
        Reply flows = shop.get("/v1/wallets/" + wallet.id() + "/flows");
        assertThat(data(flows))
                .extracting(flow -> flow.get("type") + " " + flow.get("amount"))
                .startsWith("withdrawal_returned 3000", "withdrawal -3000");
        List.of(accepted, paid, flows).forEach(contract::check);
    }

    @Test
    void isFoundAmongTheWalletsAndCancelledAsAnyPayout() {
        String id = withdraw(Purse.withdrawal("W-1", 3_000)).text("id");
        String another = withdraw(Purse.withdrawal("W-2", 1_000)).text("id");
        Payroll.funded(shop, 500).post("/v1/payouts", Payroll.payout("P-1", 500));

        Reply listed = shop.get(Purse.target(wallet));
        assertThat(data(listed)).extracting(payout -> payout.get("id")).containsExactlyInAnyOrder(another, id);
        assertThat(data(shop.get(Purse.target(wallet) + "?limit=1"))).hasSize(1);
        contract.check(listed);

        assertThat(shop.post("/v1/payouts/" + id + "/cancel", "").json()).containsEntry("state", "cancelled");
        assertThat(purse()).isEqualTo("9000 1000");
    }

    @Test
    void aPayerWithAPasswordProvesItWhateverTheAmount() {
        Purse.locked(shop);
        shop.send(
                "PUT",
                "/v1/payers/ann/free-limit",
                "{\"amount\":100000,\"currency\":\"CNY\",\"password\":\"" + Purse.PASSWORD + "\"}",
                null);

        assertThat(withdraw(Purse.withdrawal("W-1", 100)).problem()).isEqualTo("409 password_proof_needed");
        Reply wrong = withdraw(Purse.withdrawal("W-1", 100, "111213"));
        assertThat(wrong.problem()).isEqualTo("402 password_wrong");
        assertThat(wrong.text("detail")).contains("4");
        assertThat(purse()).isEqualTo("10000 0");

        String body = Purse.withdrawal("W-1", 100, Purse.PASSWORD);
        Reply accepted = shop.post(Purse.target(wallet), body, "k-1");
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);
        assertThat(accepted.body()).doesNotContain(Purse.PASSWORD);
        assertThat(shop.post(Purse.target(wallet), body, "k-1").body()).isEqualTo(accepted.body());
        assertThat(purse()).isEqualTo("9900 100");
        contract.check(wrong);
    }

    @Test
    void aPasswordGuardsTheWalletAtEveryAppOfTheMerchant() {
        Purse.locked(shop);
        Shop sister = shop.sister();
        world.bean(PayoutPermissions.class).allow(sister.appId());

        assertThat(sister.post(Purse.target(wallet), Purse.withdrawal("W-1", 100))
                        .problem())
                .isEqualTo("409 password_proof_needed");
        assertThat(sister.post(Purse.target(wallet), Purse.withdrawal("W-1", 100, "111213"))
                        .problem())
                .isEqualTo("402 password_wrong");
        assertThat(sister.post(Purse.target(wallet), Purse.withdrawal("W-1", 100, Purse.PASSWORD))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aLockedPasswordTakesNoMoreGuesses() {
        Purse.locked(shop);
        for (int i = 0; i < 5; i++) {
            withdraw(Purse.withdrawal("W-1", 100, "111213"));
        }

        assertThat(withdraw(Purse.withdrawal("W-1", 100, Purse.PASSWORD)).problem())
                .isEqualTo("409 password_locked");
        assertThat(purse()).isEqualTo("10000 0");
    }

    @Test
    void anotherMerchantSeesNothingOfIt() {
        Shop other = world.shop();

        assertThat(other.post(Purse.target(wallet), Purse.withdrawal("W-1", 100))
                        .problem())
                .isEqualTo("404 object_not_found");
        assertThat(other.get(Purse.target(wallet)).problem()).isEqualTo("404 object_not_found");
    }

    private Reply withdraw(String body) {
        return shop.post(Purse.target(wallet), body);
    }

    /** As the workers would. */
    private void pay(String payoutId) {
        PayoutJobs jobs = world.bean(PayoutJobs.class);
        jobs.validate(payoutId, INSTANCE);
        jobs.assess(payoutId);
        PayoutJobs.Route.Found found = (PayoutJobs.Route.Found) jobs.route(payoutId, PASS);
        world.bean(Operations.class).submit(found.operationId(), INSTANCE);
        world.bean(PayoutResults.class).record(payoutId, null, PASS);
    }

    private String purse() {
        Map<String, Object> found = shop.get("/v1/wallets/" + wallet.id()).json();
        return found.get("available") + " " + found.get("frozen");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> data(Reply list) {
        return (List<Map<String, Object>>) list.json().get("data");
    }
}
