package io.liushui.core.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.contracts.ContractJourney;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.idempotency.IdempotencyRequest;
import io.liushui.core.passwords.FreeLimits;
import io.liushui.core.passwords.PaymentPassword;
import io.liushui.core.passwords.PaymentPasswords;
import io.liushui.core.payments.PaymentJobs.Validation;
import io.liushui.core.risk.RiskVerdict;
import io.liushui.core.settings.ProcessSettings;
import io.liushui.core.stepup.PasswordResult;
import io.liushui.core.stepup.PasswordStepUps;
import io.liushui.core.stepup.SendResult;
import io.liushui.core.stepup.StepUps;
import io.liushui.core.stepup.Verification;
import io.liushui.spi.ContractOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payments that name a contract, played step by step on the whole core. */
class ContractPaymentsIntegrationTests {
    private static final RiskVerdict PASS = new RiskVerdict("pass", "no_rule", "1");
    private static final RiskVerdict STEP_UP = new RiskVerdict("step_up", "high_amount", "1");
    private static final long INSTANCE = 7;

    private ContractJourney journey;
    private CoreWorld world;

    @BeforeEach
    void start() {
        journey = new ContractJourney();
        world = journey.world;
        journey.alpha.onConfirmSigning = code -> new ContractOutcome.Signed("K-0815", "0005", null);
    }

    @AfterEach
    void stop() {
        assertThat(journey.violations()).isEmpty();
        journey.close();
    }

    @Test
    void debitsByTheChannelsReferenceAtTheContractsChannelOnly() {
        AtomicReference<PayRequest> asked = new AtomicReference<>();
        journey.alpha.onPay = request -> {
            asked.set(request);
            return new PayOutcome.Succeeded("C1", request.amountMinor(), request.currency());
        };
        Payment payment = accepted("debit", journey.signed("debit"), 10_000);
        assertThat(validate(payment)).isEqualTo(new Validation.Valid("debit", "none"));
        assertThat(world.bean(PaymentJobs.class).assessRisk(payment.id()).interactive())
                .isFalse();
        Routes.Result.Found found = (Routes.Result.Found) route(payment, PASS);

        assertThat(found.channelId()).as("beta is cheaper").isEqualTo("alpha");
        assertThat(world.text("select candidates::text from route_decision where payment_id = ?", payment.id()))
                .contains("contract_elsewhere");
        world.bean(Attempts.class).submit(found.attemptId());
        assertThat(asked.get().payer().contract()).isEqualTo("K-0815");
        assertThat(record(payment, FinalStates.Result.SUCCEEDED)).isEqualTo("succeeded");
        assertThat(world.text("select state from contract_usage")).isEqualTo("used");
        assertThat(world.count("event e where e.data like '%K-0815%'")).isZero();
    }

    @Test
    void givesADebitTimeForItsReviewAndAPayerHalfAnHour() {
        assertThat(mayBePaidFor(accepted("debit", journey.signed("debit"), 10_000)))
                .isEqualTo(Duration.ofHours(6));
        assertThat(mayBePaidFor(accepted("bound_card", journey.signed("bound_card"), 10_000)))
                .isEqualTo(Duration.ofMinutes(30));

        world.bean(ProcessSettings.class)
                .deployed("payment", 1, Map.of("defaultExpiry", "PT7M", "debitExpiry", "PT9H"));

        assertThat(mayBePaidFor(accepted("debit", journey.signed("debit"), 10_000)))
                .isEqualTo(Duration.ofHours(9));
    }

    @Test
    void takesNoOtherRouteWhenTheContractsChannelRefuses() {
        journey.alpha.onPay = request -> new PayOutcome.Declined("busy", "later", true);
        Payment payment = accepted("debit", journey.signed("debit"), 10_000);
        validate(payment);
        world.bean(PaymentJobs.class).assessRisk(payment.id());
        String attempt = ((Routes.Result.Found) route(payment, PASS)).attemptId();
        assertThat(world.bean(Attempts.class).submit(attempt).outcome().code()).isEqualTo("next_route");
        assertThat(route(payment, PASS)).isEqualTo(new Routes.Result.None("busy"));

        assertThat(record(payment, FinalStates.Result.FAILED)).isEqualTo("failed");
        assertThat(world.text("select state from contract_usage")).isEqualTo("released");
        assertThat(world.count("contract_counter where used_minor > 0")).isZero();
    }

    @Test
    void rejectsWhatTheContractDoesNotAllowAndClaimsNothing() {
        String contract = journey.signed("debit");
        assertThat(validate(accepted("debit", contract, 50_001)))
                .isEqualTo(new Validation.Rejected("contract_limit_per_debit"));
        Payment first = accepted("debit", contract, 50_000);
        Payment second = accepted("debit", contract, 50_000);
        Payment third = accepted("debit", contract, 1);
        assertThat(validate(first)).isInstanceOf(Validation.Valid.class);
        assertThat(validate(first)).as("job twice").isInstanceOf(Validation.Valid.class);
        assertThat(validate(second)).isInstanceOf(Validation.Valid.class);
        assertThat(validate(third)).isEqualTo(new Validation.Rejected("contract_limit_per_day"));

        record(second, FinalStates.Result.FAILED);
        Payment fourth = accepted("debit", contract, 50_000);
        assertThat(validate(fourth)).as("what failed is given back").isInstanceOf(Validation.Valid.class);
    }

    @Test
    void asksForThePasswordAboveTheFreeLimitAndForNoneBelow() {
        String contract = journey.signed("bound_card");
        setPassword();
        world.bean(FreeLimits.class).set(journey.appId, "payer-1", CoreWorld.cny(20_000));

        assertThat(validate(accepted("bound_card", contract, 20_000)))
                .isEqualTo(new Validation.Valid("bound_card", "none"));
        Payment dear = accepted("bound_card", contract, 20_001);
        assertThat(validate(dear)).isEqualTo(new Validation.Valid("bound_card", "password"));
        world.bean(FreeLimits.class).set(journey.appId, "payer-1", CoreWorld.cny(90_000));
        assertThat(validate(dear)).as("decided once").isEqualTo(new Validation.Valid("bound_card", "password"));
        assertThat(world.bean(PaymentJobs.class).assessRisk(dear.id()).interactive())
                .isTrue();

        assertThat(route(dear, PASS))
                .as("whatever the process believes")
                .isEqualTo(new Routes.Result.None("proof_missing"));
        PasswordStepUps stepUps = world.bean(PasswordStepUps.class);
        SendResult.Sent asked = (SendResult.Sent) stepUps.ask(dear.id(), STEP_UP);
        assertThat(stepUps.ask(dear.id(), STEP_UP)).isEqualTo(asked);
        assertThat(payment(dear).action()).isEqualTo(new NextAction.EnterPassword(asked.stepUpId()));
        assertThat(world.bean(StepUps.class).verify(dear.cashierToken(), "123456"))
                .isEqualTo(new Verification.NotOpen());

        assertThat(stepUps.verify(payment(dear), password("000001"))).isEqualTo(new PasswordResult.Wrong(4));
        assertThat(stepUps.verify(payment(dear), password("902174"))).isEqualTo(new PasswordResult.Verified());
        assertThat(stepUps.verify(payment(dear), password("902174"))).isEqualTo(new PasswordResult.NotOpen());
        assertThat(world.bean(StepUps.class).verify(dear.cashierToken(), "123456"))
                .isEqualTo(new Verification.NotOpen());
        assertThat(world.jdbc()
                        .sql("select correlation_key from outbox where message = 'Msg_StepUpFinished'")
                        .query(String.class)
                        .list())
                .containsExactly(asked.stepUpId());
        assertThat(route(dear, STEP_UP)).isInstanceOf(Routes.Result.Found.class);
    }

    @Test
    void waitsWhileThePasswordIsLockedAndGoesOnWhenItIsUnlocked() {
        String contract = journey.signed("bound_card");
        setPassword();
        Payment payment = accepted("bound_card", contract, 100);
        validate(payment);
        world.bean(PaymentJobs.class).assessRisk(payment.id());
        PasswordStepUps stepUps = world.bean(PasswordStepUps.class);
        stepUps.ask(payment.id(), PASS);
        for (int i = 0; i < 4; i++) {
            stepUps.verify(payment(payment), password("000001"));
        }
        assertThat(stepUps.verify(payment(payment), password("000001"))).isEqualTo(new PasswordResult.Locked());
        assertThat(stepUps.verify(payment(payment), password("902174"))).isEqualTo(new PasswordResult.Locked());
        assertThat(payment(payment).state().code()).isEqualTo("requires_action");

        world.bean(io.liushui.core.passwords.PasswordCodes.class).send(journey.appId, "payer-1", "trace");
        String text = world.text("select text from sms_message order by id desc limit 1");
        world.bean(PaymentPasswords.class)
                .unlock(journey.appId, "payer-1", text.replaceAll("(?s).*验证码 ([0-9]{6}).*", "$1"));
        assertThat(stepUps.verify(payment(payment), password("902174"))).isEqualTo(new PasswordResult.Verified());
    }

    @Test
    void cannotAskAPayerWhoHasNoPassword() {
        Payment payment = accepted("bound_card", journey.signed("bound_card"), 100);
        assertThat(validate(payment)).isEqualTo(new Validation.Valid("bound_card", "password"));
        world.bean(PaymentJobs.class).assessRisk(payment.id());
        assertThat(world.bean(PasswordStepUps.class).ask(payment.id(), PASS))
                .isEqualTo(new SendResult.Impossible("password_not_set"));
    }

    @Test
    void neverNeedsAPasswordForADebitOrWithoutAContract() {
        assertThat(validate(accepted("debit", journey.signed("debit"), 40_000)))
                .isEqualTo(new Validation.Valid("debit", "none"));
        assertThat(validate(accepted("card", null, 40_000))).isEqualTo(new Validation.Valid("card", "none"));
    }

    private void setPassword() {
        world.bean(PaymentPasswords.class).setFirst(journey.appId, "payer-1", password("902174"), "+8613800138000");
    }

    private Payment accepted(String method, String contract, long amountMinor) {
        String orderNo = UUID.randomUUID().toString();
        AcceptPayment order = new AcceptPayment(
                journey.app(),
                new MerchantOrder(orderNo, CoreWorld.cny(amountMinor), "Tea", Map.of(), null, null, Map.of()),
                new PaymentPurpose.Order(),
                method,
                new Payer("payer-1", null, null, "+8613800138000", null, null, contract),
                List.of(),
                "0123456789abcdef0123456789abcdef");
        IdempotencyRequest key =
                new IdempotencyRequest(journey.appId, orderNo, orderNo.getBytes(StandardCharsets.UTF_8));
        return ((Acceptance.Result.Accepted) world.bean(Acceptance.class).accept(order, key)).payment();
    }

    private static Duration mayBePaidFor(Payment payment) {
        return Duration.between(payment.createdAt(), payment.expiresAt());
    }

    private Validation validate(Payment payment) {
        return world.bean(PaymentJobs.class).validate(payment.id(), INSTANCE);
    }

    private Routes.Result route(Payment payment, RiskVerdict verdict) {
        return world.bean(Routes.class).route(payment.id(), "price", 3, verdict);
    }

    private String record(Payment payment, FinalStates.Result result) {
        return world.bean(FinalStates.class)
                .record(payment.id(), result, "declined", null)
                .code();
    }

    private Payment payment(Payment payment) {
        return world.bean(Payments.class).byId(payment.id()).orElseThrow();
    }

    private static PaymentPassword password(String digits) {
        return PaymentPassword.of(digits).orElseThrow();
    }

    @Test
    void tellsTheContractInTheDocumentAndStartsItsProcessWithoutIt() {
        String contract = journey.signed("debit");
        Payment payment = accepted("debit", contract, 100);
        assertThat(world.bean(PaymentDocument.class).of(payment)).containsEntry("contract_id", contract);
        assertThat(List.of(world.text("select variables from outbox where correlation_key = ?", payment.id())))
                .allSatisfy(variables -> assertThat(variables).doesNotContain(contract, "payer-1"));
    }
}
