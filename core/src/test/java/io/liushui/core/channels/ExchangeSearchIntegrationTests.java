package io.liushui.core.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.liushui.core.channels.ExchangeSearch.Criteria;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.payments.StrayMoneyRefunds;
import io.liushui.core.payments.StrayPayment;
import io.liushui.spi.ExchangeLog.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExchangeSearchIntegrationTests {
    private final CoreWorld world =
            CoreWorld.start("liushui.channels.alpha.log-kept=1d", "liushui.channels-log.kept=3d");
    private final ExchangeSearch search = world.bean(ExchangeSearch.class);

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void findsByPaymentTraceReferenceAndChannel() {
        String payment = world.payment("processing", null);
        String attempt = world.attempt(payment, "sent");
        String number = world.text("select channel_order_no from payment_attempt");
        log("alpha", "pay", number, "trace1");
        log("alpha", "notification", number, null);
        log("beta", "query", "OTHER001", "trace2");

        assertThat(search.find(new Criteria(payment, null, null, null, null, 10)))
                .extracting(LoggedExchange::operation)
                .containsExactly("pay", "notification");
        assertThat(search.find(new Criteria(null, "trace1", null, null, null, 10)))
                .as("what the channel said by itself is found by the order that it is about")
                .extracting(LoggedExchange::operation)
                .containsExactly("pay", "notification");
        assertThat(search.find(new Criteria(null, null, "OTHER001", null, null, 10)))
                .extracting(LoggedExchange::channelId, LoggedExchange::attemptId, LoggedExchange::paymentId)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("beta", null, null));
        assertThat(search.find(new Criteria(null, null, null, "alpha", null, 1)))
                .singleElement()
                .satisfies(newest -> {
                    assertThat(newest.operation()).isEqualTo("notification");
                    assertThat(newest.attemptId()).isEqualTo(attempt);
                    assertThat(newest.paymentId()).isEqualTo(payment);
                    assertThat(newest.tookMicros()).isEqualTo(7);
                    assertThat(newest.request()).isEqualTo("ask");
                });
        assertThat(search.find(new Criteria(null, null, null, null, null, 10))).hasSize(3);
        assertThatIllegalArgumentException().isThrownBy(() -> new Criteria(null, null, null, null, null, 0));
    }

    @Test
    void findsARefundsExchangesWithItsPayment() {
        String payment = world.payment("closed", null);
        String attempt = world.attempt(payment, "closed");
        world.inTransaction(() -> world.bean(StrayMoneyRefunds.class)
                .open(new StrayPayment(
                        payment, "mer_1", "app_1", attempt, "alpha", CoreWorld.cny(1), "late_money", "trace1")));
        log("alpha", "refund", world.text("select number from channel_operation"), "trace1");

        assertThat(search.find(new Criteria(payment, null, null, null, null, 10)))
                .extracting(LoggedExchange::subjectId, LoggedExchange::paymentId, LoggedExchange::attemptId)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(world.text("select id from refund"), payment, null));
    }

    @Test
    void looksBackNoFurtherThanAsked() {
        log("alpha", "pay", "EARLY001", null);
        world.clock.advance(Duration.ofMinutes(10));
        Instant since = world.clock.instant();
        log("alpha", "pay", "LATE0001", null);

        assertThat(search.find(new Criteria(null, null, null, "alpha", since, 10)))
                .extracting(LoggedExchange::reference)
                .containsExactly("LATE0001");
    }

    @Test
    void forgetsEachChannelsExchangesAfterItsOwnTime() {
        ExchangeRetention retention = world.bean(ExchangeRetention.class);
        log("alpha", "pay", "A1", null);
        log("alpha", "pay", "A2", null);
        log("beta", "pay", "B1", null);
        world.clock.advance(Duration.ofDays(2));
        log("alpha", "pay", "A3", null);

        assertThat(retention.forget(1)).as("a full batch may leave more").isTrue();
        assertThat(retention.forget(5)).isFalse();
        assertThat(references()).containsExactly("B1", "A3");

        world.clock.advance(Duration.ofDays(2));
        retention.forget(5);
        assertThat(references()).isEmpty();
    }

    private List<String> references() {
        return world.jdbc()
                .sql("select reference from channel_exchange order by id")
                .query(String.class)
                .list();
    }

    private void log(String channelId, String operation, String reference, String traceId) {
        world.bean(ExchangeStore.class)
                .save(channelId, List.of(new Exchange(operation, reference, "ask", 200, "answer", null, 7, traceId)));
    }
}
