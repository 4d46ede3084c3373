package io.liushui.api.world;

import io.liushui.api.ApiApplication;
import io.liushui.core.TestDatabase;
import io.liushui.core.fake.SetClock;
import io.liushui.core.merchants.AppTerms;
import io.liushui.core.merchants.KeyAdministration;
import io.liushui.core.merchants.MerchantAdministration;
import io.liushui.core.merchants.NewKey;
import io.liushui.core.merchants.SignatureAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The API on a real port and a database of its own; one for all test classes of the JVM. Its clock moves only when told to. */
public final class ApiWorld {
    public static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ApiWorld SHARED = new ApiWorld(new SetClock());

    public final SetClock clock;
    private final ConfigurableApplicationContext context;

    private ApiWorld(SetClock clock) {
        this.clock = clock;
        this.context = new SpringApplicationBuilder(ApiApplication.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("testClock", clock))
                .run(
                        "--server.port=0",
                        "--logging.structured.format.console=",
                        "--spring.main.banner-mode=off",
                        "--spring.datasource.url=" + TestDatabase.create().url(),
                        "--spring.datasource.username=postgres",
                        "--liushui.keys-directory=" + keysDirectory(),
                        "--liushui.channels.bell.type=bell",
                        "--liushui.channels.rental.type=holding",
                        "--liushui.channels.rental.prices[0].rate-ppm=1000",
                        "--liushui.channels.deposit.type=holding",
                        "--liushui.channels.deposit.prices[0].rate-ppm=1000",
                        "--liushui.channels.counter.type=counter",
                        "--liushui.positions.bell.CNY.opening-minor=100000000",
                        "--liushui.channels.vaultbank.type=signing",
                        "--liushui.contracts.answer-wait=20s");
        new ContractProcess(this).start();
    }

    public static ApiWorld shared() {
        return SHARED;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    boolean runs() {
        return context.isActive();
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public URI uri(String target) {
        return URI.create("http://127.0.0.1:" + port() + target);
    }

    /** A new merchant with one app that signs with HMAC. */
    public Shop shop() {
        return shop(terms());
    }

    static AppTerms terms() {
        return new AppTerms(
                "Tea",
                List.of(
                        "card",
                        "wallet",
                        "transfer",
                        "debit",
                        "rental",
                        "deposit",
                        "bound_card",
                        "agreement",
                        "wallet_balance",
                        "points"),
                List.of(),
                100_000L,
                10_000);
    }

    public Shop shop(AppTerms terms) {
        return app(bean(MerchantAdministration.class).createMerchant("Tea House"), terms);
    }

    /** One more app of the merchant. */
    Shop app(String merchantId, AppTerms terms) {
        String appId = bean(MerchantAdministration.class).createApp(merchantId, terms);
        NewKey key = bean(KeyAdministration.class).addKey(appId, SignatureAlgorithm.HMAC_SHA256, null);
        return new Shop(this, merchantId, appId, key);
    }

    private static String keysDirectory() {
        try {
            return Files.createTempDirectory("keys").toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
