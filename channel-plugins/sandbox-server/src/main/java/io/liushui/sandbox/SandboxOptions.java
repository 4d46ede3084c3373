package io.liushui.sandbox;

import io.liushui.sandbox.http.SandboxConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Flags like {@code --port 7070}; each may also be an environment variable like {@code SANDBOX_PORT}. */
final class SandboxOptions {

    private static final Set<String> NAMES = Set.of(
            "host",
            "port",
            "data",
            "keys",
            "public-url",
            "notification-url",
            "notification-schedule",
            "notification-speedup",
            "control-open");

    private SandboxOptions() {}

    /** @throws IllegalArgumentException naming the flag at fault */
    static SandboxConfiguration read(String[] arguments, Map<String, String> environment) {
        Map<String, String> values = new HashMap<>();
        for (String name : NAMES) {
            String variable = "SANDBOX_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
            if (environment.containsKey(variable) && !environment.get(variable).isBlank()) {
                values.put(name, environment.get(variable));
            }
        }
        for (int index = 0; index < arguments.length; index += 2) {
            String flag = arguments[index];
            if (!flag.startsWith("--") || !NAMES.contains(flag.substring(2)) || index + 1 == arguments.length) {
                throw new IllegalArgumentException("'" + flag + "' is not a flag with a value; flags: " + NAMES);
            }
            values.put(flag.substring(2), arguments[index + 1]);
        }
        Path data = Path.of(values.getOrDefault("data", ".liushui/sandbox")).toAbsolutePath();
        return new SandboxConfiguration(
                values.getOrDefault("host", "127.0.0.1"),
                port(values.getOrDefault("port", "7070")),
                data,
                values.containsKey("keys") ? Path.of(values.get("keys")).toAbsolutePath() : data.resolve("keys"),
                values.get("public-url"),
                values.get("notification-url"),
                schedule(values.getOrDefault("notification-schedule", SandboxConfiguration.DEFAULT_SCHEDULE)),
                speedup(values.getOrDefault("notification-speedup", "1")),
                Boolean.parseBoolean(values.get("control-open")));
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("--port must be 0 to 65535");
        }
        return Integer.parseInt(text);
    }

    private static List<Duration> schedule(String seconds) {
        if (!seconds.matches("[0-9]{1,6}(,[0-9]{1,6}){0,99}")) {
            throw new IllegalArgumentException("--notification-schedule must be seconds, separated by commas");
        }
        return Stream.of(seconds.split(","))
                .map(wait -> Duration.ofSeconds(Long.parseLong(wait)))
                .toList();
    }

    private static double speedup(String text) {
        if (!text.matches("[0-9]{1,7}([.][0-9]{1,3})?") || Double.parseDouble(text) < 1) {
            throw new IllegalArgumentException("--notification-speedup must be 1 to 9999999");
        }
        return Double.parseDouble(text);
    }
}
