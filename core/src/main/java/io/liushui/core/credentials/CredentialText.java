package io.liushui.core.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/** The rules for names and values of credentials. */
final class CredentialText {
    static final int LONGEST_VALUE_BYTES = 64 * 1024;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern BREAKS_AT_THE_END = Pattern.compile("[\\r\\n]+\\z");

    private CredentialText() {}

    /** @throws CredentialRefused when it cannot be a name */
    static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new CredentialRefused(
                    "A credential's name has 1 to 64 of a-z 0-9 . _ - and begins with a letter or digit.");
        }
        return name;
    }

    /**
     * The value without line breaks at its end, which editors and shells add.
     *
     * @throws CredentialRefused when nothing is left, or it is too long
     */
    static String requireValue(String value) {
        String trimmed = trimmed(value);
        if (trimmed.isBlank()) {
            throw new CredentialRefused("The value is empty.");
        }
        if (trimmed.getBytes(UTF_8).length > LONGEST_VALUE_BYTES) {
            throw new CredentialRefused("The value is longer than " + LONGEST_VALUE_BYTES + " bytes.");
        }
        return trimmed;
    }

    static String trimmed(String value) {
        return BREAKS_AT_THE_END.matcher(value).replaceFirst("");
    }
}
