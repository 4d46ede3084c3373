package io.liushui.launcher.bench;

import io.liushui.launcher.client.MerchantClient;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The wallet of one payer at one merchant. What is asked for is answered with the id of what was accepted. */
final class Purse implements AutoCloseable {
    /** Far more than is ever under way at once; less than what a person would have to look at. */
    private static final long FUNDS_MINOR = 1_000_000;

    private static final long PRICE_MINOR = 100;
    private static final int UNAVAILABLE = 503;
    private static final int MOST_TRIES = 20;
    private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private final MerchantClient merchant;
    private final String payerId;
    private final AtomicLong numbers = new AtomicLong();

    Purse(MerchantClient merchant, String payerId) {
        this.merchant = merchant;
        this.payerId = payerId;
    }

    /** Opens the wallet and asks for its first top-up, by card. */
    CompletableFuture<String> fill() {
        return post("/v1/wallets", "{\"payer_id\":\"" + payerId + "\",\"currency\":\"CNY\"}")
                .thenCompose(wallet -> pay(
                        FUNDS_MINOR,
                        "\"method\":\"sandbox_card\",\"purpose\":\"wallet_top_up\",\"wallet_id\":\"" + wallet + "\""));
    }

    CompletableFuture<String> pay() {
        return pay(PRICE_MINOR, "\"method\":\"wallet_balance\"");
    }

    /** All of the payment. */
    CompletableFuture<String> refund(String paymentId) {
        return post(
                "/v1/payments/" + paymentId + "/refunds",
                "{\"merchant_refund_no\":\"R-" + numbers.incrementAndGet() + "\"}");
    }

    private CompletableFuture<String> pay(long amountMinor, String more) {
        return post(
                "/v1/payments",
                "{\"merchant_order_no\":\"W-" + numbers.incrementAndGet() + "\",\"amount\":" + amountMinor
                        + ",\"currency\":\"CNY\",\"subject\":\"Tea\",\"payer\":{\"id\":\"" + payerId + "\"}," + more
                        + "}");
    }

    private CompletableFuture<String> post(String target, String body) {
        return post(target, body, UUID.randomUUID().toString(), MOST_TRIES);
    }

    /** Asked to repeat, a merchant repeats: 200 who come at once to a system that has just started wait too long for the database. */
    private CompletableFuture<String> post(String target, String body, String idempotencyKey, int tries) {
        return merchant.sendLater("POST", target, body, Map.of("Idempotency-Key", idempotencyKey))
                .thenCompose(answer -> answer.statusCode() == UNAVAILABLE && tries > 1
                        ? CompletableFuture.supplyAsync(() -> idempotencyKey, LATER)
                                .thenCompose(same -> post(target, body, same, tries - 1))
                        : CompletableFuture.completedFuture(Shops.id(answer)));
    }

    @Override
    public void close() {
        merchant.close();
    }
}
