package io.liushui.core.credentials;

import java.util.Map;
import java.util.Set;

/**
 * Settings as the plugin gets them, and nobody else.
 *
 * @param values by name of the setting
 * @param secrets those of the values that must not be seen
 */
public record ResolvedSettings(Map<String, String> values, Set<String> secrets) {

    public ResolvedSettings {
        values = Map.copyOf(values);
        secrets = Set.copyOf(secrets);
    }

    /** Tells the names only. */
    @Override
    public String toString() {
        return "ResolvedSettings" + values.keySet();
    }
}
