package io.liushui.core.refunds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.fake.FakeChannel;
import io.liushui.core.json.Json;
import io.liushui.core.ledger.Account;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.ledger.PaymentPostings;
import io.liushui.spi.OperationOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class RefundsIntegrationTests {
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final long INSTANCE = 11;

    private CoreWorld world;
    private Refunds refunds;
    private FakeChannel channel;
    private StrayPayment stray;
    private String refund;

    @BeforeEach
    void strayMoneyCame() {
        world = CoreWorld.start();
        refunds = world.bean(Refunds.class);
        channel = world.channel("alpha");
        String payment = world.payment("closed", "ann");
        String attempt = world.attempt(payment, "closed");
        stray = new StrayPayment(
                payment, "mer_1", "app_1", attempt, "alpha", CoreWorld.cny(1234), "late_money", "trace");
        refund = world.inTransaction(() -> {
            world.bean(Ledger.class).book(PaymentPostings.strayReceived(attempt, payment, "alpha", stray.amount()));
            return refunds.openForStrayMoney(stray);
        });
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void startsItsProcessWithTheRow() {
        assertThat(world.text("select message || ' ' || correlation_key || ' ' || message_id from outbox"))
                .isEqualTo("Msg_RefundDue " + refund + " " + refund);
    }

    @Test
    void refundsStrayMoneyOnlyOnce() {
        assertThatThrownBy(() -> world.inTransaction(() -> refunds.openForStrayMoney(stray)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(world.count("outbox")).isEqualTo(1);
    }

    @Test
    void booksAndTellsTheRefundOnce() {
        assertThat(refunds.submit(refund, INSTANCE)).isEqualTo(new RefundAnswer("refunded", null));
        refunds.record(refund);
        refunds.record(refund);

        assertThat(suspense()).isZero();
        assertThat(world.count("journal_entry where reference like 'refunded:%'"))
                .isEqualTo(1);
        assertThat(world.text("select state || ' ' || channel_ref from refund")).isEqualTo("succeeded R1");
        assertThat(world.count("event where type = 'refund.succeeded'")).isEqualTo(1);
        assertThat(Json.readObject(world.text("select data from event where type = 'refund.succeeded'")))
                .containsEntry("id", refund)
                .containsEntry("object", "refund")
                .containsEntry("payment_id", stray.paymentId())
                .containsEntry("amount", 1234)
                .containsEntry("currency", "CNY")
                .containsEntry("state", "succeeded");
        assertThat(world.count("channel_exchange")).isEqualTo(1);
    }

    @Test
    void isKeptAsSentBeforeTheCall() {
        channel.onRefund = request -> {
            assertThat(world.text("select state from refund")).isEqualTo("sent");
            return new OperationOutcome.Pending();
        };

        assertThat(refunds.submit(refund, INSTANCE).outcome()).isEqualTo("pending");
    }

    @Test
    void asksForARefundThatWasSentBefore() {
        channel.onRefund = request -> new OperationOutcome.Unknown("read timeout");
        assertThat(refunds.submit(refund, INSTANCE).outcome()).isEqualTo("unknown");

        channel.onQueryRefund = request -> new OperationOutcome.Done("R1");
        assertThat(refunds.submit(refund, INSTANCE).outcome()).isEqualTo("refunded");
        assertThat(refunds.submit(refund, INSTANCE).outcome()).isEqualTo("refunded");

        assertThat(channel.calls).containsExactly("refund " + number(), "refund-query " + number());
    }

    @Test
    void asksForARefundWhoseOutcomeWasLostWithTheProcess() {
        channel.onRefund = request -> {
            throw new StackOverflowError("killed in the call");
        };
        assertThatThrownBy(() -> refunds.submit(refund, INSTANCE)).isInstanceOf(StackOverflowError.class);
        channel.onQueryRefund = request -> new OperationOutcome.Done("R1");

        assertThat(refunds.submit(refund, INSTANCE).outcome()).isEqualTo("refunded");
        assertThat(channel.calls).containsExactly("refund " + number(), "refund-query " + number());
    }

    @Test
    void sendsAgainUnderTheSameNumberOnceTheChannelHasSurelyNotSeenIt() {
        channel.onRefund = request -> new OperationOutcome.Unknown("read timeout");
        refunds.submit(refund, INSTANCE);
        String number = number();

        world.clock.advance(GRACE.minusSeconds(1));
        assertThat(refunds.query(refund, GRACE).outcome()).isEqualTo("unknown");
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(refunds.query(refund, GRACE).outcome()).isEqualTo("not_executed");
        assertThat(refunds.query(refund, GRACE).outcome()).isEqualTo("not_executed");

        channel.onRefund = request -> new OperationOutcome.Done("R1");
        assertThat(refunds.submit(refund, INSTANCE).outcome()).isEqualTo("refunded");
        assertThat(number()).isEqualTo(number);
        assertThat(channel.calls)
                .containsExactly(
                        "refund " + number, "refund-query " + number, "refund-query " + number, "refund " + number);
    }

    @Test
    void waitsAgainAfterSendingAgain() {
        channel.onRefund = request -> new OperationOutcome.Unavailable("not now");
        refunds.submit(refund, INSTANCE);
        world.clock.advance(GRACE);
        refunds.query(refund, GRACE);
        refunds.submit(refund, INSTANCE);

        assertThat(refunds.query(refund, GRACE).outcome()).isEqualTo("unknown");
    }

    @Test
    void keepsADeclinedRefundInSuspenseAndRaisesAnAlarm() {
        channel.onRefund = request -> new OperationOutcome.Declined("balance", "no money");

        assertThat(refunds.submit(refund, INSTANCE)).isEqualTo(new RefundAnswer("declined", "balance"));
        refunds.record(refund);
        refunds.record(refund);

        assertThat(suspense()).isEqualTo(1234);
        assertThat(world.count("event where type = 'refund.failed'")).isEqualTo(1);
        assertThat(world.bean(Alarms.class).newest(10))
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.kind()).isEqualTo("refund_failed"))
                .satisfies(alarm -> assertThat(alarm.subject()).isEqualTo(refund));
        assertThat(world.bean(MeterRegistry.class)
                        .get("liushui.alarms")
                        .tag("kind", "refund_failed")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void neverEndsARefundWhoseOutcomeIsUnknown() {
        channel.onRefund = request -> new OperationOutcome.Unknown("read timeout");
        refunds.submit(refund, INSTANCE);

        refunds.record(refund);

        assertThat(world.text("select state from refund where finished_at is null"))
                .isEqualTo("unknown");
        assertThat(world.count("event")).isZero();
        assertThat(world.bean(Alarms.class).newest(1).getFirst().kind()).isEqualTo("refund_unresolved");

        channel.onQueryRefund = request -> new OperationOutcome.Done("R1");
        assertThat(refunds.query(refund, GRACE).outcome()).isEqualTo("refunded");
        refunds.record(refund);
        assertThat(suspense()).isZero();
    }

    @Test
    void aLateAnswerNeverOverwritesWhatTheChannelSaid() {
        channel.onRefund = request -> {
            channel.onQueryRefund = asked -> new OperationOutcome.Done("R1");
            refunds.submit(refund, INSTANCE);
            return new OperationOutcome.Unknown("the slower of two");
        };

        assertThat(refunds.submit(refund, INSTANCE).outcome()).isEqualTo("refunded");
    }

    @Test
    void fencesAnotherInstance() {
        channel.onRefund = request -> new OperationOutcome.Pending();
        refunds.submit(refund, INSTANCE);

        assertThatThrownBy(() -> refunds.submit(refund, INSTANCE + 1)).isInstanceOf(RefundFenced.class);
        assertThat(channel.calls).hasSize(1);
    }

    @Test
    void asksUnderOurNumbersAndTheOrders() {
        channel.onRefund = request -> {
            assertThat(request.refundNo()).isEqualTo(number());
            assertThat(request.order().orderNo()).isEqualTo(world.text("select channel_order_no from payment_attempt"));
            assertThat(request.order().amountMinor()).isEqualTo(1234);
            assertThat(request.amountMinor()).isEqualTo(1234);
            assertThat(request.submittedAt()).isNotNull();
            assertThat(request.traceId()).isEqualTo("trace");
            return new OperationOutcome.Done("R1");
        };

        assertThat(refunds.submit(refund, INSTANCE).outcome()).isEqualTo("refunded");
        assertThat(number()).matches("[a-z0-9]{8,32}");
    }

    private String number() {
        return world.text("select channel_refund_no from refund");
    }

    private long suspense() {
        return world.bean(Ledger.class).balances().stream()
                .filter(balance -> balance.account().equals(Account.SUSPENSE.code()))
                .mapToLong(balance -> balance.creditMinor() - balance.debitMinor())
                .sum();
    }
}
