package io.liushui.api.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.liushui.core.oracle.DatabaseInvariants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A tea house gives money back. */
class RefundsIntegrationTests {
    private final ApiWorld world = ApiWorld.shared();
    private final Shop shop = world.shop();
    private final Backroom backroom = new Backroom(world);
    private final String payment = backroom.paid(shop);

    @AfterEach
    void theSumsHold() {
        assertThat(world.bean(DatabaseInvariants.class).check(Duration.ofDays(365)))
                .filteredOn(violation ->
                        violation.rule().contains("back") || violation.rule().contains("refund"))
                .isEmpty();
    }

    @Test
    void aCupWasBrokenAndThenAllTheTeaWasCold() {
        Reply cup = refund(
                "{\"merchant_refund_no\":\"%s\",\"amount\":200,\"reason\":\"Cup was broken\",\"metadata\":{\"table\":\"7\"}}"
                        .formatted(Shop.newOrderNo()));
        assertThat(cup.status()).as(cup.body()).isEqualTo(201);
        assertThat(cup.json())
                .containsEntry("object", "refund")
                .containsEntry("payment_id", payment)
                .containsEntry("kind", "refund")
                .containsEntry("origin", "merchant")
                .containsEntry("amount", 200)
                .containsEntry("currency", "CNY")
                .containsEntry("state", "pending")
                .containsEntry("reason", "Cup was broken")
                .containsEntry("metadata", Map.of("table", "7"))
                .containsEntry("finished_at", null);
        assertThat(payment().get("refunded_amount")).as("not back yet").isEqualTo(0);

        backroom.carryOut(cup.text("id"));
        assertThat(shop.get("/v1/refunds/" + cup.text("id")).json())
                .containsEntry("state", "succeeded")
                .containsEntry("settled_by", "channel");
        assertThat(payment()).containsEntry("state", "partially_refunded").containsEntry("refunded_amount", 200);

        Reply rest = refund("{\"merchant_refund_no\":\"%s\"}".formatted(Shop.newOrderNo()));
        assertThat(rest.json()).containsEntry("amount", 1034);
        backroom.carryOut(rest.text("id"));
        assertThat(payment()).containsEntry("state", "refunded").containsEntry("refunded_amount", 1234);
        assertThat(refund("{\"merchant_refund_no\":\"%s\"}".formatted(Shop.newOrderNo()))
                        .problem())
                .isEqualTo("409 payment_not_refundable");

        assertThat(ids(shop.get("/v1/payments/" + payment + "/refunds")))
                .containsExactlyInAnyOrder(rest.text("id"), cup.text("id"));
        assertThat(ids(shop.get("/v1/refunds?payment_id=" + payment + "&limit=1")))
                .hasSize(1);
        assertThat(ids(shop.get("/v1/refunds?merchant_refund_no=" + cup.text("merchant_refund_no"))))
                .containsExactly(cup.text("id"));
        assertThat(ids(shop.get("/v1/events?type=refund.succeeded"))).hasSize(2);
    }

    @Test
    void theWrongTablePaidAndItIsUndone() {
        Reply undone = shop.post("/v1/payments/" + payment + "/void", "");
        assertThat(undone.status()).as(undone.body()).isEqualTo(201);
        assertThat(undone.json())
                .containsEntry("kind", "void")
                .containsEntry("amount", 1234)
                .containsEntry("merchant_refund_no", null)
                .containsEntry("fallback_reason", null);
        assertThat(shop.post("/v1/payments/" + payment + "/void", "").problem()).isEqualTo("409 payment_not_voidable");

        backroom.carryOut(undone.text("id"));

        assertThat(payment()).containsEntry("state", "voided").containsEntry("refunded_amount", 1234);
    }

    @Test
    void aVoidAfterTheChannelsDayIsARefundAndSaysSo() {
        world.clock.advance(Duration.ofHours(24));

        Reply late = shop.post(
                "/v1/payments/" + payment + "/void", "{\"merchant_refund_no\":\"%s\"}".formatted(Shop.newOrderNo()));

        assertThat(late.json())
                .as(late.body())
                .containsEntry("kind", "refund")
                .containsEntry("fallback_reason", "after_cutoff");
        backroom.carryOut(late.text("id"));
        assertThat(payment()).containsEntry("state", "refunded");
    }

    @Test
    void aRefundThatFailsMayBeTriedAnew() {
        Reply refund = refund("{\"merchant_refund_no\":\"%s\",\"amount\":14}".formatted(Shop.newOrderNo()));
        backroom.carryOut(refund.text("id"));

        assertThat(shop.get("/v1/refunds/" + refund.text("id")).json())
                .containsEntry("state", "failed")
                .containsEntry("reason_code", "no_money")
                .containsEntry("settled_by", null);
        assertThat(payment()).containsEntry("state", "succeeded").containsEntry("refunded_amount", 0);
        assertThat(refund("{\"merchant_refund_no\":\"%s\"}".formatted(Shop.newOrderNo()))
                        .json())
                .containsEntry("amount", 1234);
    }

    @Test
    void aRefundWhoseCardIsClosedWaitsForPeople() {
        Reply refund = refund("{\"merchant_refund_no\":\"%s\",\"amount\":13}".formatted(Shop.newOrderNo()));
        backroom.carryOut(refund.text("id"));

        assertThat(shop.get("/v1/refunds/" + refund.text("id")).json()).containsEntry("state", "pending");
        assertThat(world.bean(JdbcClient.class)
                        .sql("select count(*) from refund_repair where refund_id = ? and decision is null")
                        .param(refund.text("id"))
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void theSameKeyRefundsOnce() {
        String body = "{\"merchant_refund_no\":\"%s\",\"amount\":1}".formatted(Shop.newOrderNo());
        Reply first = shop.post("/v1/payments/" + payment + "/refunds", body, "once");
        Reply again = shop.post("/v1/payments/" + payment + "/refunds", body, "once");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(shop.post("/v1/payments/" + payment + "/refunds", body.replace(":1}", ":2}"), "once")
                        .problem())
                .isEqualTo("422 idempotency_key_reused");
        assertThat(shop.post("/v1/payments/" + payment + "/refunds", body).problem())
                .isEqualTo("409 merchant_refund_no_taken");
        assertThat(ids(shop.get("/v1/payments/" + payment + "/refunds"))).hasSize(1);
    }

    /** Fault 18, and fault 8. */
    @Test
    void manyTillsAskAtOnce() throws Exception {
        String sameNumber = Shop.newOrderNo();
        List<Callable<Reply>> tills = new ArrayList<>(IntStream.range(0, 20)
                .<Callable<Reply>>mapToObj(till ->
                        () -> refund("{\"merchant_refund_no\":\"%s\",\"amount\":100}".formatted(sameNumber + till)))
                .toList());
        IntStream.range(0, 4)
                .forEach(till ->
                        tills.add(() -> refund("{\"merchant_refund_no\":\"%s\",\"amount\":34}".formatted(sameNumber))));
        List<String> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Reply> answer : threads.invokeAll(tills)) {
                answers.add(answer.get().status() == 201 ? "201" : answer.get().problem());
            }
        }

        assertThat(answers).containsOnly("201", "422 refund_amount_exceeds_remaining", "409 merchant_refund_no_taken");
        assertThat(answers).filteredOn("201"::equals).hasSizeBetween(12, 13);
        assertThat(world.bean(JdbcClient.class)
                        .sql("select refunding_minor from payment where id = ?")
                        .param(payment)
                        .query(Long.class)
                        .single())
                .isBetween(1200L, 1234L);
    }

    @Test
    void aForeignRefundIsNotThere() {
        String refund = refund("{\"merchant_refund_no\":\"%s\"}".formatted(Shop.newOrderNo()))
                .text("id");
        Shop other = world.shop();

        assertThat(other.get("/v1/refunds/" + refund).problem()).isEqualTo("404 object_not_found");
        assertThat(other.get("/v1/payments/" + payment + "/refunds").problem()).isEqualTo("404 object_not_found");
        assertThat(other.post("/v1/payments/" + payment + "/refunds", "{\"merchant_refund_no\":\"x\"}")
                        .problem())
                .isEqualTo("404 object_not_found");
        assertThat(other.post("/v1/payments/" + payment + "/void", "").problem())
                .isEqualTo("404 object_not_found");
        assertThat(ids(other.get("/v1/refunds"))).isEmpty();
        assertThat(ids(other.get("/v1/refunds?payment_id=" + payment))).isEmpty();
    }

    private Reply refund(String body) {
        return shop.post("/v1/payments/" + payment + "/refunds", body);
    }

    private Map<String, Object> payment() {
        return shop.get("/v1/payments/" + payment).json();
    }

    private static List<String> ids(Reply list) {
        return ((List<?>) Objects.requireNonNull(list.json().get("data"), list.body()))
                .stream().map(item -> (String) ((Map<?, ?>) item).get("id")).toList();
    }
}
