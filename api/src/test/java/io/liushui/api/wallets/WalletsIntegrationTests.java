package io.liushui.api.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.api.openapi.ServedContract;
import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.liushui.core.merchants.AppTerms;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WalletsIntegrationTests {
    private static final String WALLETS = "/v1/wallets";

    private final ApiWorld world = ApiWorld.shared();
    private final Shop shop = world.shop(terms());

    @Test
    void aPayerHasOneWalletForEachCurrency() {
        Reply opened = open("ann", "CNY");
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.json())
                .containsEntry("object", "wallet")
                .containsEntry("payer_id", "ann")
                .containsEntry("currency", "CNY")
                .containsEntry("available", 0)
                .containsEntry("frozen", 0);
        Reply again = open("ann", "CNY");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(opened.json());
        assertThat(open("ann", "USD").status()).isEqualTo(201);
        assertThat(open("bob", "CNY").status()).isEqualTo(201);

        assertThat(shop.get(WALLETS + "/" + opened.text("id")).json()).isEqualTo(opened.json());
        assertThat(data(shop.get(WALLETS + "?payer_id=ann")))
                .extracting(wallet -> wallet.get("currency"))
                .containsExactlyInAnyOrder("USD", "CNY");
        assertThat(data(shop.get(WALLETS + "?limit=1"))).hasSize(1);
        assertThat(data(shop.get(WALLETS + "/" + opened.text("id") + "/flows"))).isEmpty();
    }

    @Test
    void anotherMerchantSeesNothingOfIt() {
        String wallet = open("ann", "CNY").text("id");
        Shop other = world.shop(terms());
        assertThat(other.get(WALLETS + "/" + wallet).problem()).isEqualTo("404 object_not_found");
        assertThat(other.get(WALLETS + "/" + wallet + "/flows").problem()).isEqualTo("404 object_not_found");
        assertThat(data(other.get(WALLETS))).isEmpty();
        assertThat(topUp(other, wallet, "CNY", "card").problem()).isEqualTo("400 invalid_field");
    }

    @Test
    void aTopUpIsAPaymentForAWalletOfTheMerchantInItsCurrency() {
        String wallet = open("ann", "CNY").text("id");
        Reply accepted = topUp(shop, wallet, "CNY", "card");
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);
        assertThat(accepted.json()).containsEntry("purpose", "wallet_top_up").containsEntry("wallet_id", wallet);

        refused(topUp(shop, wallet, "HUF", "card"), "400 invalid_field", "wallet_id");
        refused(topUp(shop, "wal_none", "CNY", "card"), "400 invalid_field", "wallet_id");
        refused(topUp(shop, wallet, "CNY", "wallet_balance"), "400 method_not_offered", "method");
        refused(
                shop.post("/v1/payments", order(",\"purpose\":\"wallet_top_up\"", "CNY", "card")),
                "400 missing_field",
                "wallet_id");
        refused(
                shop.post("/v1/payments", order(",\"wallet_id\":\"" + wallet + "\"", "CNY", "card")),
                "400 invalid_field",
                "wallet_id");
        refused(
                shop.post("/v1/payments", order(",\"purpose\":\"gift\"", "CNY", "card")),
                "400 invalid_field",
                "purpose");
    }

    @Test
    void payingFromAWalletNeedsToKnowThePayer() {
        refused(shop.post("/v1/payments", order("", "CNY", "wallet_balance")), "400 missing_field", "payer.id");
        assertThat(shop.post("/v1/payments", order(",\"payer\":{\"id\":\"ann\"}", "CNY", "wallet_balance"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void refusesWhatIsNoWallet() {
        refused(shop.post(WALLETS, "{}"), "400 missing_field", "payer_id");
        refused(open("", "CNY"), "400 invalid_field", "payer_id");
        refused(open("ann", "cny"), "400 invalid_field", "currency");
        refused(open("ann", "XAU"), "400 currency_not_supported", "currency");
        assertThat(shop.get(WALLETS + "?payer_id=%00").problem()).isEqualTo("400 invalid_parameter");
    }

    @Test
    void answersAreAsDocumented() {
        Reply opened = open("ann", "CNY");
        ServedContract contract = new ServedContract(world);
        List.of(
                        opened,
                        open("ann", "CNY"),
                        topUp(shop, opened.text("id"), "CNY", "card"),
                        shop.post(WALLETS, "{}"),
                        shop.get(WALLETS),
                        shop.get(WALLETS + "/" + opened.text("id")),
                        shop.get(WALLETS + "/wal_none"),
                        shop.get(WALLETS + "/" + opened.text("id") + "/flows"))
                .forEach(contract::check);
    }

    private Reply open(String payerId, String currency) {
        return shop.post(WALLETS, "{\"payer_id\":\"%s\",\"currency\":\"%s\"}".formatted(payerId, currency));
    }

    private static Reply topUp(Shop of, String wallet, String currency, String method) {
        return of.post(
                "/v1/payments",
                order(
                        ",\"purpose\":\"wallet_top_up\",\"wallet_id\":\"" + wallet + "\",\"payer\":{\"id\":\"ann\"}",
                        currency,
                        method));
    }

    private static String order(String more, String currency, String method) {
        return Shop.order(Shop.newOrderNo())
                .replace("\"method\":\"card\"", "\"method\":\"" + method + "\"" + more)
                .replace("1234", "1200")
                .replace("CNY", currency);
    }

    private static void refused(Reply reply, String problem, String param) {
        assertThat(reply.problem()).as(reply.body()).isEqualTo(problem);
        assertThat(reply.text("param")).isEqualTo(param);
    }

    private static AppTerms terms() {
        return new AppTerms("Tea", List.of("card", "wallet_balance"), List.of(), 100_000L, 10_000);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> data(Reply reply) {
        return (List<Map<String, Object>>) reply.json().get("data");
    }
}
