package io.liushui.core.merchants;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.liushui.core.ids.Ids;
import io.liushui.core.json.Json;
import io.liushui.core.secrets.SecretBox;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an administrator may do to an app's webhook endpoint. */
@Component
public class WebhookAdministration {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration LONGEST_WAIT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Merchants merchants;
    private final SecretBox box;
    private final Clock clock;

    public WebhookAdministration(JdbcClient jdbc, Merchants merchants, SecretBox box, Clock clock) {
        this.jdbc = jdbc;
        this.merchants = merchants;
        this.box = box;
        this.clock = clock;
    }

    /**
     * Sets the endpoint, enables it, and makes a new secret that replaces any other.
     *
     * @param schedule waits between tries, each 0 to 7 days, at most 50; null for the schedule in the process model
     * @return the secret, {@code whsec_...}
     */
    @Transactional
    public String setWebhook(String appId, String url, List<Duration> schedule) {
        requireUrl(url);
        requireSchedule(schedule);
        Instant now = clock.instant();
        String secret = secret();
        int made = jdbc.sql("""
                        insert into webhook_endpoint (id, app_id, url, sealed_secrets, status, schedule, created_at)
                        select ?, id, ?, array[?], 'enabled', ?::jsonb, ? from app where id = ?
                        on conflict (app_id) do update set url = excluded.url, sealed_secrets = excluded.sealed_secrets,
                            status = 'enabled', disabled_reason = null, schedule = excluded.schedule""")
                .params(
                        Ids.next("we", now),
                        url,
                        box.seal(secret.getBytes(US_ASCII)),
                        schedule == null
                                ? null
                                : Json.write(schedule.stream()
                                        .map(Duration::toString)
                                        .toList()),
                        Timestamp.from(now),
                        appId)
                .update();
        if (made == 0) {
            throw new IllegalArgumentException("no app " + appId);
        }
        merchants.forget();
        return secret;
    }

    /** Makes a new secret; messages are signed with it and the previous one until {@link #dropOldSecrets}. */
    @Transactional
    public String rotateWebhookSecret(String appId) {
        String secret = secret();
        changed(
                appId,
                jdbc.sql("update webhook_endpoint set sealed_secrets = ? || sealed_secrets[1:1] where app_id = ?")
                        .params(new byte[][] {box.seal(secret.getBytes(US_ASCII))}, appId)
                        .update());
        return secret;
    }

    /** Ends a rotation: only the newest secret signs. */
    @Transactional
    public void dropOldSecrets(String appId) {
        changed(
                appId,
                jdbc.sql("update webhook_endpoint set sealed_secrets = sealed_secrets[1:1] where app_id = ?")
                        .param(appId)
                        .update());
    }

    private void changed(String appId, int rows) {
        if (rows == 0) {
            throw new IllegalArgumentException("no webhook endpoint of app " + appId);
        }
        merchants.forget();
    }

    private static void requireUrl(String url) {
        URI uri = URI.create(url);
        if (uri.getScheme() == null
                || !Set.of("http", "https").contains(uri.getScheme())
                || uri.getHost() == null
                || uri.getUserInfo() != null
                || url.length() > 2048) {
            throw new IllegalArgumentException("a webhook needs an http or https address without credentials");
        }
    }

    private static void requireSchedule(List<Duration> schedule) {
        if (schedule != null
                && (schedule.isEmpty()
                        || schedule.size() > 50
                        || schedule.stream().anyMatch(wait -> wait.isNegative() || wait.compareTo(LONGEST_WAIT) > 0))) {
            throw new IllegalArgumentException("a schedule has 1 to 50 waits of 0 to 7 days");
        }
    }

    private static String secret() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }
}
