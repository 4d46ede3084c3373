package io.liushui.workers.world;

import io.liushui.core.idempotency.IdempotencyRequest;
import io.liushui.core.merchants.AppTerms;
import io.liushui.core.merchants.MerchantAdministration;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.merchants.WebhookAdministration;
import io.liushui.core.money.Money;
import io.liushui.core.payments.AcceptPayment;
import io.liushui.core.payments.Acceptance;
import io.liushui.core.payments.MerchantOrder;
import io.liushui.core.payments.Payer;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentIntent;
import io.liushui.core.payments.PaymentPurpose;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A merchant that takes payments by the methods {@code card} and {@code wallet}.
 *
 * @param secret of its webhook endpoint
 */
public record Shop(WorkersWorld world, String appId, String secret) {
    public static final String TRACE = "0123456789abcdef0123456789abcdef";

    /** @param schedule of its webhooks, null for the model's */
    public static Shop open(WorkersWorld world, String webhookUrl, List<Duration> schedule) {
        MerchantAdministration administration = world.bean(MerchantAdministration.class);
        String appId = administration.createApp(
                administration.createMerchant("Tea house"),
                new AppTerms("Shop", List.of("card", "wallet"), List.of(), null, 1000));
        return new Shop(world, appId, world.bean(WebhookAdministration.class).setWebhook(appId, webhookUrl, schedule));
    }

    public Payment pay(String method) {
        return pay(method, 1234, Payer.UNKNOWN);
    }

    public Payment pay(String method, long amountMinor, Payer payer) {
        return accept(PaymentIntent.PAY, method, amountMinor, payer);
    }

    /** Holds an amount by method {@code card}. */
    public Payment authorize(long amountMinor) {
        return accept(PaymentIntent.AUTHORIZE, "card", amountMinor, Payer.UNKNOWN);
    }

    private Payment accept(PaymentIntent intent, String method, long amountMinor, Payer payer) {
        String number = UUID.randomUUID().toString();
        AcceptPayment order = new AcceptPayment(
                world.bean(Merchants.class).app(appId).orElseThrow(),
                new MerchantOrder(number, new Money(amountMinor, "CNY"), "Tea 茶", Map.of(), null, null, Map.of()),
                new PaymentPurpose.Order(),
                method,
                payer,
                List.of(),
                TRACE);
        Acceptance.Result result = world.bean(Acceptance.class)
                .accept(
                        intent,
                        order,
                        new IdempotencyRequest(
                                appId, number, number.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return ((Acceptance.Result.Accepted) result).payment();
    }
}
