package io.liushui.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.liushui.core.merchants.AppTerms;
import io.liushui.core.merchants.MerchantAdministration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class IdempotencyIntegrationTests {
    private final ApiWorld world = ApiWorld.shared();
    private final Shop shop = world.shop();

    /** Fault 8. */
    @Test
    void theSameKeyManyTimesAtOnceGivesOnePaymentAndOneAnswer() throws Exception {
        String order = Shop.order(Shop.newOrderNo());
        List<Reply> replies = atOnce(16, number -> shop.post("/v1/payments", order, "same"));

        assertThat(replies).extracting(Reply::status).containsOnly(201);
        assertThat(replies)
                .extracting(Reply::body)
                .containsOnly(replies.getFirst().body());
        assertThat(replies.stream().filter(reply -> reply.header("Idempotency-Replayed") == null))
                .hasSize(1);
        assertThat(payments()).isEqualTo(1);
    }

    /** Fault 9. */
    @Test
    void theSameKeyWithOtherBodiesAtOnceGivesOnePayment() throws Exception {
        List<Reply> replies = atOnce(8, number -> shop.post("/v1/payments", Shop.order("order-" + number), "same"));

        assertThat(replies.stream().filter(reply -> reply.status() == 201)).hasSize(1);
        assertThat(replies.stream().filter(reply -> reply.status() != 201))
                .hasSize(7)
                .allSatisfy(reply -> assertThat(reply.problem()).isEqualTo("422 idempotency_key_reused"));
        assertThat(payments()).isEqualTo(1);
    }

    @Test
    void oneOrderNumberAtOnceUnderManyKeysGivesOnePayment() throws Exception {
        String order = Shop.order("one");
        List<Reply> replies = atOnce(8, number -> shop.post("/v1/payments", order, "key-" + number));

        assertThat(replies.stream().filter(reply -> reply.status() == 201)).hasSize(1);
        assertThat(replies.stream().filter(reply -> reply.status() != 201))
                .allSatisfy(reply -> assertThat(reply.problem()).isEqualTo("409 merchant_order_no_taken"));
    }

    @Test
    void quotesAroundAKeyDoNotCount() {
        String order = Shop.order("one");
        Reply first = shop.post("/v1/payments", order, "\"key\"");
        Reply again = shop.post("/v1/payments", order, "key");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void keysOfAppsDoNotMeet() {
        Shop other = world.shop();

        assertThat(shop.post("/v1/payments", Shop.order("a"), "key").status()).isEqualTo(201);
        assertThat(other.post("/v1/payments", Shop.order("b"), "key").status()).isEqualTo(201);
    }

    @Test
    void whatWasAcceptedIsReplayedEvenWhenTheTermsHaveChanged() {
        String order = Shop.order("one");
        Reply first = shop.post("/v1/payments", order, "key");
        world.bean(MerchantAdministration.class)
                .changeApp(shop.appId(), new AppTerms("Tea", List.of("wallet"), List.of(), 1L, 100));

        assertThat(shop.post("/v1/payments", order, "key").body()).isEqualTo(first.body());
        assertThat(shop.post("/v1/payments", Shop.order("two"), "key").problem())
                .isEqualTo("422 idempotency_key_reused");
    }

    private long payments() {
        return world.bean(JdbcClient.class)
                .sql("select count(*) from payment where app_id = ?")
                .param(shop.appId())
                .query(Long.class)
                .single();
    }

    private static List<Reply> atOnce(int count, java.util.function.IntFunction<Reply> request) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> running = IntStream.range(0, count)
                    .mapToObj(number -> threads.submit(() -> {
                        start.await();
                        return request.apply(number);
                    }))
                    .toList();
            start.countDown();
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> reply : running) {
                replies.add(reply.get());
            }
            return replies;
        }
    }
}
