package io.liushui.launcher.bench;

import io.liushui.core.merchants.AppTerms;
import io.liushui.core.merchants.NewKey;
import io.liushui.core.merchants.SignatureAlgorithm;
import io.liushui.launcher.administration.Administration;
import io.liushui.launcher.client.MerchantClient;
import io.liushui.launcher.client.MerchantKey;
import io.liushui.launcher.parts.Parts;
import java.util.List;

/** Takes in merchants as an operator would; each has one app, whose webhooks go to the benchmark's sink. */
final class Registration implements AutoCloseable {
    private static final int REQUESTS_PER_SECOND = 10_000;

    private final Parts parts;
    private final Administration administration;

    Registration(Parts parts) {
        this.parts = parts;
        this.administration = new Administration(parts);
    }

    /** To be closed by who asked. */
    MerchantClient merchant(String name, List<String> methods) {
        String merchant = administration.merchantAdministration().createMerchant(name);
        AppTerms terms = new AppTerms("Till", methods, List.of(), null, REQUESTS_PER_SECOND);
        String app = administration.merchantAdministration().createApp(merchant, terms);
        NewKey key = administration.keys().addKey(app, SignatureAlgorithm.HMAC_SHA256, null);
        String sink = "http://127.0.0.1:" + parts.installation().ports().listen() + "/webhooks";
        administration.webhooks().setWebhook(app, sink, null);
        return new MerchantClient(parts.application().address(), new MerchantKey.Hmac(key.id(), key.secret()));
    }

    @Override
    public void close() {
        administration.close();
    }
}
