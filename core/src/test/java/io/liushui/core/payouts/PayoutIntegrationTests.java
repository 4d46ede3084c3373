package io.liushui.core.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.core.accounts.AccountKind;
import io.liushui.core.accounts.AccountStatements;
import io.liushui.core.accounts.Balances;
import io.liushui.core.alarms.Alarms;
import io.liushui.core.json.Json;
import io.liushui.core.merchants.MerchantAdministration;
import io.liushui.core.money.Money;
import io.liushui.core.operations.OperationAnswer;
import io.liushui.core.operations.Operations;
import io.liushui.core.positions.Positions;
import io.liushui.core.routing.Limit;
import io.liushui.spi.OperationOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a payout freezes, who decides about it and what it tells, on a real database, with two channels in memory. */
class PayoutIntegrationTests {
    private PayoutWorld world;

    @BeforeEach
    void start() {
        world = PayoutWorld.start().funded(10_000);
    }

    @AfterEach
    void theOracleHolds() {
        try (PayoutWorld ended = world) {
            assertThat(ended.violations()).isEmpty();
        }
    }

    @Test
    void freezesBalanceAndPositionWithTheAcceptance() {
        String payout = world.accepted("P-1", 3_000);

        assertThat(world.balances()).isEqualTo(new Balances(7_000, 0, 3_000));
        assertThat(world.position("beta")).as("the cheaper channel").isEqualTo("500000 3000");
        assertThat(world.position("alpha")).isEqualTo("500000 0");
        assertThat(world.state(payout)).isEqualTo("accepted");
        assertThat(world.core.text("select message || ' ' || correlation_key || ' ' || message_id from outbox"))
                .isEqualTo("Msg_PayoutAccepted " + payout + " " + payout);
        assertThat(world.events(payout)).containsExactly("payout.accepted");
        assertThat(world.core.count("notification")).isZero();
    }

    @Test
    void paysOnceAndBooksItWithTheState() {
        String payout = world.accepted("P-1", 3_000);

        assertThat(world.paid(payout)).isEqualTo(new PayoutState.Succeeded());
        assertThat(world.record(payout)).isEqualTo(new PayoutState.Succeeded());

        assertThat(world.balances()).isEqualTo(new Balances(7_000, 0, 0));
        assertThat(world.position("beta")).isEqualTo("497000 0");
        assertThat(world.events(payout)).containsExactly("payout.accepted", "payout.succeeded");
        assertThat(world.core.count("notification where subject = '" + payout + "'"))
                .isEqualTo(1);
        assertThat(Json.readObject(world.core.text("select data from event where type = 'payout.succeeded'")))
                .containsEntry("id", payout)
                .containsEntry("object", "payout")
                .containsEntry("state", "succeeded")
                .containsEntry("amount", 3_000)
                .containsEntry("payee", Map.of("kind", "account", "last_four", "7894", "bank", "ICBC"));
        assertThat(world.beta.calls).containsExactly("payout " + world.number(payout));
    }

    /** The database of one start does for both. */
    @Test
    void paysOutInCurrenciesOfOtherExponents() {
        for (String currency : List.of("JPY", "KWD")) {
            Money all = new Money(10_000, currency);
            world.funded(all).core.bean(Positions.class).topUp("beta", all, "T-" + currency);
            world.beta.onPayOut = request -> {
                assertThat(request.amountMinor() + " " + request.currency()).isEqualTo("1001 " + currency);
                return new OperationOutcome.Done("O1", request.amountMinor(), request.currency());
            };
            NewPayout wanted = PayoutWorld.wanted("P-" + currency, new Money(1_001, currency), PayoutWorld.ACCOUNT);
            String payout = ((PayoutAcceptance.Result.Accepted) world.accept(wanted))
                    .payout()
                    .id();

            assertThat(world.paid(payout)).isEqualTo(new PayoutState.Succeeded());
            assertThat(world.core
                            .bean(AccountStatements.class)
                            .balances(AccountKind.MERCHANT, world.app.merchantId())
                            .get(currency))
                    .isEqualTo(new Balances(8_999, 0, 0));
            assertThat(world.core.count("channel_position where channel_id = 'beta' and currency = '" + currency
                            + "' and balance_minor = 8999 and frozen_minor = 0"))
                    .isOne();
        }
    }

    /** Fault 14: whatever a channel says that it paid, what it was asked for is booked, or nothing. */
    @Test
    void staysOpenWhenTheChannelSaysThatItPaidAnotherAmount() {
        world.beta.onPayOut = request -> new OperationOutcome.Done("O1", 30, "CNY");
        String payout = world.accepted("P-1", 3_000);

        String operation = world.routed(payout);

        assertThat(world.core
                        .bean(Operations.class)
                        .submit(operation, PayoutWorld.INSTANCE)
                        .outcome())
                .isEqualTo(OperationAnswer.Outcome.UNKNOWN);
        assertThat(world.state(payout)).isEqualTo("processing");
        assertThat(world.balances()).isEqualTo(new Balances(7_000, 0, 3_000));
        assertThat(world.core.count("alarm where kind = 'channel_amount_mismatch'"))
                .isOne();

        world.beta.onQueryPayout = request -> new OperationOutcome.Done("O1", 3_000, "CNY");
        world.core.bean(Operations.class).query(operation, Duration.ofSeconds(30));
        assertThat(world.record(payout)).isEqualTo(new PayoutState.Succeeded());
    }

    @Test
    void tellsTheChannelWhatItNeedsAndNobodyElse() {
        world.beta.onPayOut = request -> {
            assertThat(request.payee().account()).isEqualTo("6222021234567894");
            assertThat(request.payee().name()).isEqualTo("王小明");
            assertThat(request.payee().bank()).isEqualTo("ICBC");
            assertThat(request.amountMinor()).isEqualTo(3_000);
            assertThat(request.currency()).isEqualTo("CNY");
            assertThat(request.purpose()).isEqualTo("Salary");
            assertThat(request.submittedAt()).isNotNull();
            assertThat(request.payoutNo()).matches("[a-z0-9]{8,32}");
            return new OperationOutcome.Done("O1");
        };
        String payout = world.accepted("P-1", 3_000);
        assertThat(world.paid(payout)).isEqualTo(new PayoutState.Succeeded());

        for (String table : world.core
                .jdbc()
                .sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list()) {
            for (String secret : List.of("6222021234567894", "6222 0212 3456 7894", "王小明")) {
                assertThat(world.core.count(table + " t where t::text like '%" + secret + "%'"))
                        .as(table)
                        .isZero();
            }
        }
        assertThat(world.payout(payout).toString()).doesNotContain("6222", "王小明");
        assertThat(PayoutWorld.wanted("x", 1).toString()).doesNotContain("6222", "王小明");
    }

    @Test
    void findsTheSameAccountAgainWithoutKnowingIt() {
        world.paid(world.accepted("P-1", 100));
        world.accept(PayoutWorld.wanted("P-2", 100, "6222-0212-3456-7894"));
        world.accept(PayoutWorld.wanted("P-3", 100, "6222021234567895"));

        PayoutSignals same = world.jobs().assess(idOf("P-2"));
        PayoutSignals other = world.jobs().assess(idOf("P-3"));

        assertThat(same.newPayee()).isFalse();
        assertThat(same.payeePayoutsDay()).isEqualTo(1);
        assertThat(other.newPayee()).isTrue();
        assertThat(other.payeePayoutsDay()).isZero();
        assertThat(other.merchantPayoutsDay()).isEqualTo(2);
        assertThat(other.merchantAmountDayMinor()).isEqualTo(200);
        assertThat(world.core.count("payout_assessment where decision is null and signals ->> 'newPayee' = 'true'"))
                .isEqualTo(1);
    }

    @Test
    void refusesWhatTheBalanceDoesNotCoverAndKeepsNothingOfIt() {
        assertThat(world.accept(PayoutWorld.wanted("P-1", 10_001)))
                .isEqualTo(new PayoutAcceptance.Result.InsufficientBalance());

        assertThat(world.core.count("payout")).isZero();
        assertThat(world.core.count("outbox")).isZero();
        assertThat(world.balances()).isEqualTo(new Balances(10_000, 0, 0));
        assertThat(world.position("beta")).isEqualTo("500000 0");
    }

    @Test
    void refusesWhatNoChannelCouldPay() {
        assertThat(world.accept(PayoutWorld.wanted("P-1", 9)))
                .isEqualTo(new PayoutAcceptance.Result.NotOffered(0, new Limit.AmountTooLow(10)));
        assertThat(world.accept(PayoutWorld.wanted("P-1", 1_000_001)))
                .isEqualTo(new PayoutAcceptance.Result.NotOffered(0, new Limit.AmountTooHigh(1_000_000)));
    }

    @Test
    void takesANumberOnce() {
        String first = world.accepted("P-1", 100);

        assertThat(world.accept(PayoutWorld.wanted("P-1", 200)))
                .isEqualTo(new PayoutAcceptance.Result.NumberTaken(0, "P-1", java.util.Optional.of(first)));
        assertThat(world.balances().frozenMinor()).isEqualTo(100);
    }

    @Test
    void isCancelledBeforeItHasANumberAndNeverAfterwards() {
        String early = world.accepted("P-1", 3_000);
        assertThat(world.cancel(early)).isInstanceOf(PayoutCancellation.Result.Cancelled.class);
        assertThat(world.cancel(early)).isInstanceOf(PayoutCancellation.Result.Cancelled.class);
        assertThat(world.balances()).isEqualTo(new Balances(10_000, 0, 0));
        assertThat(world.position("beta")).isEqualTo("500000 0");
        assertThat(world.events(early)).containsExactly("payout.accepted", "payout.cancelled");
        assertThat(world.core.count("outbox where message = 'Msg_PayoutCancelled'"))
                .isEqualTo(1);
        assertThat(world.jobs().validate(early, PayoutWorld.INSTANCE))
                .isEqualTo(new PayoutJobs.Validation.Rejected("already_final"));
        assertThat(world.jobs().route(early, PayoutWorld.PASS)).isEqualTo(new PayoutJobs.Route.None("already_final"));
        assertThat(world.record(early)).isEqualTo(new PayoutState.Cancelled());

        String late = world.accepted("P-2", 3_000);
        world.routed(late);
        assertThat(world.cancel(late)).isInstanceOf(PayoutCancellation.Result.TooLate.class);
        assertThat(world.cancel("po_none")).isEqualTo(new PayoutCancellation.Result.NotFound());
    }

    @Test
    void isHeldUntilAPersonHasDecided() {
        String payout = world.accepted("P-1", 3_000);
        world.jobs().validate(payout, PayoutWorld.INSTANCE);
        world.jobs().assess(payout);
        PayoutReview told = world.jobs().hold(payout, new PayoutVerdict("review", "high_amount", "7"));
        assertThat(told).isEqualTo(new PayoutReview(PayoutReview.Kind.PAYOUT, null, "王**"));
        assertThat(world.state(payout)).isEqualTo("in_review");
        world.jobs().escalate(payout);

        assertThat(world.jobs().reviewed(payout, null, "mei", null)).isFalse();
        assertThat(world.jobs().reviewed(payout, "approve", "mei", "known supplier"))
                .isTrue();
        assertThat(world.jobs().reviewed(payout, "reject", "li", "too late")).isTrue();

        assertThat(world.jobs().route(payout, new PayoutVerdict("review", "high_amount", "7")))
                .isInstanceOf(PayoutJobs.Route.Found.class);
        assertThat(
                        world.core.text(
                                "select decision || ' ' || review_decision || ' by ' || reviewed_by || ': ' || review_reason from payout_assessment"))
                .isEqualTo("review approve by mei: known supplier");
        assertThat(world.core.bean(Alarms.class).newest(1).getFirst().kind()).isEqualTo("payout_review_overdue");
    }

    @Test
    void aSuspendedMerchantPaysNothingOut() {
        String payout = world.accepted("P-1", 3_000);
        world.core.bean(MerchantAdministration.class).setAppActive(world.app.id(), false);
        world.core.clock.advance(Duration.ofMinutes(1));

        assertThat(world.jobs().validate(payout, PayoutWorld.INSTANCE))
                .isEqualTo(new PayoutJobs.Validation.Rejected("merchant_suspended"));
    }

    @Test
    void anAppThatMayNotPayOutAnyMorePaysNothingOut() {
        String payout = world.accepted("P-1", 3_000);
        world.core.bean(PayoutPermissions.class).forbid(world.app.id());

        assertThat(world.jobs().validate(payout, PayoutWorld.INSTANCE))
                .isEqualTo(new PayoutJobs.Validation.Rejected("payout_not_permitted"));
    }

    @Test
    void whatWaitedForAPersonIsNotPaidForAMerchantWhoWasSuspendedMeanwhile() {
        String held = held("P-1");
        MerchantAdministration merchants = world.core.bean(MerchantAdministration.class);
        merchants.setMerchantActive(world.app.merchantId(), false);

        assertThat(world.jobs().route(held, PayoutWorld.PASS))
                .isEqualTo(new PayoutJobs.Route.None("merchant_suspended"));
        assertThat(world.core.bean(PayoutResults.class).record(held, "merchant_suspended", PayoutWorld.PASS))
                .isEqualTo(new PayoutState.Failed("merchant_suspended"));
        assertThat(world.balances()).isEqualTo(new Balances(10_000, 0, 0));
    }

    @Test
    void whatWaitedForAPersonIsNotPaidForAnAppThatMayNotPayOutAnyMore() {
        String held = held("P-1");
        String sent = held("P-2");
        PayoutJobs.Route found = world.jobs().route(sent, PayoutWorld.PASS);
        world.core.bean(PayoutPermissions.class).forbid(world.app.id());

        assertThat(world.jobs().route(held, PayoutWorld.PASS))
                .isEqualTo(new PayoutJobs.Route.None("payout_not_permitted"));
        assertThat(world.jobs().route(sent, PayoutWorld.PASS))
                .as("it has its number")
                .isEqualTo(found);
    }

    @Test
    void looksUnderTheLockThatASuspensionTakes() throws Exception {
        String held = held("P-1");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<PayoutJobs.Route> routed = world.core.inTransaction(() -> {
                world.core.bean(MerchantAdministration.class).setAppActive(world.app.id(), false);
                Future<PayoutJobs.Route> started =
                        threads.submit(() -> world.jobs().route(held, PayoutWorld.PASS));
                await().until(() -> started.isDone()
                        || world.core.count(
                                        "pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                                > 0);
                return started;
            });
            assertThat(routed.get()).isEqualTo(new PayoutJobs.Route.None("merchant_suspended"));
        }
    }

    private String held(String number) {
        String payout = world.accepted(number, 3_000);
        world.jobs().validate(payout, PayoutWorld.INSTANCE);
        world.jobs().assess(payout);
        world.jobs().hold(payout, new PayoutVerdict("review", "high_amount", "7"));
        return payout;
    }

    private String idOf(String number) {
        return world.core
                .bean(Payouts.class)
                .findByPayoutNo(world.app.id(), number)
                .orElseThrow()
                .id();
    }
}
