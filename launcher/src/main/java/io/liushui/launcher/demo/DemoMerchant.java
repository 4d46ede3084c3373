package io.liushui.launcher.demo;

import io.liushui.core.merchants.AppTerms;
import io.liushui.core.merchants.KeyAdministration;
import io.liushui.core.merchants.MerchantAdministration;
import io.liushui.core.merchants.OrderField;
import io.liushui.core.merchants.SignatureAlgorithm;
import io.liushui.core.merchants.WebhookAdministration;
import io.liushui.core.payouts.PayoutPermissions;
import io.liushui.core.points.PointsRate;
import io.liushui.core.points.PointsRates;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Creates the demo merchant at the first start, with a key and a webhook endpoint on this machine. */
@Component
@ConditionalOnProperty("liushui.demo.directory")
public class DemoMerchant implements ApplicationRunner {
    /** In the order of the cashier. */
    private static final List<String> METHODS = List.of(
            "sandbox_card",
            "sandbox_wallet",
            "alipay_qr",
            "alipay_page",
            "wechat_native",
            "wechat_h5",
            "unionpay_page",
            "net_banking",
            "paypal",
            "carrier_billing",
            "wallet_balance",
            "points",
            "credit_line",
            "prepaid_card",
            "sandbox_quick",
            "sandbox_debit");

    /** 100 points are worth a yuan. */
    private static final PointsRate POINTS = new PointsRate("CNY", 100, 100);

    private final MerchantAdministration merchants;
    private final KeyAdministration keys;
    private final WebhookAdministration webhooks;
    private final PayoutPermissions payouts;
    private final PointsRates points;
    private final Path directory;
    private final String webhookUrl;

    DemoMerchant(
            MerchantAdministration merchants,
            KeyAdministration keys,
            WebhookAdministration webhooks,
            PayoutPermissions payouts,
            PointsRates points,
            @Value("${liushui.demo.directory}") Path directory,
            @Value("${liushui.demo.webhook-url}") String webhookUrl) {
        this.merchants = merchants;
        this.keys = keys;
        this.webhooks = webhooks;
        this.payouts = payouts;
        this.points = points;
        this.directory = directory;
        this.webhookUrl = webhookUrl;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException, GeneralSecurityException {
        Path file = directory.resolve(DemoApp.FILE);
        if (Files.exists(file)) {
            followPort(file);
            return;
        }
        String merchantId = merchants.createMerchant("Demo tea house");
        merchants.setSettlementDays(merchantId, 0);
        points.set(merchantId, POINTS);
        String appId = merchants.createApp(
                merchantId,
                new AppTerms(
                        "Demo shop",
                        METHODS,
                        List.of(new OrderField("table", "桌号", "Table"), new OrderField("items", "商品", "Items")),
                        null,
                        10_000));
        payouts.allow(appId);
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Properties values = new Properties();
        values.setProperty("merchantId", merchantId);
        values.setProperty("appId", appId);
        values.setProperty(
                "keyId",
                keys.addKey(
                                appId,
                                SignatureAlgorithm.ED25519,
                                pem("PUBLIC KEY", pair.getPublic().getEncoded()))
                        .id());
        values.setProperty("privateKey", pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        values.setProperty("webhookSecret", webhooks.setWebhook(appId, webhookUrl, null));
        values.setProperty("webhookUrl", webhookUrl);
        save(values, file);
    }

    /** A start with another listening port moves the endpoint, which gets a new secret. */
    private void followPort(Path file) throws IOException {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        }
        if (!webhookUrl.equals(values.getProperty("webhookUrl"))) {
            values.setProperty("webhookSecret", webhooks.setWebhook(values.getProperty("appId"), webhookUrl, null));
            values.setProperty("webhookUrl", webhookUrl);
            save(values, file);
        }
    }

    /** At once or not at all, so that a start that was killed makes a new one. */
    private void save(Properties values, Path file) throws IOException {
        Files.createDirectories(directory);
        Path draft = Files.createTempFile(
                directory,
                "app",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(draft)) {
            values.store(out, "The demo merchant's app. The private key is the merchant's own.");
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }
}
