package io.liushui.api.front;

import io.liushui.api.front.RefusalCases.Case;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.world.Shop;
import io.liushui.core.merchants.AppTerms;
import io.liushui.core.merchants.MerchantAdministration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One way at least to every refusal that depends on what was before. */
final class StateRefusals {
    private static final String PAYMENTS = "/v1/payments";

    private StateRefusals() {}

    static List<Case> all() {
        return List.of(
                new Case(ProblemCode.APP_SUSPENDED, "app", null, shop -> {
                    shop.world().bean(MerchantAdministration.class).setAppActive(shop.appId(), false);
                    return shop.get(PAYMENTS);
                }),
                new Case(ProblemCode.RATE_LIMITED, "second request", null, shop -> {
                    shop.world()
                            .bean(MerchantAdministration.class)
                            .changeApp(shop.appId(), new AppTerms("Slow", List.of("card"), List.of(), null, 1));
                    shop.get(PAYMENTS);
                    return shop.get(PAYMENTS);
                }),
                new Case(ProblemCode.MERCHANT_ORDER_NO_TAKEN, "other key", "merchant_order_no", shop -> {
                    shop.post(PAYMENTS, Shop.order("one"), "k1");
                    return shop.post(PAYMENTS, Shop.order("one"), "k2");
                }),
                new Case(ProblemCode.IDEMPOTENCY_KEY_REUSED, "other body", null, shop -> {
                    shop.post(PAYMENTS, Shop.order("one"), "k1");
                    return shop.post(PAYMENTS, Shop.order("two"), "k1");
                }),
                new Case(ProblemCode.IDEMPOTENCY_KEY_REUSED, "other address", null, shop -> {
                    shop.post(PAYMENTS + "/" + shop.pay() + "/close", "", "k1");
                    return shop.post(PAYMENTS + "/" + shop.pay() + "/close", "", "k1");
                }),
                new Case(ProblemCode.PAYMENT_NOT_CLOSABLE, "failed", null, shop -> {
                    String id = shop.pay();
                    shop.world()
                            .bean(JdbcClient.class)
                            .sql(
                                    "update payment set state = 'failed', reason_code = 'declined', finished_at = now() where id = ?")
                            .param(id)
                            .update();
                    return shop.post(PAYMENTS + "/" + id + "/close", "");
                }));
    }
}
