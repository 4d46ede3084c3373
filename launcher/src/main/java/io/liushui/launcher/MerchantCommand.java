package io.liushui.launcher;

import io.liushui.core.merchants.AppTerms;
import io.liushui.core.merchants.NewKey;
import io.liushui.core.merchants.SignatureAlgorithm;
import io.liushui.core.points.PointsRate;
import io.liushui.launcher.administration.Administration;
import io.liushui.launcher.administration.MerchantListing;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Parts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "merchant",
        description = "Administer merchants, their apps, keys and webhook endpoints.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class MerchantCommand {

    @Command(description = "Show all merchants with their apps, keys and endpoints.", mixinStandardHelpOptions = true)
    void list() {
        with(administration -> MerchantListing.print(administration.merchants(), System.out));
    }

    @Command(description = "Create a merchant.", mixinStandardHelpOptions = true)
    void create(@Parameters(paramLabel = "NAME") String name) {
        with(administration ->
                System.out.println(administration.merchantAdministration().createMerchant(name)));
    }

    @Command(name = "create-app", description = "Create an app of a merchant.", mixinStandardHelpOptions = true)
    void createApp(
            @Parameters(index = "0", paramLabel = "MERCHANT") String merchantId,
            @Parameters(index = "1", paramLabel = "NAME") String name,
            @Option(names = "--methods", split = ",", required = true, description = "In the cashier's order.")
                    List<String> methods,
            @Option(
                            names = "--maximum",
                            description =
                                    "Largest payment, in minor units of whatever currency: 100000 are 1,000.00 yuan and 100,000 yen.")
                    Long maximumMinor,
            @Option(names = "--rate", defaultValue = "100", description = "Requests per second and route.")
                    int ratePerSecond) {
        AppTerms terms = new AppTerms(name, methods, List.of(), maximumMinor, ratePerSecond);
        with(administration ->
                System.out.println(administration.merchantAdministration().createApp(merchantId, terms)));
    }

    @Command(name = "allow-payouts", description = "Let an app pay out.", mixinStandardHelpOptions = true)
    void allowPayouts(@Parameters(paramLabel = "APP") String appId) {
        with(administration -> administration.payoutPermissions().allow(appId));
    }

    @Command(name = "forbid-payouts", description = "Let an app pay out no more.", mixinStandardHelpOptions = true)
    void forbidPayouts(@Parameters(paramLabel = "APP") String appId) {
        with(administration -> administration.payoutPermissions().forbid(appId));
    }

    @Command(name = "add-key", description = "Add a key to an app.", mixinStandardHelpOptions = true)
    void addKey(
            @Parameters(index = "0", paramLabel = "APP") String appId,
            @Option(names = "--algorithm", required = true, description = "Ed25519, RSA-SHA256, HMAC-SHA256, SM2-SM3.")
                    String label,
            @Option(
                            names = "--public-key",
                            description = "PEM file; not for HMAC-SHA256, whose secret is printed once.")
                    Path publicKey)
            throws IOException {
        SignatureAlgorithm algorithm = SignatureAlgorithm.ofLabel(label)
                .orElseThrow(() -> new IllegalArgumentException("There is no algorithm " + label));
        String pem = publicKey == null ? null : Files.readString(publicKey);
        with(administration -> {
            NewKey key = administration.keys().addKey(appId, algorithm, pem);
            System.out.println(key.id() + (key.secret() == null ? "" : "  secret, shown this once: " + key.secret()));
        });
    }

    @Command(name = "disable-key", description = "Refuse a key from now on.", mixinStandardHelpOptions = true)
    void disableKey(@Parameters(paramLabel = "KEY") String keyId) {
        with(administration -> administration.keys().expireKey(keyId, Instant.now()));
        System.out.println(keyId + " is refused within five seconds");
    }

    @Command(name = "set-webhook", description = "Set an app's webhook endpoint.", mixinStandardHelpOptions = true)
    void setWebhook(
            @Parameters(index = "0", paramLabel = "APP") String appId,
            @Parameters(index = "1", paramLabel = "URL") String url) {
        with(administration -> System.out.println(
                "secret, shown this once: " + administration.webhooks().setWebhook(appId, url, null)));
    }

    @Command(
            name = "settle-after",
            description = "Set after how many days a merchant's captured money is available.",
            mixinStandardHelpOptions = true)
    void settleAfter(
            @Parameters(index = "0", paramLabel = "MERCHANT") String merchantId,
            @Parameters(index = "1", paramLabel = "DAYS", description = "0 to 90; 0 for at once.") int days) {
        with(administration -> administration.merchantAdministration().setSettlementDays(merchantId, days));
    }

    @Command(
            name = "points-rate",
            description = "Set what a merchant's points are worth, from the next payment on.",
            mixinStandardHelpOptions = true)
    void pointsRate(
            @Parameters(index = "0", paramLabel = "MERCHANT") String merchantId,
            @Parameters(index = "1", paramLabel = "CURRENCY", description = "Stays once it is set.") String currency,
            @Parameters(index = "2", paramLabel = "POINTS", description = "So many points,") long points,
            @Parameters(index = "3", paramLabel = "AMOUNT", description = "so much, in minor units.") long minor) {
        PointsRate rate = new PointsRate(currency, points, minor);
        with(administration -> administration.pointsRates().set(merchantId, rate));
    }

    private static void with(Consumer<Administration> work) {
        try (Administration administration = new Administration(Parts.of(Installation.fromEnvironment()))) {
            work.accept(administration);
        }
    }
}
