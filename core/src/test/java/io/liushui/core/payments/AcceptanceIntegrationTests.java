package io.liushui.core.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.idempotency.KeyReused;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AcceptanceIntegrationTests {
    private final PaymentJourney journey = new PaymentJourney();
    private final Acceptance acceptance = journey.world.bean(Acceptance.class);

    @AfterEach
    void stop() {
        journey.close();
    }

    @Test
    void writesPaymentEventStartAndAnswerTogether() {
        Payment payment = journey.accepted("card");
        assertThat(journey.world.bean(Payments.class).find(journey.appId, payment.id()))
                .contains(payment);
        assertThat(journey.world.text("select message || ' ' || message_id from outbox"))
                .isEqualTo("Msg_PaymentAccepted " + payment.id());
        assertThat(journey.world.text("select type from event where subject = ?", payment.id()))
                .isEqualTo("payment.accepted");
        assertThat(journey.world.count("idempotency_record")).isOne();
    }

    @Test
    void replaysTheAnswerOfTheSameKey() {
        var first = (Acceptance.Result.Accepted) acceptance.accept(journey.order("A-1", "card"), journey.key("k", "a"));
        var again = (Acceptance.Result.Replayed) acceptance.accept(journey.order("A-1", "card"), journey.key("k", "a"));
        assertThat(again.answer().body()).isEqualTo(first.answer().body());
        assertThat(again.answer().replayed()).isTrue();
        assertThat(journey.world.count("payment")).isOne();
    }

    @Test
    void refusesTheSameKeyWithAnotherBody() {
        acceptance.accept(journey.order("A-1", "card"), journey.key("k", "a"));
        assertThatThrownBy(() -> acceptance.accept(journey.order("A-2", "card"), journey.key("k", "b")))
                .isInstanceOf(KeyReused.class);
        assertThat(journey.world.count("payment")).isOne();
    }

    @Test
    void refusesAnOrderNumberThatIsTaken() {
        var first =
                (Acceptance.Result.Accepted) acceptance.accept(journey.order("A-1", "card"), journey.key("k1", "a"));
        assertThat(acceptance.accept(journey.order("A-1", "card"), journey.key("k2", "a")))
                .isEqualTo(
                        new Acceptance.Result.OrderNumberTaken(first.payment().id()));
        assertThat(journey.world.count("idempotency_record")).isOne();
    }

    @Test
    void acceptsOnePaymentForTheSameKeyManyTimesAtOnce() throws Exception {
        List<Callable<Acceptance.Result>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(() -> acceptance.accept(journey.order("A-1", "card"), journey.key("k", "a")));
        }
        List<String> bodies = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Acceptance.Result> call : threads.invokeAll(calls)) {
                bodies.add(
                        switch (call.get()) {
                            case Acceptance.Result.Accepted(var _, var answer) -> answer.body();
                            case Acceptance.Result.Replayed(var answer) -> answer.body();
                            case Acceptance.Result.OrderNumberTaken(String id) -> "taken " + id;
                            case Acceptance.Result.PartRefused _,
                                    Acceptance.Result.PartsExceedAmount _,
                                    Acceptance.Result.NoChannel _ -> "refused";
                        });
            }
        }
        assertThat(bodies).hasSize(20).containsOnly(bodies.getFirst());
        assertThat(journey.world.count("payment")).isOne();
    }
}
