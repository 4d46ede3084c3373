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
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A merchant of a test's own, with an endpoint for webhooks. */
final class Shop {
    private final RunningSystem system;
    private final String appId;
    private final MerchantClient client;

    /** Registers it as an administrator would; it takes cards. */
    Shop(RunningSystem system, Administration administration, String name, ShopEndpoint endpoint) {
        this(system, administration, name, endpoint, List.of("sandbox_card"));
    }

    Shop(
            RunningSystem system,
            Administration administration,
            String name,
            ShopEndpoint endpoint,
            List<String> methods) {
        this.system = system;
        String merchant = administration.merchantAdministration().createMerchant(name);
        this.appId = administration
                .merchantAdministration()
                .createApp(merchant, new AppTerms("Till", methods, List.of(), null, 1_000));
        NewKey key = administration.keys().addKey(appId, SignatureAlgorithm.HMAC_SHA256, null);
        administration.webhooks().setWebhook(appId, endpoint.url(), null);
        this.client = new MerchantClient(
                system.parts().application().address(), new MerchantKey.Hmac(key.id(), key.secret()));
    }

    /** What the merchant is told of an accepted payment. */
    Map<String, Object> pay() {
        return pay(RunningSystem.order("sandbox_card", 1234));
    }

    Map<String, Object> pay(String order) {
        HttpResponse<String> answer = client.post("/v1/payments", order);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Json.readObject(answer.body());
    }

    /** The payment as the merchant sees it now. */
    Map<String, Object> payment(String id) {
        return Json.readObject(client.get("/v1/payments/" + id).body());
    }

    /** One try of a webhook as it is kept. */
    record Try(
            String notification,
            int number,
            Instant at,
            Duration took,
            int status,
            String request,
            String response,
            String error) {
        Instant end() {
            return at.plus(took);
        }
    }

    /** All tries, the webhooks one after the other. */
    List<Try> tries() {
        return system.books
                .jdbc()
                .sql("""
                        select t.* from notification_try t join event e on e.id = t.notification_id
                        where e.app_id = ? order by t.notification_id, t.number""")
                .param(appId)
                .query((row, number) -> new Try(
                        row.getString("notification_id"),
                        row.getInt("number"),
                        row.getTimestamp("tried_at").toInstant(),
                        Duration.ofMillis(row.getLong("took_millis")),
                        row.getInt("status"),
                        row.getString("request"),
                        row.getString("response"),
                        row.getString("error")))
                .list();
    }

    void awaitTries(int count, Duration atMost) {
        await().atMost(atMost)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(tries()).hasSize(count));
    }

    /** Returns when so many webhooks are delivered or given up. */
    void awaitNotifications(String state, int count, Duration atMost) {
        await().atMost(atMost)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(notifications(state)).isEqualTo(count));
    }

    long notifications(String state) {
        return system.books.count(
                "notification n join event e on e.id = n.id where e.app_id = ? and n.state = ?", appId, state);
    }

    /** The longest time from an event to the end of its webhook's delivery. */
    Duration slowestDelivery() {
        return Duration.ofMillis(Long.parseLong(system.books.text("""
                select max(extract(epoch from n.finished_at - n.created_at) * 1000)::bigint from notification n join event e on e.id = n.id
                where e.app_id = ? and n.state = 'delivered'""", appId)));
    }
}
