package io.liushui.launcher.bench;

import io.liushui.core.json.Json;
import io.liushui.launcher.client.MerchantClient;
import io.liushui.launcher.parts.PartFailure;
import io.liushui.launcher.parts.Parts;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Several merchants, whose requests take turns. */
final class Shops implements AutoCloseable {
    private static final int SHOPS = 8;
    private static final int CREATED = 201;
    private static final String CURRENCY = "CNY";

    private final List<MerchantClient> clients = new ArrayList<>();
    private final AtomicLong numbers = new AtomicLong();

    Shops(Parts parts) {
        try (Registration registration = new Registration(parts)) {
            for (int i = 1; i <= SHOPS; i++) {
                clients.add(registration.merchant("Shop " + i, List.of("sandbox_card")));
            }
        }
    }

    /**
     * Asks for one payment by card.
     *
     * @return its id, once it is accepted
     */
    CompletableFuture<String> pay() {
        return pay(CURRENCY);
    }

    /** The same in this currency, in which some channel takes 1,234 minor units. */
    CompletableFuture<String> pay(String currency) {
        return post(currency, ",\"method\":\"sandbox_card\"");
    }

    /** Asks for one payment whose payer never chooses a method. */
    CompletableFuture<String> order(long expiresInSeconds) {
        return post(CURRENCY, ",\"expires_in\":" + expiresInSeconds);
    }

    private CompletableFuture<String> post(String currency, String more) {
        long number = numbers.incrementAndGet();
        String body = "{\"merchant_order_no\":\"B-" + number + "\",\"amount\":1234,\"currency\":\"" + currency
                + "\",\"subject\":\"Tea\"" + more + "}";
        return clients.get((int) (number % SHOPS))
                .sendLater("POST", "/v1/payments", body)
                .thenApply(Shops::id);
    }

    /** Of what was made. */
    static String id(HttpResponse<String> answer) {
        if (answer.statusCode() != CREATED) {
            throw new PartFailure(
                    "A request of the benchmark was refused: " + answer.statusCode() + " " + answer.body());
        }
        return (String) Json.readObject(answer.body()).get("id");
    }

    @Override
    public void close() {
        clients.forEach(MerchantClient::close);
    }
}
