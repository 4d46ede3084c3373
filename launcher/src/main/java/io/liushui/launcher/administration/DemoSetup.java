package io.liushui.launcher.administration;

import io.liushui.core.merchants.AppTerms;
import io.liushui.core.merchants.OrderField;
import io.liushui.core.merchants.SignatureAlgorithm;
import io.liushui.launcher.client.ClientKey;
import io.liushui.launcher.client.DemoApp;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Parts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives a newcomer a merchant with an app, a key of each algorithm and a webhook endpoint. */
public final class DemoSetup {

    private static final AppTerms TERMS = new AppTerms(
            "Demo",
            List.of("sandbox_card", "sandbox_wallet"),
            List.of(new OrderField("product", "商品", "Product"), new OrderField("shop", "门店", "Shop")),
            null,
            10_000);

    private DemoSetup() {}

    /** Creates the demo app unless the database knows it; points its webhook at this installation's listener. */
    public static DemoApp ensure(Parts parts) {
        Installation installation = parts.installation();
        String url = "http://127.0.0.1:" + installation.ports().listen() + "/webhooks";
        Optional<DemoApp> known = DemoApp.find(installation);
        try (Administration administration = new Administration(parts)) {
            DemoApp app = known.filter(
                            one -> administration.merchants().app(one.appId()).isPresent())
                    .map(one -> one.webhookUrl().equals(url) ? one : moved(administration, one, url))
                    .orElseGet(() -> create(administration, url));
            app.store(installation);
            return app;
        }
    }

    private static DemoApp moved(Administration administration, DemoApp app, String url) {
        return app.withWebhook(url, administration.webhooks().setWebhook(app.appId(), url, null));
    }

    private static DemoApp create(Administration administration, String url) {
        String merchantId = administration.merchantAdministration().createMerchant("Demo merchant");
        String appId = administration.merchantAdministration().createApp(merchantId, TERMS);
        Map<SignatureAlgorithm, ClientKey> keys = new EnumMap<>(SignatureAlgorithm.class);
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            keys.put(algorithm, DemoKey.add(administration.keys(), appId, algorithm));
        }
        String secret = administration.webhooks().setWebhook(appId, url, null);
        return new DemoApp(merchantId, appId, url, secret, keys);
    }
}
