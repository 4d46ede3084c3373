package io.liushui.core.preauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.fake.CoreWorld;
import io.liushui.core.fake.FakeChannel;
import io.liushui.core.idempotency.IdempotencyRequest;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.merchants.AppTerms;
import io.liushui.core.merchants.MerchantAdministration;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.merchants.WebhookAdministration;
import io.liushui.core.operations.Operations;
import io.liushui.core.payments.AcceptPayment;
import io.liushui.core.payments.Acceptance;
import io.liushui.core.payments.Attempts;
import io.liushui.core.payments.FinalStates;
import io.liushui.core.payments.MerchantOrder;
import io.liushui.core.payments.Payer;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentIntent;
import io.liushui.core.payments.PaymentJobs;
import io.liushui.core.payments.PaymentPurpose;
import io.liushui.core.payments.Routes;
import io.liushui.core.refunds.CaptureRefunds;
import io.liushui.core.refunds.Refund;
import io.liushui.core.refunds.RefundResult;
import io.liushui.core.refunds.RefundResults;
import io.liushui.core.refunds.Refunds;
import io.liushui.core.refunds.RequestCaptureRefund;
import io.liushui.core.risk.RiskVerdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** Plays the process of authorisations, step by step, on the whole core. */
final class HoldJourney implements AutoCloseable {
    static final long INSTANCE = 7;
    static final Duration LEAD = Duration.ofDays(1);
    private static final RiskVerdict PASS = new RiskVerdict("pass", "no_rule", "1");

    final CoreWorld world;
    final FakeChannel alpha;
    final FakeBank bank;
    final String appId;
    final String merchantId;

    HoldJourney(String... properties) {
        String[] all = new String[properties.length + 2];
        all[0] = "liushui.channels.alpha.prices[0].rate-ppm=1000";
        all[1] = "liushui.channels.beta.prices[0].rate-ppm=2000";
        System.arraycopy(properties, 0, all, 2, properties.length);
        world = CoreWorld.start(all);
        alpha = world.channel("alpha");
        bank = new FakeBank(alpha);
        MerchantAdministration administration = world.bean(MerchantAdministration.class);
        merchantId = administration.createMerchant("Car rental");
        appId = administration.createApp(
                merchantId, new AppTerms("Counter", List.of("card", "wallet"), List.of(), null, 100));
        world.bean(WebhookAdministration.class).setWebhook(appId, "https://shop.example/webhooks", null);
    }

    Payment accepted(long amountMinor) {
        return accepted(PaymentIntent.AUTHORIZE, amountMinor);
    }

    Payment accepted(PaymentIntent intent, long amountMinor) {
        String orderNo = UUID.randomUUID().toString();
        AcceptPayment order = new AcceptPayment(
                world.bean(Merchants.class).app(appId).orElseThrow(),
                new MerchantOrder(
                        orderNo, CoreWorld.cny(amountMinor), "A car for a week", Map.of(), null, null, Map.of()),
                new PaymentPurpose.Order(),
                "card",
                Payer.UNKNOWN,
                List.of(),
                "0123456789abcdef0123456789abcdef");
        IdempotencyRequest key = new IdempotencyRequest(appId, orderNo, orderNo.getBytes(StandardCharsets.UTF_8));
        return ((Acceptance.Result.Accepted) world.bean(Acceptance.class).accept(intent, order, key)).payment();
    }

    /** Accepted, validated, assessed and routed: the id of its attempt. */
    String routed(Payment payment) {
        world.bean(PaymentJobs.class).validate(payment.id(), INSTANCE);
        world.bean(PaymentJobs.class).assessRisk(payment.id());
        return ((Routes.Result.Found) world.bean(Routes.class).route(payment.id(), "price", 3, PASS)).attemptId();
    }

    String submit(String attemptId) {
        return world.bean(Attempts.class).submit(attemptId).outcome().code();
    }

    String record(Payment payment, FinalStates.Result result) {
        return world.bean(FinalStates.class)
                .record(payment.id(), result, "declined", PASS)
                .code();
    }

    /** The id of an authorisation whose amount is held at channel alpha. */
    String held(long amountMinor) {
        Payment payment = accepted(amountMinor);
        submit(routed(payment));
        assertThat(record(payment, FinalStates.Result.SUCCEEDED)).isEqualTo("succeeded");
        return payment.id();
    }

    CommandResult capture(String authorization, Long amountMinor, Boolean last) {
        return capture(authorization, UUID.randomUUID().toString(), amountMinor, last);
    }

    CommandResult capture(String authorization, String number, Long amountMinor, Boolean last) {
        CaptureOrder order = new CaptureOrder(appId, authorization, number, amountMinor, last, "trace");
        return world.inTransaction(() -> world.bean(AuthorizationCommands.class).capture(order));
    }

    CommandResult voidCapture(String captureId) {
        return world.inTransaction(
                () -> world.bean(AuthorizationCommands.class).voidCapture(appId, captureId, "trace"));
    }

    /** @param amountMinor null: all that is left. What is not accepted rolls back, as the API lets it. */
    CaptureRefunds.Result refund(String captureId, Long amountMinor) {
        RequestCaptureRefund wanted = new RequestCaptureRefund(
                appId, captureId, UUID.randomUUID().toString(), amountMinor, "came back early", Map.of(), "trace");
        return world.bean(TransactionTemplate.class).execute(status -> {
            CaptureRefunds.Result result = world.bean(CaptureRefunds.class).refund(wanted);
            if (!(result instanceof CaptureRefunds.Result.Accepted)) {
                status.setRollbackOnly();
            }
            return result;
        });
    }

    /** One step of the refund's process. */
    RefundResult.Outcome refundStep(String refundId) {
        String operationId = refundOf(refundId).operationId();
        world.bean(Operations.class).submit(operationId, INSTANCE);
        return recordRefund(refundId);
    }

    RefundResult.Outcome recordRefund(String refundId) {
        return world.bean(RefundResults.class).record(refundId, INSTANCE).outcome();
    }

    /** The refund's whole process, asking again whatever is not answered. */
    RefundResult.Outcome refunded(String refundId) {
        carryOut(refundOf(refundId).operationId());
        return recordRefund(refundId);
    }

    Refund refundOf(String refundId) {
        return world.bean(Refunds.class).find(appId, refundId).orElseThrow();
    }

    Capture captureOf(String captureId) {
        return world.bean(Captures.class).find(appId, captureId).orElseThrow();
    }

    CommandResult release(String authorization) {
        return world.inTransaction(
                () -> world.bean(AuthorizationCommands.class).release(appId, authorization, "trace"));
    }

    NextStep next(String authorization) {
        return next(authorization, false);
    }

    NextStep next(String authorization, boolean timeIsOver) {
        return world.bean(AuthorizationLife.class).next(authorization, INSTANCE, LEAD, timeIsOver);
    }

    /** Carries out what waits, asking again whatever is not answered, until there is nothing left to do. */
    NextStep drain(String authorization) {
        NextStep step = next(authorization);
        while (step instanceof NextStep.Operate(String _, String operationId, String _)) {
            carryOut(operationId);
            record(authorization);
            step = next(authorization);
        }
        return step;
    }

    void carryOut(String operationId) {
        Operations operations = world.bean(Operations.class);
        for (int tries = 0; tries < 10; tries++) {
            switch (operations.submit(operationId, INSTANCE).outcome()) {
                case DONE, DECLINED -> {
                    return;
                }
                case PENDING, UNKNOWN, NOT_EXECUTED -> {
                    world.clock.advance(Duration.ofMinutes(1));
                    operations.query(operationId, Duration.ofSeconds(30));
                }
            }
        }
        throw new AssertionError("operation " + operationId + " has no end");
    }

    void record(String authorization) {
        world.bean(AuthorizationRecords.class).record(authorization);
    }

    Preauthorization row(String authorization) {
        return world.bean(PreauthStore.class).find(authorization).orElseThrow();
    }

    String state(String authorization) {
        return world.bean(Authorizations.class)
                .find(appId, authorization)
                .orElseThrow()
                .state();
    }

    FakeBank.Account account(String authorization) {
        return bank.account(world.text(
                "select channel_order_no from payment_attempt where payment_id = ? and state = 'succeeded'",
                authorization));
    }

    /** What the account owes (credits minus debits), in fen. */
    long balance(String account) {
        return world.bean(Ledger.class).balances().stream()
                .filter(balance -> balance.account().equals(account))
                .mapToLong(balance -> balance.creditMinor() - balance.debitMinor())
                .sum();
    }

    @Override
    public void close() {
        world.close();
    }
}
