package io.liushui.core.credentials;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Puts values in the place of references. What it throws names setting and reference, never a value. */
@Component
public class SettingsResolver {
    private final Credentials credentials;
    private final UnaryOperator<String> environment;

    @Autowired
    SettingsResolver(Credentials credentials) {
        this(credentials, System::getenv);
    }

    SettingsResolver(Credentials credentials, UnaryOperator<String> environment) {
        this.credentials = credentials;
        this.environment = environment;
    }

    /**
     * @param versions which version of each credential to take
     * @throws IllegalArgumentException when a reference leads nowhere
     */
    public ResolvedSettings resolve(Map<String, String> configured, Map<String, Integer> versions) {
        Map<String, String> values = new HashMap<>();
        Set<String> secrets = new HashSet<>();
        configured.forEach((setting, text) -> {
            SettingValue reference = SettingValue.of(text);
            String value = value(setting, reference, versions);
            values.put(setting, value);
            if (!(reference instanceof SettingValue.Plain)) {
                secrets.add(value);
            }
        });
        return new ResolvedSettings(values, secrets);
    }

    private String value(String setting, SettingValue reference, Map<String, Integer> versions) {
        return switch (reference) {
            case SettingValue.Plain(String text) -> text;
            case SettingValue.InFile(Path path) -> content(setting, path);
            case SettingValue.InEnvironment(String variable) -> variable(setting, variable);
            case SettingValue.Stored(String name) -> credentials.reveal(name, versions.get(name));
        };
    }

    private String variable(String setting, String variable) {
        String value = environment.apply(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "setting '" + setting + "' names the environment variable " + variable + ", which is not set");
        }
        return value;
    }

    private static String content(String setting, Path path) {
        try {
            return CredentialText.trimmed(Files.readString(path));
        } catch (CharacterCodingException binary) {
            throw new IllegalArgumentException("setting '" + setting + "' names the file " + path
                    + ", which is not UTF-8 text: keep it as Base64");
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("setting '" + setting + "' names the file " + path
                    + ", which cannot be read (" + unreadable.getClass().getSimpleName() + ")");
        }
    }
}
