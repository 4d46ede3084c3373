package io.liushui.api.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.operations.Operations;
import io.liushui.core.payments.Attempts;
import io.liushui.core.payments.FinalStates;
import io.liushui.core.payments.PaymentJobs;
import io.liushui.core.payments.Routes;
import io.liushui.core.preauth.AuthorizationLife;
import io.liushui.core.preauth.AuthorizationRecords;
import io.liushui.core.preauth.NextStep;
import io.liushui.core.risk.RiskVerdict;
import java.time.Duration;

/** Does what the engine's jobs do with an authorization: there is no engine behind the API of tests. */
public final class HoldProcess {
    private static final RiskVerdict PASS = new RiskVerdict("pass", "no_rule", "1");
    private static final long INSTANCE = 7;

    private HoldProcess() {}

    /** Id of an accepted authorization of 100 yuan. */
    public static String accepted(Shop shop, String method) {
        Reply accepted = shop.post("/v1/authorizations", order(method));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);
        return accepted.text("id");
    }

    /** Id of one whose amount is held. */
    public static String held(Shop shop, String method) {
        String id = accepted(shop, method);
        ApiWorld world = shop.world();
        world.bean(PaymentJobs.class).validate(id, INSTANCE);
        world.bean(PaymentJobs.class).assessRisk(id);
        Routes.Result route = world.bean(Routes.class).route(id, "price", 1, PASS);
        world.bean(Attempts.class).submit(((Routes.Result.Found) route).attemptId());
        world.bean(FinalStates.class).record(id, FinalStates.Result.SUCCEEDED, null, PASS);
        return id;
    }

    /** Carries out what was commanded, in its order. */
    public static void carryOut(ApiWorld world, String authorizationId) {
        while (world.bean(AuthorizationLife.class).next(authorizationId, INSTANCE, Duration.ofDays(1), false)
                instanceof NextStep.Operate(String _, String operationId, String _)) {
            world.bean(Operations.class).submit(operationId, INSTANCE);
            world.bean(AuthorizationRecords.class).record(authorizationId);
        }
    }

    public static String order(String method) {
        return "{\"merchant_order_no\":\"" + Shop.newOrderNo()
                + "\",\"amount\":10000,\"currency\":\"CNY\",\"subject\":\"A car for a week\",\"method\":\"" + method
                + "\"}";
    }

    public static String capture(long amount, String more) {
        return "{\"merchant_capture_no\":\"" + Shop.newOrderNo() + "\",\"amount\":" + amount + more + "}";
    }
}
