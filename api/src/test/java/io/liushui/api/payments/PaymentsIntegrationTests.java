package io.liushui.api.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PaymentsIntegrationTests {
    private final ApiWorld world = ApiWorld.shared();
    private final Shop shop = world.shop();

    @Test
    void acceptsAPaymentAndFindsItAgain() {
        String orderNo = Shop.newOrderNo();
        Reply accepted = shop.post("/v1/payments", """
                {"merchant_order_no":"%s","amount":1234,"currency":"CNY","subject":"茶 Tea",
                 "payer":{"id":"u1","ip":"2001:db8:0::1","device_id":"d1","phone":"+8613800138000"},
                 "order_info":{"seat":"A1"},"metadata":{"k":"v"},"expires_in":60,"return_url":"https://shop.example/back"}
                """.formatted(orderNo));

        assertThat(accepted.status()).isEqualTo(201);
        assertThat(accepted.header("Content-Type")).isEqualTo("application/json");
        assertThat(accepted.text("id")).startsWith("pay_");
        assertThat(accepted.text("state")).isEqualTo("accepted");
        assertThat(accepted.text("cashier_url")).contains("/cashier/");
        assertThat(accepted.text("expires_at"))
                .isEqualTo(world.clock.instant().plusSeconds(60).toString());
        assertThat(accepted.json().get("order_info")).isEqualTo(Map.of("seat", "A1"));
        assertThat(shop.get("/v1/payments/" + accepted.text("id")).json()).isEqualTo(accepted.json());
        assertThat(ids(shop.get("/v1/payments?merchant_order_no=" + orderNo))).containsExactly(accepted.text("id"));
        assertThat(ids(shop.get("/v1/payments?merchant_order_no=none"))).isEmpty();
        assertThat(world.bean(JdbcClient.class)
                        .sql("select payer_ip from payment where id = ?")
                        .param(accepted.text("id"))
                        .query(String.class)
                        .single())
                .isEqualTo("2001:db8:0:0:0:0:0:1");
    }

    @Test
    void listsNewestFirstInBothDirections() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(shop.pay());
        }
        made.sort(java.util.Comparator.reverseOrder()); // ids of one instant sort by their random part

        assertThat(ids(shop.get("/v1/payments"))).isEqualTo(made);
        Reply first = shop.get("/v1/payments?limit=2");
        assertThat(ids(first)).isEqualTo(made.subList(0, 2));
        assertThat(first.json().get("has_more")).isEqualTo(true);
        Reply last = shop.get("/v1/payments?limit=3&starting_after=" + made.get(1));
        assertThat(ids(last)).isEqualTo(made.subList(2, 5));
        assertThat(last.json().get("has_more")).isEqualTo(false);
        Reply back = shop.get("/v1/payments?limit=2&ending_before=" + made.get(3));
        assertThat(ids(back)).isEqualTo(made.subList(1, 3));
        assertThat(back.json().get("has_more")).isEqualTo(true);
    }

    @Test
    void aForeignPaymentIsNotThere() {
        String id = shop.pay();
        Shop other = world.shop();

        assertThat(other.get("/v1/payments/" + id).problem()).isEqualTo("404 object_not_found");
        assertThat(other.post("/v1/payments/" + id + "/close", "").problem()).isEqualTo("404 object_not_found");
        assertThat(ids(other.get("/v1/payments"))).isEmpty();
        String event = ids(shop.get("/v1/events")).getFirst();
        assertThat(shop.get("/v1/events/" + event).status()).isEqualTo(200);
        assertThat(other.get("/v1/events/" + event).problem()).isEqualTo("404 object_not_found");
    }

    @Test
    void asksToCloseOnce() {
        String id = shop.pay();

        Reply asked = shop.post("/v1/payments/" + id + "/close", "", "close-1");
        Reply again = shop.post("/v1/payments/" + id + "/close", "", "close-1");

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.json().get("close_requested")).isEqualTo(true);
        assertThat(again.body()).isEqualTo(asked.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(world.bean(JdbcClient.class)
                        .sql("select count(*) from outbox where message = 'Msg_CloseRequested' and correlation_key = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anEventTellsThePaymentAsItWas() {
        String id = shop.pay();

        Reply events = shop.get("/v1/events?type=payment.accepted");

        Map<?, ?> event = (Map<?, ?>) ((List<?>) events.json().get("data")).getFirst();
        assertThat(event.get("type")).isEqualTo("payment.accepted");
        assertThat(((Map<?, ?>) ((Map<?, ?>) event.get("data")).get("object")).get("id"))
                .isEqualTo(id);
        assertThat(ids(shop.get("/v1/events?type=payment.succeeded"))).isEmpty();
    }

    @Test
    void keepsTheCallersTrace() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        Reply reply = shop.send(
                "POST",
                "/v1/payments",
                Shop.order(Shop.newOrderNo()),
                "k",
                "traceparent",
                "00-" + trace + "-b7ad6b7169203331-01");

        assertThat(reply.header("Request-Id")).isEqualTo(trace);
        assertThat(reply.header("traceparent")).startsWith("00-" + trace + "-");
        assertThat(world.bean(JdbcClient.class)
                        .sql("select trace_id from payment where id = ?")
                        .param(reply.text("id"))
                        .query(String.class)
                        .single())
                .isEqualTo(trace);
    }

    @Test
    void countsWhatItAcceptsAndTellsItsHealth() {
        shop.pay();
        double before = accepted();
        String order = Shop.order(Shop.newOrderNo());
        shop.post("/v1/payments", order, "key");
        shop.post("/v1/payments", order, "key");
        shop.post("/v1/payments", order, "another key");
        Reply metrics = Shop.send(shop.request("GET", "/actuator/prometheus", new byte[0]));
        Reply health = Shop.send(shop.request("GET", "/actuator/health", new byte[0]));

        assertThat(accepted()).as("replays and refusals do not count").isEqualTo(before + 1);
        assertThat(metrics.body())
                .contains("liushui_api_requests_seconds_count{route=\"POST /v1/payments\",status=\"201\"}");
        assertThat(health.text("status")).isEqualTo("UP");
        assertThat(health.body()).contains("\"db\"");
    }

    private double accepted() {
        String name = "liushui_payments_accepted_total{method=\"card\"} ";
        return Shop.send(shop.request("GET", "/actuator/prometheus", new byte[0]))
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .sum();
    }

    private static List<String> ids(Reply list) {
        return ((List<?>) Objects.requireNonNull(list.json().get("data"), list.body()))
                .stream().map(item -> (String) ((Map<?, ?>) item).get("id")).toList();
    }
}
