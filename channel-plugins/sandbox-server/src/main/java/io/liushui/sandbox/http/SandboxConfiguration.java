package io.liushui.sandbox.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * @param port 0 for any free one
 * @param publicUrl where payers reach the sandbox, null for {@code http://127.0.0.1:port}
 * @param notificationUrl where notifications go for what names no address, {@code {channel}} in it is the channel's name; may be null
 * @param notificationSchedule the house channel's waits between tries
 * @param notificationSpeedup divides all channels' waits between tries, at least 1
 * @param controlOpen whether other machines may use the control interface
 */
public record SandboxConfiguration(
        String host,
        int port,
        Path data,
        Path keys,
        String publicUrl,
        String notificationUrl,
        List<Duration> notificationSchedule,
        double notificationSpeedup,
        boolean controlOpen) {

    public static final String DEFAULT_SCHEDULE = "1,5,15,30,60,300,600,1800,3600,3600,7200,21600";
}
