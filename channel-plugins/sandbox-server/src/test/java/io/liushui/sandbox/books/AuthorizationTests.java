package io.liushui.sandbox.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.sandbox.books.Authorization.State;
import io.liushui.sandbox.wire.Refusal;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthorizationTests {

    private final TestBank bank = new TestBank();
    private final Authorizations authorizations = bank.alpha().authorizations();
    private final Captures captures = bank.alpha().captures();

    @AfterEach
    void close() {
        bank.close();
    }

    @Test
    void capturesUpToTheAllowanceAndNoMore() {
        hold(1_000, 115);
        assertRefused("capture_exceeds_authorization", () -> capture("C1", 1_151));
        assertThat(capture("C1", 1_150).state()).isEqualTo(Order.State.SUCCEEDED);
        assertThat(held().capturable()).isZero();
    }

    @Test
    void repeatsOfACaptureTakeTheMoneyOnce() {
        hold(1_000, 100);
        assertThat(capture("C1", 400)).isEqualTo(capture("C1", 400));
        assertThat(held().captured()).isEqualTo(400);
        assertRefused("order_conflict", () -> capture("C1", 401));
    }

    @Test
    void theLastCaptureEndsItAndItsVoidMakesItValidAgain() {
        hold(1_000, 100);
        captures.capture(new NewCapture("C1", "A1", 300, "CNY", true, null, Map.of()), false);
        assertRefused("authorization_not_open", () -> capture("C2", 1));
        bank.alpha().refunds().refund(TestBank.voiding("V1", "C1", 300), false);
        assertThat(held().remaining()).isEqualTo(1_000);
        assertThat(capture("C2", 1_000).charges()).isEqualTo(1);
    }

    @Test
    void aRefundOfACaptureDoesNotOpenItAgain() {
        hold(1_000, 100);
        capture("C1", 1_000);
        bank.alpha().refunds().refund(TestBank.refund("R1", "C1", 400), false);
        assertThat(held().captured()).isEqualTo(1_000);
        assertRefused(
                "refund_exceeds_payment",
                () -> bank.alpha().refunds().refund(TestBank.voiding("V1", "C1", 1_000), false));
    }

    @Test
    void aDeclinedCaptureGivesTheMoneyBackAtOnceOrLater() {
        hold(300_000, 100);
        assertThat(capture("C1", 99_901).state()).isEqualTo(Order.State.DECLINED);
        assertThat(held().captured()).isZero();
        capture("C2", 99_906);
        assertThat(held().captured()).isEqualTo(99_906);
        bank.later(2_000);
        assertThat(held().captured()).isZero();
        assertThat(bank.alpha().orders().find("C2").state()).isEqualTo(Order.State.DECLINED);
    }

    @Test
    void releasesPartlyAndThenTheRest() {
        hold(1_000, 100);
        captures.release(new NewRelease("U1", "A1", 400), false);
        captures.release(new NewRelease("U1", "A1", 400), false);
        assertThat(held().remaining()).isEqualTo(600);
        assertRefused("release_exceeds_authorization", () -> captures.release(new NewRelease("U2", "A1", 601), false));
        assertThat(captures.release(new NewRelease("U2", "A1", 0), false).state())
                .isEqualTo(State.VOIDED);
        assertRefused("authorization_not_open", () -> capture("C1", 1));
    }

    @Test
    void endsWhenItsTimeIsOver() {
        hold(1_000, 100);
        bank.later(30L * 86_400_000);
        assertThat(held().state()).isEqualTo(State.EXPIRED);
        assertRefused("authorization_expired", () -> capture("C1", 1));
    }

    @Test
    void waitsForThePayerAndThenForTheMerchant() {
        authorizations.submit(TestBank.authorization("A1", Decision.PAYER_THEN_MERCHANT, 1_000, 100), false);
        assertRefused("authorization_not_approved", () -> authorizations.complete("A1", false));
        assertThat(authorizations.confirm("A1").state()).isEqualTo(State.APPROVED);
        assertRefused("authorization_not_open", () -> capture("C1", 1));
        assertThat(authorizations.complete("A1", false).state()).isEqualTo(State.AUTHORIZED);
        assertThat(authorizations.refuse("A1").state()).isEqualTo(State.AUTHORIZED);
    }

    @Test
    void magicAmountsDecideAtOnceOrLater() {
        hold(99_902, 100);
        assertThat(held().code()).isEqualTo("card_expired");
        authorizations.submit(TestBank.authorization("A2", Decision.AT_ONCE, 99_905, 100), false);
        assertThat(authorizations.find("A2").state()).isEqualTo(State.PENDING);
        bank.later(2_000);
        assertThat(authorizations.find("A2").state()).isEqualTo(State.AUTHORIZED);
        assertThat(bank.announced()).hasSize(1);
    }

    @Test
    void belongsToItsChannelAndItsNumberToNobodyElse() {
        hold(1_000, 100);
        assertRefused(
                "authorization_not_found", () -> bank.beta().authorizations().find("A1"));
        assertRefused(
                "order_conflict", () -> bank.beta().orders().submit(TestBank.order("A1", Decision.AT_ONCE, 5), false));
        assertThat(authorizations.findByReference(held().reference())).contains(held());
    }

    @Test
    void canBeCarriedOutLaterByItself() {
        hold(1_000, 100);
        bank.alpha().later(TestBank.capture("C1", "A1", 700), 500);
        bank.alpha().later(TestBank.capture("C2", "A1", 700), 600);
        bank.later(600);
        assertThat(bank.alpha().orders().find("C1").charges()).isEqualTo(1);
        assertThat(bank.alpha().orders().peek("C2")).isEmpty();
    }

    private void hold(long amount, int allowancePercent) {
        authorizations.submit(TestBank.authorization("A1", Decision.AT_ONCE, amount, allowancePercent), false);
    }

    private Authorization held() {
        return authorizations.find("A1");
    }

    private Order capture(String number, long amount) {
        return captures.capture(TestBank.capture(number, "A1", amount), false);
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
