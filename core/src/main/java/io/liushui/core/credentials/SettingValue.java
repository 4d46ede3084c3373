package io.liushui.core.credentials;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** What stands in the configuration for a setting of a channel. */
public sealed interface SettingValue {

    /** {@code secret:<name>}: the newest version of a credential in the database. */
    record Stored(String name) implements SettingValue {}

    /** {@code file:<path>}: the file's content when the channel is connected, without line breaks at its end. */
    record InFile(Path path) implements SettingValue {}

    /** {@code env:<NAME>}: a variable of the process. */
    record InEnvironment(String variable) implements SettingValue {}

    /** Anything else: the value itself, for what is no secret. */
    record Plain(String text) implements SettingValue {
        /** Hides the text: somebody may have written a secret here. */
        @Override
        public String toString() {
            return "Plain[…]";
        }
    }

    static SettingValue of(String configured) {
        int colon = configured.indexOf(':');
        String rest = configured.substring(colon + 1).strip();
        return switch (colon < 0 ? "" : configured.substring(0, colon).strip()) {
            case "secret" -> new Stored(rest);
            case "file" -> new InFile(Path.of(rest));
            case "env" -> new InEnvironment(rest);
            default -> new Plain(configured);
        };
    }

    /** The names of the credentials that these settings refer to. */
    static Set<String> credentials(Collection<String> configured) {
        Set<String> names = new TreeSet<>();
        for (String value : configured) {
            if (of(value) instanceof Stored(String name)) {
                names.add(name);
            }
        }
        return names;
    }
}
