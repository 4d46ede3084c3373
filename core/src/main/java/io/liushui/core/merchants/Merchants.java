package io.liushui.core.merchants;

import io.liushui.core.secrets.SecretBox;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Looks merchants' things up. What is called cached is at most five seconds old, and at once after a change made in this process. */
@Component
public class Merchants {
    private final JdbcClient jdbc;
    private final MerchantRows rows;
    private final FreshCache<Merchant> merchants;
    private final FreshCache<App> apps;
    private final FreshCache<ApiKey> keys;
    private final FreshCache<WebhookEndpoint> endpoints;

    public Merchants(JdbcClient jdbc, SecretBox box, Clock clock) {
        this.jdbc = jdbc;
        this.rows = new MerchantRows(box);
        this.merchants = new FreshCache<>(clock, this::loadMerchant);
        this.apps = new FreshCache<>(clock, this::loadApp);
        this.keys = new FreshCache<>(clock, this::loadKey);
        this.endpoints = new FreshCache<>(clock, this::loadEndpointOf);
    }

    /** Cached. */
    public Optional<Merchant> merchant(String merchantId) {
        return merchants.get(merchantId);
    }

    /** Cached. */
    public Optional<App> app(String appId) {
        return apps.get(appId);
    }

    /** Whether it may trade, as it is now and not as it is cached; until the transaction ends neither the app nor its merchant is suspended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean staysActive(String appId) {
        return jdbc.sql(MerchantRows.APP + " where a.id = ? for share")
                .param(appId)
                .query(MerchantRows::app)
                .optional()
                .filter(App::active)
                .isPresent();
    }

    /** Cached; whatever its validity. */
    public Optional<ApiKey> key(String keyId) {
        return keys.get(keyId);
    }

    /** The app's endpoint, enabled or not. Cached. */
    public Optional<WebhookEndpoint> endpointOf(String appId) {
        return endpoints.get(appId);
    }

    public Optional<WebhookEndpoint> endpoint(String endpointId) {
        return jdbc.sql("select * from webhook_endpoint where id = ?")
                .param(endpointId)
                .query(rows::endpoint)
                .optional();
    }

    /** Nothing is sent there until it is set again. The first reason is kept. */
    @Transactional
    public void disableEndpoint(String endpointId, String reason) {
        jdbc.sql(
                        "update webhook_endpoint set status = 'disabled', disabled_reason = ? where id = ? and status = 'enabled'")
                .params(reason, endpointId)
                .update();
        forget();
    }

    public List<Merchant> list() {
        return jdbc.sql("select * from merchant order by id")
                .query(MerchantRows::merchant)
                .list();
    }

    public List<App> appsOf(String merchantId) {
        return jdbc.sql(MerchantRows.APP + " where a.merchant_id = ? order by a.id")
                .param(merchantId)
                .query(MerchantRows::app)
                .list();
    }

    /** Every key of the app, expired ones too, oldest first. */
    public List<ApiKey> keysOf(String appId) {
        return jdbc.sql("select * from api_key where app_id = ? order by id")
                .param(appId)
                .query(rows::key)
                .list();
    }

    /** Forgets what is cached once the running transaction has committed, or at once when there is none. */
    void forget() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            forgetNow();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                forgetNow();
            }
        });
    }

    private void forgetNow() {
        merchants.clear();
        apps.clear();
        keys.clear();
        endpoints.clear();
    }

    private Optional<Merchant> loadMerchant(String merchantId) {
        return jdbc.sql("select * from merchant where id = ?")
                .param(merchantId)
                .query(MerchantRows::merchant)
                .optional();
    }

    private Optional<App> loadApp(String appId) {
        return jdbc.sql(MerchantRows.APP + " where a.id = ?")
                .param(appId)
                .query(MerchantRows::app)
                .optional();
    }

    private Optional<ApiKey> loadKey(String keyId) {
        return jdbc.sql("select * from api_key where id = ?")
                .param(keyId)
                .query(rows::key)
                .optional();
    }

    private Optional<WebhookEndpoint> loadEndpointOf(String appId) {
        return jdbc.sql("select * from webhook_endpoint where app_id = ?")
                .param(appId)
                .query(rows::endpoint)
                .optional();
    }
}
