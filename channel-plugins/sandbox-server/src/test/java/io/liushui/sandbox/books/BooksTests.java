package io.liushui.sandbox.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.sandbox.wire.Refusal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BooksTests {

    private final TestBank bank = new TestBank();
    private final Books alpha = bank.alpha();

    @AfterEach
    void close() {
        bank.close();
    }

    @Test
    void anApprovedOrderIsChargedByItsMerchantOnly() {
        alpha.orders().submit(TestBank.order("P1", Decision.PAYER_THEN_MERCHANT, 100), false);
        assertRefused("order_not_approved", () -> alpha.orders().complete("P1", false));
        assertThat(alpha.orders().confirm("P1").charges()).isZero();
        assertThat(alpha.orders().complete("P1", false).charges()).isEqualTo(1);
        assertThat(alpha.orders().complete("P1", false).charges()).isEqualTo(1);
    }

    @Test
    void keepsDetailsAndFindsByThemWithinTheChannel() {
        alpha.orders().submit(TestBank.order("P1", Decision.AT_ONCE, 100), false);
        Order noted = alpha.orders().note("P1", Map.of("bank", "ICBC"));
        assertThat(alpha.orders().findByDetail("bank", "ICBC")).containsExactly(noted);
        assertThat(bank.beta().orders().findByDetail("bank", "ICBC")).isEmpty();
        assertThat(alpha.orders().findByReference(noted.reference())).contains(noted);
    }

    @Test
    void aRefundThatIsDeclinedLaterGivesTheRoomBack() {
        alpha.orders().submit(TestBank.order("P1", Decision.AT_ONCE, 100_000), false);
        alpha.refunds().refund(TestBank.refund("R1", "P1", RefundMagic.DECLINED_LATER.amount()), false);
        assertRefused(
                "refund_exceeds_payment", () -> alpha.refunds().refund(TestBank.refund("R2", "P1", 50_000), false));
        bank.later(2_000);
        assertThat(alpha.refunds().find("R1").state()).isEqualTo(Refund.State.DECLINED);
        assertThat(alpha.refunds()
                        .refund(TestBank.refund("R2", "P1", 100_000), false)
                        .state())
                .isEqualTo(Refund.State.REFUNDED);
    }

    @Test
    void aVoidTakesTheWholeBackAndOnlyWhileNothingWasRefunded() {
        alpha.orders().submit(TestBank.order("P1", Decision.AT_ONCE, 100), false);
        assertRefused("refund_exceeds_payment", () -> alpha.refunds().refund(TestBank.voiding("V1", "P1", 99), false));
        alpha.refunds().refund(TestBank.voiding("V1", "P1", 100), false);
        assertThat(alpha.orders().find("P1").refunded()).isEqualTo(100);
        assertRefused("refund_exceeds_payment", () -> alpha.refunds().refund(TestBank.refund("R1", "P1", 1), false));
    }

    @Test
    void aContractStandsFromTheSignatureToTheCancellation() {
        NewContract asked = new NewContract(
                "K1", "wallet", Decision.BY_PAYER, "Monthly tea", TestBank.inAnHour(), null, null, null, Map.of());
        String reference = alpha.contracts().sign(asked, false).reference();
        assertRefused("contract_not_signed", () -> alpha.contracts().requireSigned(reference));
        assertRefused("contract_not_signed", () -> alpha.contracts().unsign("K1", false));
        Approval approval = bank.everywhere().approvalOf("K1").orElseThrow();
        assertThat(approval.stage()).isEqualTo(Approval.Stage.OPEN);
        Approval.confirm(alpha, "K1");
        assertThat(alpha.contracts().requireSigned(reference).state()).isEqualTo(Contract.State.SIGNED);
        alpha.contracts().unsign("K1", false);
        alpha.contracts().confirm("K1");
        assertRefused("contract_not_signed", () -> alpha.contracts().requireSigned(reference));
        assertThat(bank.announced()).hasSize(1);
    }

    @Test
    void aContractThatThePayerLeavesUnsignedCloses() {
        alpha.contracts()
                .sign(
                        new NewContract(
                                "K1", "wallet", Decision.BY_PAYER, "Tea", TestBank.inAnHour(), null, null, null, null),
                        false);
        bank.later(3_600_000);
        assertThat(alpha.contracts().confirm("K1").state()).isEqualTo(Contract.State.CLOSED);
    }

    @Test
    void aContractEndsByItselfWhenItsTimeIsOver() {
        long tomorrow = TestBank.NOON.plusSeconds(86_400).toEpochMilli();
        String reference = alpha.contracts()
                .sign(
                        new NewContract(
                                "K1",
                                "wallet",
                                Decision.AT_ONCE,
                                "Tea",
                                TestBank.inAnHour(),
                                null,
                                null,
                                tomorrow,
                                null),
                        false)
                .reference();
        bank.later(86_399_999);
        assertThat(alpha.contracts().requireSigned(reference).state()).isEqualTo(Contract.State.SIGNED);
        bank.later(1);
        assertRefused("contract_not_signed", () -> alpha.contracts().requireSigned(reference));
        assertThat(alpha.contracts().unsign("K1", false).state()).isEqualTo(Contract.State.EXPIRED);
    }

    @Test
    void aCodeWorksOnceAndForThreeTriesAndFiveMinutes() {
        String code = alpha.codes().send("P1", "13800000000");
        for (int wrong = 0; wrong < 2; wrong++) {
            assertRefused("code_wrong", () -> alpha.codes().verify("P1", "none"));
        }
        alpha.codes().verify("P1", code);
        assertRefused("code_not_found", () -> alpha.codes().verify("P1", code));

        String spent = alpha.codes().send("P1", "13800000000");
        for (int wrong = 0; wrong < 3; wrong++) {
            assertRefused("code_wrong", () -> alpha.codes().verify("P1", "none"));
        }
        assertRefused("code_tries_exhausted", () -> alpha.codes().verify("P1", spent));

        String late = alpha.codes().send("P1", "13800000000");
        assertThat(bank.everywhere().codes("P1").getFirst().code()).isEqualTo(late);
        bank.later(300_000);
        assertRefused("code_expired", () -> alpha.codes().verify("P1", late));
    }

    @Test
    void aBillHasTheMovementsOfTheZonesDay() {
        alpha.orders().submit(TestBank.order("P1", Decision.AT_ONCE, 10_050), false);
        bank.beta().orders().submit(TestBank.order("P2", Decision.AT_ONCE, 1), false);
        alpha.authorizations().submit(TestBank.authorization("A1", Decision.AT_ONCE, 500, 100), false);
        alpha.captures().capture(TestBank.capture("C1", "A1", 500), false);
        bank.later(5L * 3_600_000);
        alpha.refunds().refund(TestBank.refund("R1", "P1", 50), false);

        LocalDate day = LocalDate.of(2026, 11, 26);
        List<BillLine> shanghai = alpha.bills().ofDay(day, ZoneId.of("Asia/Shanghai"), Fee.basisPoints(60));
        assertThat(shanghai).extracting(BillLine::kind).containsExactly(BillLine.Kind.PAYMENT, BillLine.Kind.CAPTURE);
        assertThat(shanghai).extracting(BillLine::fee).containsExactly(60L, 3L);
        assertThat(alpha.bills().ofDay(day, ZoneOffset.UTC, Fee.basisPoints(60)))
                .extracting(BillLine::amount)
                .containsExactly(10_050L, 500L, 50L);
        assertThat(alpha.bills().ofDay(day.plusDays(2), ZoneOffset.UTC, Fee.basisPoints(60)))
                .isEmpty();
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
