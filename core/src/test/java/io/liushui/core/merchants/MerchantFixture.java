package io.liushui.core.merchants;

import io.liushui.core.TestDatabase;
import io.liushui.core.secrets.KeysDirectory;
import io.liushui.core.secrets.SecretBox;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The package's parts on a database, without a container. */
record MerchantFixture(
        Merchants merchants,
        MerchantAdministration administration,
        KeyAdministration keys,
        WebhookAdministration webhooks) {

    static final AppTerms TERMS =
            new AppTerms("Shop", List.of("sandbox_card"), List.of(new OrderField("seat", "座位", "Seat")), 100_000L, 50);

    static MerchantFixture on(TestDatabase database, Path keysDirectory, Clock clock) {
        SecretBox box = new SecretBox(new KeysDirectory(keysDirectory));
        Merchants merchants = new Merchants(database.jdbc(), box, clock);
        return new MerchantFixture(
                merchants,
                new MerchantAdministration(database.jdbc(), merchants, clock),
                new KeyAdministration(database.jdbc(), merchants, box, clock),
                new WebhookAdministration(database.jdbc(), merchants, box, clock));
    }

    String newApp() {
        return administration.createApp(administration.createMerchant("Tea House"), TERMS);
    }
}
