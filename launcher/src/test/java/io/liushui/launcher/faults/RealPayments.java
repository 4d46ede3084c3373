package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.core.json.Json;
import io.liushui.core.merchants.AppTerms;
import io.liushui.core.merchants.NewKey;
import io.liushui.core.merchants.SignatureAlgorithm;
import io.liushui.launcher.administration.Administration;
import io.liushui.launcher.client.MerchantClient;
import io.liushui.launcher.client.MerchantKey;
import io.liushui.launcher.demo.DemoPayer;
import io.liushui.launcher.parts.Ports;
import io.liushui.launcher.webhooks.WebhookListener;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Payments with every kind of secret in use: merchants' keys, webhooks' secrets, each channel's credentials. */
final class RealPayments {
    /** A method of each channel, with what it must be told. */
    private static final Map<String, String> METHODS = Map.of(
            "alipay_qr", "\"currency\":\"CNY\"",
            "wechat_native", "\"currency\":\"CNY\"",
            "unionpay_page", "\"currency\":\"CNY\"",
            "net_banking", "\"currency\":\"CNY\"",
            "paypal", "\"currency\":\"USD\"",
            "prepaid_card", "\"currency\":\"CNY\"",
            "carrier_billing", "\"currency\":\"CNY\",\"payer\":{\"phone\":\"+8613800138000\"}");

    static final int CHANNELS = METHODS.size() + 1;

    private final RunningSystem system;

    RealPayments(RunningSystem system) {
        this.system = system;
    }

    void throughEveryChannel() {
        METHODS.forEach(this::through);
    }

    /** A card, a wallet that its payer confirms, a card that is declined, and requests that are refused; by a merchant that signs with HMAC. */
    void ofAMerchantThatSignsWithHmac(Administration administration, LeakScan scan) {
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

    /** By the demo merchant, whose payer does what the channel wants. */
    private void through(String method, String more) {
        String order = "{\"merchant_order_no\":\"" + UUID.randomUUID()
                + "\",\"amount\":1680,\"subject\":\"Tea\",\"method\":\"" + method + "\"," + more + "}";
        String payment = accepted(system.merchant.post("/v1/payments", order));
        system.awaitState(payment, "requires_action");
        new DemoPayer(system.parts())
                .act(Json.readObject(
                        system.merchant.get("/v1/payments/" + payment).body()));
        system.awaitState(payment, "succeeded");
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
}
