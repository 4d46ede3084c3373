package io.liushui.api.refunds;

import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.Shop;
import io.liushui.core.operations.Operations;
import io.liushui.core.payments.Attempts;
import io.liushui.core.payments.FinalStates;
import io.liushui.core.payments.PaymentJobs;
import io.liushui.core.payments.Routes;
import io.liushui.core.refunds.RefundResults;
import io.liushui.core.risk.RiskVerdict;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Does what the processes do behind the API. */
public final class Backroom {
    private static final RiskVerdict PASS = new RiskVerdict("pass", "no_rule", "1");
    private static final long INSTANCE = 5;

    private final ApiWorld world;

    public Backroom(ApiWorld world) {
        this.world = world;
    }

    /** The id of a payment of 12.34 CNY that succeeded at a channel that refunds and voids. */
    public String paid(Shop shop) {
        return paid(shop, "counter");
    }

    /** The same at another channel: {@code bell} gives nothing back. */
    public String paid(Shop shop, String channelId) {
        String payment = shop.pay();
        succeed(payment, channelId);
        return payment;
    }

    /** Does what the payment's process does; it is paid at this channel. */
    public void succeed(String payment, String channelId) {
        world.bean(PaymentJobs.class).validate(payment, INSTANCE);
        world.bean(PaymentJobs.class).assessRisk(payment);
        Routes.Result.Found found =
                (Routes.Result.Found) world.bean(Routes.class).route(payment, "price", 1, PASS);
        world.bean(Attempts.class).submit(found.attemptId());
        world.bean(JdbcClient.class)
                .sql("update payment_attempt set channel_id = ? where id = ?")
                .params(channelId, found.attemptId())
                .update();
        world.bean(FinalStates.class).record(payment, FinalStates.Result.SUCCEEDED, null, PASS);
    }

    /** The payment's time is up, and nobody has paid. */
    public void close(String payment) {
        world.bean(FinalStates.class).record(payment, FinalStates.Result.CLOSED, null, null);
    }

    /** Carries the refund out at its channel, and records it. */
    public void carryOut(String refundId) {
        String operation = world.bean(JdbcClient.class)
                .sql("select operation_id from refund where id = ?")
                .param(refundId)
                .query(String.class)
                .single();
        world.bean(Operations.class).submit(operation, INSTANCE);
        world.bean(RefundResults.class).record(refundId, INSTANCE);
    }
}
