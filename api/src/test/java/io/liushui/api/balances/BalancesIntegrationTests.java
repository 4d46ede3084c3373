package io.liushui.api.balances;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.api.openapi.ServedContract;
import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.liushui.core.accounts.Funds;
import io.liushui.core.balances.MerchantBalances;
import io.liushui.core.money.Money;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class BalancesIntegrationTests {
    private final ApiWorld world = ApiWorld.shared();
    private final Shop shop = world.shop();
    private final MerchantBalances balances = world.bean(MerchantBalances.class);

    @Test
    void aMerchantReadsWhatItIsOwed() {
        assertThat(data(shop.get("/v1/balances"))).isEmpty();
        captured("pay_1", 1_000);
        captured("pay_2", 234);

        assertThat(data(shop.get("/v1/balances")))
                .containsExactly(
                        Map.of("object", "balance", "currency", "CNY", "available", 0, "pending", 1_234, "frozen", 0));
        world.clock.advance(Duration.ofDays(1));
        transaction(() -> balances.hold(shop.merchantId(), "payout:po_1", new Money(34, "CNY"), Funds.AVAILABLE));
        assertThat(shop.get("/v1/balances/CNY").json())
                .containsEntry("available", 1_200)
                .containsEntry("pending", 0)
                .containsEntry("frozen", 34);
    }

    @Test
    void flowsSayHowTheBalanceCameAbout() {
        captured("pay_1", 1_000);
        captured("pay_2", 234);
        transaction(
                () -> balances.debit(shop.merchantId(), "refund:ref_1", new Money(100, "CNY"), Funds.PENDING_FIRST));

        Reply newest = shop.get("/v1/balances/CNY/flows?limit=2");
        assertThat(data(newest)).extracting(flow -> flow.get("type")).containsExactly("refund", "captured");
        assertThat(data(newest)).extracting(flow -> flow.get("reference")).containsExactly("ref_1", "pay_2");
        assertThat(data(newest)).extracting(flow -> flow.get("amount")).containsExactly(-100, 234);
        assertThat(newest.json()).containsEntry("has_more", true);
        Reply older = shop.get("/v1/balances/CNY/flows?starting_after="
                + data(newest).getLast().get("id"));
        assertThat(data(older)).extracting(flow -> flow.get("reference")).containsExactly("pay_1");
        assertThat(older.json()).containsEntry("has_more", false);
        Reply newer = shop.get("/v1/balances/CNY/flows?limit=2&ending_before="
                + data(older).getFirst().get("id"));
        assertThat(data(newer)).isEqualTo(data(newest));
    }

    @Test
    void nobodySeesAnothersBalance() {
        captured("pay_1", 1_000);
        Shop other = world.shop();
        assertThat(data(other.get("/v1/balances"))).isEmpty();
        assertThat(other.get("/v1/balances/CNY").problem()).isEqualTo("404 object_not_found");
        assertThat(other.get("/v1/balances/CNY/flows").problem()).isEqualTo("404 object_not_found");
    }

    @Test
    void refusesWhatIsNoPage() {
        captured("pay_1", 1_000);
        assertThat(shop.get("/v1/balances/CNY/flows?starting_after=pay_1").problem())
                .isEqualTo("400 invalid_parameter");
        assertThat(shop.get("/v1/balances/CNY/flows?starting_after=flow_1&ending_before=flow_2")
                        .problem())
                .isEqualTo("400 invalid_parameter");
        assertThat(shop.get("/v1/balances?limit=1").problem()).isEqualTo("400 invalid_parameter");
    }

    @Test
    void answersAreAsDocumented() {
        captured("pay_1", 1_000);
        ServedContract contract = new ServedContract(world);
        List.of(
                        shop.get("/v1/balances"),
                        shop.get("/v1/balances/CNY"),
                        shop.get("/v1/balances/JPY"),
                        shop.get("/v1/balances/CNY/flows"))
                .forEach(contract::check);
    }

    private void captured(String paymentId, long amountMinor) {
        transaction(() -> {
            balances.captured(shop.merchantId(), "captured:" + paymentId, new Money(amountMinor, "CNY"));
            return null;
        });
    }

    private void transaction(java.util.function.Supplier<Object> work) {
        world.bean(TransactionTemplate.class).execute(status -> work.get());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> data(Reply reply) {
        return (List<Map<String, Object>>) reply.json().get("data");
    }
}
