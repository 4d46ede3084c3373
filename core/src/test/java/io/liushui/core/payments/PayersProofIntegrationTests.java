package io.liushui.core.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.fake.CoreWorld;
import io.liushui.core.merchants.AppTerms;
import io.liushui.core.merchants.MerchantAdministration;
import io.liushui.core.passwords.FreeLimits;
import io.liushui.core.passwords.PaymentPassword;
import io.liushui.core.passwords.PaymentPasswords;
import io.liushui.core.payments.PaymentJobs.Validation;
import io.liushui.core.stepup.PasswordResult;
import io.liushui.core.stepup.PasswordStepUps;
import io.liushui.core.stepup.SendResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has a payment password is asked for it before a wallet, points or a credit line pay. */
class PayersProofIntegrationTests extends PaymentInParts {
    private static final PaymentPassword RIGHT = PaymentPassword.of("902174").orElseThrow();
    private static final PaymentPassword WRONG = PaymentPassword.of("111213").orElseThrow();

    @ParameterizedTest
    @ValueSource(strings = {"wallet_balance", "points", "credit_line"})
    void whatIsThePayersIsPaidWithThePasswordOnly(String method) {
        Payment payment = accepted(ann.order(method, 300));
        setPassword(payment, journey.appId);

        assertThat(validated(payment)).isEqualTo("password");
        assertThat(route(payment)).isEqualTo(new Routes.Result.None("proof_missing"));
        prove(payment);
        assertThat(route(payment)).isInstanceOf(Routes.Result.Found.class);
    }

    @Test
    void aPayerWithoutAPasswordIsAskedForNothing() {
        Payment payment = accepted(ann.order("wallet_balance", 300));
        assertThat(validated(payment)).isEqualTo("none");
        assertThat(route(payment)).isInstanceOf(Routes.Result.Found.class);
    }

    @Test
    void whatTheWalletAndThePointsPayInPartCountsTogetherAndACouponDoesNot() {
        Payment above = accepted(ann.order("card", 1_234, Purse.wallet(300), Purse.points(201), ann.coupon(100)));
        Payment below = accepted(ann.order("card", 1_234, Purse.wallet(300), ann.coupon(700)));
        Payment card = accepted(ann.order("card", 1_234));
        setPassword(above, journey.appId);
        freeUpTo(above, journey.appId, 500);

        assertThat(validated(above)).isEqualTo("password");
        assertThat(route(above)).isEqualTo(new Routes.Result.None("proof_missing"));
        assertThat(validated(below)).isEqualTo("none");
        assertThat(validated(card)).isEqualTo("none");
    }

    @Test
    void thePasswordStandsAtWhicheverAppOfTheMerchantHasIt() {
        MerchantAdministration administration = world.bean(MerchantAdministration.class);
        Payment payment = accepted(ann.order("wallet_balance", 300));
        String sister = administration.createApp(
                payment.merchantId(), new AppTerms("Sister", List.of("card"), List.of(), null, 100));
        setPassword(payment, sister);
        freeUpTo(payment, journey.appId, 1_000);

        assertThat(validated(payment))
                .as("the free limit of another app does not count")
                .isEqualTo("password");
        prove(payment);
        assertThat(route(payment)).isInstanceOf(Routes.Result.Found.class);
    }

    @Test
    void goesWithoutThePasswordFiveTimesTheFreeLimitADayAndCountsOncePerPayment() {
        Payment first = accepted(ann.order("wallet_balance", 100));
        setPassword(first, journey.appId);
        freeUpTo(first, journey.appId, 100);
        for (int times = 0; times < 6; times++) {
            assertThat(validated(first)).isEqualTo("none");
        }
        for (int more = 0; more < 4; more++) {
            assertThat(validated(accepted(ann.order("wallet_balance", 100)))).isEqualTo("none");
        }
        assertThat(validated(accepted(ann.order("wallet_balance", 100)))).isEqualTo("password");
    }

    @Test
    void isDecidedOnce() {
        Payment payment = accepted(ann.order("wallet_balance", 300));
        setPassword(payment, journey.appId);
        assertThat(validated(payment)).isEqualTo("password");
        freeUpTo(payment, journey.appId, 1_000);
        assertThat(validated(payment)).isEqualTo("password");
    }

    private void prove(Payment payment) {
        PasswordStepUps stepUps = world.bean(PasswordStepUps.class);
        assertThat(stepUps.ask(payment.id(), PaymentJourney.PASS)).isInstanceOf(SendResult.Sent.class);
        assertThat(stepUps.verify(stored(payment), WRONG)).isEqualTo(new PasswordResult.Wrong(4));
        assertThat(stepUps.verify(stored(payment), RIGHT)).isEqualTo(new PasswordResult.Verified());
    }

    private String validated(Payment payment) {
        PaymentJobs jobs = world.bean(PaymentJobs.class);
        Validation.Valid valid = (Validation.Valid) jobs.validate(payment.id(), PaymentJourney.INSTANCE);
        jobs.assessRisk(payment.id());
        return valid.proof();
    }

    private Routes.Result route(Payment payment) {
        return world.bean(Routes.class).route(payment.id(), "price", 3, PaymentJourney.PASS);
    }

    private void setPassword(Payment of, String appId) {
        world.bean(PaymentPasswords.class).setFirst(appId, of.payer().id(), RIGHT, "+8613800138000");
    }

    private void freeUpTo(Payment of, String appId, long amountMinor) {
        world.bean(FreeLimits.class).set(appId, of.payer().id(), CoreWorld.cny(amountMinor));
    }
}
