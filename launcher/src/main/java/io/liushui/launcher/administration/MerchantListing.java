package io.liushui.launcher.administration;

import io.liushui.core.merchants.ApiKey;
import io.liushui.core.merchants.App;
import io.liushui.core.merchants.Merchant;
import io.liushui.core.merchants.Merchants;
import java.io.PrintStream;

/** Shows merchants and what they own; no secrets. */
public final class MerchantListing {

    private MerchantListing() {}

    public static void print(Merchants merchants, PrintStream out) {
        for (Merchant merchant : merchants.list()) {
            out.println(merchant.id() + "  " + merchant.name() + (merchant.active() ? "" : "  suspended")
                    + "  settled after " + merchant.settlementDays() + " days");
            for (App app : merchants.appsOf(merchant.id())) {
                out.println("  " + app.id() + "  " + app.name() + (app.active() ? "" : "  suspended") + "  methods "
                        + String.join(", ", app.methods()));
                for (ApiKey key : merchants.keysOf(app.id())) {
                    out.println("    " + key.id() + "  " + key.algorithm().label()
                            + (key.validUntil() == null ? "" : "  until " + key.validUntil()));
                }
                merchants
                        .endpointOf(app.id())
                        .ifPresent(endpoint -> out.println("    " + endpoint.id() + "  " + endpoint.url()
                                + (endpoint.enabled() ? "" : "  disabled")));
            }
        }
    }
}
