package io.liushui.core.channels;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The log of exchanges with channels.
 *
 * @param kept how long, where {@code liushui.channels.<id>.log-kept} says nothing else
 * @param maskedFields names beside the usual ones; capitals, hyphens and underscores do not count
 */
@ConfigurationProperties("liushui.channels-log")
record ChannelsLogProperties(
        @DefaultValue("180d") Duration kept, @DefaultValue List<String> maskedFields) {}
