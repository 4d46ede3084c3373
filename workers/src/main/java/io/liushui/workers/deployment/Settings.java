package io.liushui.workers.deployment;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The extension properties of all processes, checked before anything is deployed: an acceptance must never trip over one. */
final class Settings {
    private static final String DURATIONS_END_IN = "Expiry";

    private Settings() {}

    /**
     * By process id, then by name.
     *
     * @throws IllegalStateException naming the file and the property that cannot be used
     */
    static Map<String, Map<String, String>> of(List<Models.Model> models) {
        Map<String, Map<String, String>> all = new HashMap<>();
        for (Models.Model model : models) {
            if (model.name().endsWith(".bpmn")) {
                all.putAll(checked(model));
            }
        }
        return all;
    }

    private static Map<String, Map<String, String>> checked(Models.Model model) {
        Map<String, Map<String, String>> processes;
        try {
            processes = ProcessProperties.of(model.content());
        } catch (RuntimeException unreadable) {
            throw new IllegalStateException(
                    model.name() + " cannot be read as BPMN: " + unreadable.getMessage(), unreadable);
        }
        processes
                .values()
                .forEach(properties -> properties.forEach((name, value) -> {
                    if (name.endsWith(DURATIONS_END_IN) && !isDuration(value)) {
                        throw new IllegalStateException(model.name() + ": property " + name
                                + " must be a duration like PT30M, not '" + value + "'");
                    }
                }));
        return processes;
    }

    private static boolean isDuration(String value) {
        try {
            return value != null && Duration.parse(value).isPositive();
        } catch (DateTimeParseException malformed) {
            return false;
        }
    }
}
