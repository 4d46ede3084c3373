package io.liushui.sandbox.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * @param port 0 for any free one
 * @param publicUrl where payers reach the sandbox, null for {@code http://127.0.0.1:port}
 * @param notificationUrl where notifications go for orders that name no address, may be null
 * @param notificationSchedule the waits between tries
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
        boolean controlOpen) {

    public static final String DEFAULT_SCHEDULE = "1,5,15,30,60,300,600,1800,3600,3600,7200,21600";
}
