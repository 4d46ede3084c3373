package io.liushui.core.refunds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.accounts.Balances;
import io.liushui.core.balances.MerchantBalances;
import io.liushui.core.credit.CreditAdministration;
import io.liushui.core.credit.CreditLines;
import io.liushui.core.credit.CreditStanding;
import io.liushui.core.json.Json;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.money.Money;
import io.liushui.core.parts.PaymentParts;
import io.liushui.core.payments.Purse;
import io.liushui.core.refunds.RefundState.SettledBy;
import io.liushui.spi.DayCutoff;
import io.liushui.spi.OperationOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/** What goes back of payments of several parts: 7.34 by card, 3.00 from a wallet, 2.00 of points; and of a payer's accounts. */
class PartRefundsIntegrationTests {
    private static final RefundDesk DESK = new RefundDesk();

    private final Purse ann = new Purse(DESK.journey, UUID.randomUUID().toString(), 1_000, 800, 3_650);
    private final String payment = ann.paid(300, 200, 0);
    private final long owedBefore = owed();

    @AfterAll
    static void stop() {
        DESK.close();
    }

    @AfterEach
    void theBooksAgree() {
        DESK.channel.onRefund = request -> new OperationOutcome.Done("R1");
        assertThat(DESK.violations()).isEmpty();
    }

    @Test
    void eachPartGetsItsShareAndTheChannelTheRest() {
        String first = RefundDesk.accepted(DESK.refund(payment, 617L));
        assertThat(DESK.operation(first).amount().amountMinor()).isEqualTo(617 - 150 - 100);
        assertThat(back()).as("not before the channel has done it").containsExactly(0L, 0L);
        DESK.carryOut(first);
        assertThat(DESK.standing(payment)).isEqualTo("partially_refunded 617 of 617");
        assertThat(back()).containsExactly(150L, 100L);
        assertThat(ann.balances()).isEqualTo(new Balances(850, 0, 0));
        assertThat(ann.points()).isEqualTo(600);
        assertThat(owedBefore - owed()).isEqualTo(617);

        Map<String, Object> told = Json.readObject(
                DESK.world.text("select data from event where type = 'refund.succeeded' and subject = ?", first));
        assertThat(told)
                .containsEntry("amount", 617)
                .containsEntry("channel_amount", 367)
                .containsEntry(
                        "parts",
                        List.of(
                                Map.of("type", "wallet_balance", "amount", 150),
                                Map.of("type", "points", "amount", 100)));

        DESK.carryOut(RefundDesk.accepted(DESK.refund(payment, null)));
        assertThat(DESK.standing(payment)).isEqualTo("refunded 1234 of 1234");
        assertThat(back()).containsExactly(300L, 200L);
        assertThat(ann.balances()).isEqualTo(new Balances(1_000, 0, 0));
        assertThat(ann.points()).isEqualTo(800);
    }

    @Test
    void smallStepsAreWholeAtTheEnd() {
        for (long step : List.of(1L, 2L, 3L, 5L, 7L, 11L, 400L, 1L, 1L)) {
            finish(DESK.refund(payment, step));
        }
        finish(DESK.refund(payment, null));
        assertThat(back()).containsExactly(300L, 200L);
        assertThat(ann.balances()).isEqualTo(new Balances(1_000, 0, 0));
        assertThat(ann.points()).isEqualTo(800);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPY", "KWD"})
    void sharesAreOfTheCurrencysOwnMinorUnits(String currency) {
        Purse bob = new Purse(DESK.journey, UUID.randomUUID().toString(), currency, 1_000, 0, 1);
        String abroad = bob.paid(300, 0, 200);
        String part = RefundDesk.accepted(DESK.refund(abroad, 617L));
        assertThat(DESK.operation(part).amount()).isEqualTo(new Money(617 - 150 - 100, currency));
        DESK.carryOut(part);
        assertThat(bob.balances()).isEqualTo(new Balances(850, 0, 0));
        DESK.carryOut(RefundDesk.accepted(DESK.refund(abroad, null)));
        assertThat(DESK.standing(abroad)).isEqualTo("refunded 1234 of 1234");
        assertThat(bob.balances()).isEqualTo(new Balances(1_000, 0, 0));
        assertThat(DESK.world.text(
                        "select string_agg(distinct l.currency, ' ') from journal_line l join journal_entry e on e.id = l.entry_id"
                                + " where e.reference = ?",
                        "refunded:" + part))
                .isEqualTo(currency);
    }

    /** A wallet's day ends at midnight in Shanghai. */
    @Test
    void aVoidOfYesterdaysWalletPaymentIsARefundAndSaysSo() {
        String yesterdays = ann.paidBy("wallet_balance", 300);
        String undone = RefundDesk.accepted(DESK.voidPayment(ann.paidBy("wallet_balance", 100)));
        assertThat(DESK.get(undone).kind()).isEqualTo(RefundKind.VOID);
        DESK.carryOut(undone);
        String carriedOutLate = RefundDesk.accepted(DESK.voidPayment(ann.paidBy("wallet_balance", 200)));
        untilMidnightInShanghai();

        DESK.carryOut(carriedOutLate);
        String late = RefundDesk.accepted(DESK.voidPayment(yesterdays));
        DESK.carryOut(late);

        for (String refund : List.of(late, carriedOutLate)) {
            assertThat(DESK.get(refund).kind()).isEqualTo(RefundKind.REFUND);
            assertThat(DESK.get(refund).fallbackReason()).isEqualTo(FallbackReason.AFTER_CUTOFF);
        }
        assertThat(DESK.standing(DESK.get(undone).paymentId())).isEqualTo("voided 100 of 100");
        assertThat(DESK.standing(yesterdays)).isEqualTo("refunded 300 of 300");
        assertThat(ann.balances()).isEqualTo(new Balances(700, 0, 0));
    }

    /** A refund of the rest would lend it out again, whatever the line says of new draws. */
    @ParameterizedTest
    @ValueSource(strings = {"CNY", "JPY", "KWD"})
    void ofARepaymentGoesBackWhatWasNotOwed(String currency) {
        String payer = UUID.randomUUID().toString();
        Purse eve = new Purse(DESK.journey, payer, currency, 0, 0, 1);
        CreditAdministration administration = DESK.world.bean(CreditAdministration.class);
        String line = administration.open(DESK.journey.appId, payer, new Money(1_000, currency), 5, 20);
        eve.paidBy("credit_line", 400);
        String repaid = eve.repaid(line, 400);
        assertThat(refused(repaid, 1L)).isEqualTo(new RefundAcceptance.Result.InsufficientBalance(0));
        String again = eve.repaid(line, 300);
        assertThat(standing(line)).isEqualTo(new CreditStanding(1_300, 0, 300, 0, false));
        administration.setBlocked(line, true);

        assertThat(DESK.refund(again, 200L)).isInstanceOf(RefundAcceptance.Result.Accepted.class);
        assertThat(refused(repaid, 101L)).isEqualTo(new RefundAcceptance.Result.InsufficientBalance(100));
        DESK.carryOut(RefundDesk.accepted(DESK.refund(repaid, 100L)));
        assertThat(refused(repaid, 1L)).isEqualTo(new RefundAcceptance.Result.InsufficientBalance(0));
        assertThat(standing(line)).isEqualTo(new CreditStanding(1_000, 0, 200, 0, false));
    }

    @Test
    void aRefundThatFailsGivesItsSharesBackToBeRefunded() {
        DESK.channel.onRefund = request -> new OperationOutcome.Declined("balance", "no money");
        String failed = RefundDesk.accepted(DESK.refund(payment, 617L));
        DESK.carryOut(failed);
        assertThat(DESK.get(failed).state()).isInstanceOf(RefundState.Failed.class);
        assertThat(back()).containsExactly(0L, 0L);
        assertThat(owed()).isEqualTo(owedBefore);

        DESK.channel.onRefund = request -> new OperationOutcome.Done("R1");
        DESK.carryOut(RefundDesk.accepted(DESK.refund(payment, null)));
        assertThat(back()).containsExactly(300L, 200L);
    }

    @Test
    void whatIsAllOfOtherPartsEndsAtOnceAndAsksNothingOfTheChannel() {
        String nearlyAll = ann.paid(400, 200, 0);
        finish(DESK.refund(nearlyAll, 3L));
        long calls = DESK.channel.calls.size();
        Refund refund = ((RefundAcceptance.Result.Accepted) DESK.refund(nearlyAll, 1L)).refund();

        assertThat(refund.state()).isEqualTo(new RefundState.Succeeded(SettledBy.PARTS));
        assertThat(refund.operationId()).isNull();
        assertThat(DESK.channel.calls).hasSize((int) calls);
        assertThat(DESK.standing(nearlyAll)).isEqualTo("partially_refunded 4 of 4");
        assertThat(DESK.world.count("event where type = 'refund.succeeded' and subject = '" + refund.id() + "'"))
                .isOne();
        assertThat(DESK.world.count("outbox where message_id = '" + refund.id() + "'"))
                .isZero();
    }

    @Test
    void aVoidUndoesTheChannelsPartAndGivesEveryPartBack() {
        String undone = RefundDesk.accepted(DESK.voidPayment(payment));
        assertThat(DESK.operation(undone).amount().amountMinor()).isEqualTo(734);
        DESK.carryOut(undone);
        assertThat(DESK.standing(payment)).isEqualTo("voided 1234 of 1234");
        assertThat(ann.balances()).isEqualTo(new Balances(1_000, 0, 0));
        assertThat(ann.points()).isEqualTo(800);
        assertThat(owedBefore - owed()).isEqualTo(1_234);
    }

    @Test
    void theMerchantGivesBackWhatItGotAndTheCouponIsGoodAgainWithTheLastRefund() {
        long before = owed();
        String withCoupon = ann.paid(0, 0, 7);
        assertThat(owed() - before).isEqualTo(1_234 - 7);
        finish(DESK.refund(withCoupon, 1_233L));
        assertThat(owed()).as("the last unit is the coupon's").isEqualTo(before);
        assertThat(coupon(withCoupon)).isEqualTo("used");
        finish(DESK.refund(withCoupon, 1L));
        assertThat(owed()).isEqualTo(before);
        assertThat(coupon(withCoupon)).isEqualTo("issued");
    }

    /** A refund that asked for the coupon's last share ends first; the one with which all is back has none of it. */
    @Test
    void theCouponIsGoodAgainWhicheverRefundEndsLast() {
        String withCoupon = ann.paid(0, 0, 7);
        String small = RefundDesk.accepted(DESK.refund(withCoupon, 1L));
        finish(DESK.refund(withCoupon, null));
        assertThat(coupon(withCoupon)).isEqualTo("used");
        DESK.carryOut(small);
        assertThat(DESK.get(small).shares().parts()).isEmpty();
        assertThat(coupon(withCoupon)).isEqualTo("issued");
    }

    @Test
    void paidElsewhereGivesThePartsBackAllTheSame() {
        DESK.channel.onRefund = request -> new OperationOutcome.Declined("source_closed", "closed");
        String refund = RefundDesk.accepted(DESK.refund(payment, null));
        RefundResult repair = DESK.carryOut(refund);
        DESK.world
                .bean(RefundRepairs.class)
                .apply(
                        repair.repairId(),
                        () -> new RefundVerdict(RefundDecision.PAID_ELSEWHERE, "mei", "by hand", "TR-1"));
        assertThat(back()).containsExactly(300L, 200L);
        assertThat(DESK.world.text(
                        "select sum(credit_minor)::text from journal_line l join journal_entry e on e.id = l.entry_id"
                                + " where e.reference = ? and l.account = 'refund_clearing'",
                        "refunded:" + refund))
                .isEqualTo("734");
    }

    @Test
    void killedInTheRecordJobNothingIsBackAndTheSecondJobGivesItBackOnce() {
        String refund = RefundDesk.accepted(DESK.refund(payment, null));
        DESK.submit(refund);
        DESK.world.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            DESK.record(refund);
            status.setRollbackOnly();
        });
        assertThat(back()).containsExactly(0L, 0L);
        DESK.record(refund);
        DESK.record(refund);
        assertThat(ann.balances()).isEqualTo(new Balances(1_000, 0, 0));
    }

    @Test
    void theDatabaseRefusesSharesThatMustNotBe() {
        String refund = RefundDesk.accepted(DESK.refund(payment, 617L));
        for (String change : List.of(
                "update payment_part_return set amount_minor = 1 where refund_id = '" + refund + "'",
                "delete from payment_part_return where refund_id = '" + refund + "'",
                "update payment_part set returning_minor = 301 where kind = 'wallet_balance' and payment_id = '"
                        + payment + "'",
                "update payment_part set returned_minor = 151 where kind = 'wallet_balance' and payment_id = '"
                        + payment + "'",
                "update refund set parts_minor = amount_minor where id = '" + refund + "'",
                "update refund set operation_id = null where id = '" + refund + "'")) {
            assertThatThrownBy(() -> DESK.world.jdbc().sql(change).update())
                    .as(change)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    /** Which rolls back, as the API lets it. */
    private static RefundAcceptance.Result refused(String paymentId, Long amountMinor) {
        return DESK.world.bean(TransactionTemplate.class).execute(status -> {
            status.setRollbackOnly();
            return DESK.refund(paymentId, amountMinor);
        });
    }

    private static void untilMidnightInShanghai() {
        Instant now = DESK.world.clock.instant();
        DayCutoff midnight = new DayCutoff(LocalTime.MIDNIGHT, ZoneId.of("Asia/Shanghai"));
        DESK.world.clock.advance(Duration.between(now, midnight.endOfDay(now)));
    }

    private static CreditStanding standing(String creditLineId) {
        CreditLines lines = DESK.world.bean(CreditLines.class);
        String merchantId = DESK.world
                .bean(Merchants.class)
                .app(DESK.journey.appId)
                .orElseThrow()
                .merchantId();
        return lines.standing(lines.find(merchantId, creditLineId).orElseThrow());
    }

    private static void finish(RefundAcceptance.Result result) {
        Refund refund = ((RefundAcceptance.Result.Accepted) result).refund();
        if (!refund.state().terminal()) {
            DESK.carryOut(refund.id());
        }
    }

    /** How the payment's coupon stands. */
    private static String coupon(String paymentId) {
        return DESK.world.text(
                "select c.state from coupon c join payment_part q on q.source = c.id where q.payment_id = ?",
                paymentId);
    }

    /** What is back in the wallet and of points, in minor units. */
    private List<Long> back() {
        return DESK.world.bean(PaymentParts.class).of(payment).stream()
                .map(part -> part.returnedMinor())
                .toList();
    }

    private static long owed() {
        String merchantId = DESK.world
                .bean(Merchants.class)
                .app(DESK.journey.appId)
                .orElseThrow()
                .merchantId();
        return DESK.world.bean(MerchantBalances.class).of(merchantId).values().stream()
                .mapToLong(Balances::totalMinor)
                .sum();
    }
}
