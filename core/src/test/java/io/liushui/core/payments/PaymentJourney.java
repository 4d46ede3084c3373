package io.liushui.core.payments;

import io.liushui.core.fake.CoreWorld;
import io.liushui.core.fake.FakeChannel;
import io.liushui.core.idempotency.IdempotencyRequest;
import io.liushui.core.merchants.AppTerms;
import io.liushui.core.merchants.MerchantAdministration;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.merchants.WebhookAdministration;
import io.liushui.core.risk.RiskVerdict;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Plays the process of a payment, step by step, on the whole core. */
public final class PaymentJourney implements AutoCloseable {
    static final RiskVerdict PASS = new RiskVerdict("pass", "no_rule", "1");
    static final long INSTANCE = 7;

    public final CoreWorld world;
    public final FakeChannel alpha;
    final FakeChannel beta;
    public final String appId;

    public PaymentJourney() {
        this(CoreWorld.start(
                "liushui.channels.alpha.prices[0].rate-ppm=1000", "liushui.channels.beta.prices[0].rate-ppm=2000"));
    }

    /** @param world where channel alpha is the cheaper one */
    public PaymentJourney(CoreWorld world) {
        this.world = world;
        alpha = world.channel("alpha");
        beta = world.channel("beta");
        MerchantAdministration administration = world.bean(MerchantAdministration.class);
        String merchantId = administration.createMerchant("Tea house");
        appId = administration.createApp(
                merchantId,
                new AppTerms(
                        "Shop",
                        List.of("card", "wallet", "phone_bill", "wallet_balance", "points", "credit_line"),
                        List.of(),
                        null,
                        100));
        world.bean(WebhookAdministration.class).setWebhook(appId, "https://shop.example/webhooks", null);
    }

    AcceptPayment order(String orderNo, String method) {
        return order(orderNo, method, Payer.UNKNOWN);
    }

    AcceptPayment order(String orderNo, String method, Payer payer) {
        return order(orderNo, method, payer, 1234);
    }

    AcceptPayment order(String orderNo, String method, Payer payer, long amountMinor) {
        return new AcceptPayment(
                world.bean(Merchants.class).app(appId).orElseThrow(),
                new MerchantOrder(orderNo, CoreWorld.cny(amountMinor), "Tea 茶 🍵", Map.of(), null, null, Map.of()),
                new PaymentPurpose.Order(),
                method,
                payer,
                List.of(),
                "0123456789abcdef0123456789abcdef");
    }

    IdempotencyRequest key(String key, String body) {
        return new IdempotencyRequest(appId, key, body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    Payment accepted(String method) {
        return accepted(method, Payer.UNKNOWN);
    }

    Payment accepted(String method, Payer payer) {
        return accepted(order(UUID.randomUUID().toString(), method, payer));
    }

    Payment accepted(AcceptPayment command) {
        String orderNo = command.order().number();
        Acceptance.Result result = world.bean(Acceptance.class).accept(command, key(orderNo, "{}"));
        return ((Acceptance.Result.Accepted) result).payment();
    }

    /** The id of a card payment of 12.34 CNY that succeeded. */
    public String paid() {
        return paid(accepted("card"));
    }

    /** The id of a payment of 12.34 CNY on a phone's bill that succeeded. */
    public String paidByPhone(String phone) {
        return paid(accepted("phone_bill", new Payer(null, null, null, phone)));
    }

    private String paid(Payment payment) {
        submit(routed(payment));
        record(payment, FinalStates.Result.SUCCEEDED);
        return payment.id();
    }

    /** Accepted, validated, assessed and routed: the id of its attempt. */
    String routed(Payment payment) {
        world.bean(PaymentJobs.class).validate(payment.id(), INSTANCE);
        world.bean(PaymentJobs.class).assessRisk(payment.id());
        return route(payment);
    }

    String route(Payment payment) {
        return ((Routes.Result.Found) world.bean(Routes.class).route(payment.id(), "price", 3, PASS)).attemptId();
    }

    String submit(String attemptId) {
        return world.bean(Attempts.class).submit(attemptId).outcome().code();
    }

    String query(String attemptId) {
        return world.bean(Attempts.class)
                .query(attemptId, java.time.Duration.ofSeconds(30))
                .outcome()
                .code();
    }

    String record(Payment payment, FinalStates.Result result) {
        return world.bean(FinalStates.class)
                .record(payment.id(), result, "declined", PASS)
                .code();
    }

    String state(Payment payment) {
        return world.bean(Payments.class)
                .byId(payment.id())
                .orElseThrow()
                .state()
                .code();
    }

    String orderNo(String attemptId) {
        return world.bean(AttemptStore.class).get(attemptId).orderNo();
    }

    @Override
    public void close() {
        world.close();
    }
}
