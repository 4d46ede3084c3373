package io.liushui.workers.webhooks;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are sent.
 *
 * @param allowedNetworks CIDR ranges that webhooks may go to although they are not public, for example {@code 127.0.0.0/8} for local trials
 * @param timeout of a whole try, from the look-up of the name to the last byte of the answer; shorter than the job's time limit
 * @param concurrencyPerEndpoint tries at a time to one endpoint, at least 1
 */
@ConfigurationProperties("liushui.webhooks")
public record WebhookProperties(
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("16") int concurrencyPerEndpoint) {}
