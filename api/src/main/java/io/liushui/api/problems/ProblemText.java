package io.liushui.api.problems;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What people read about a code.
 *
 * @param title without a full stop; never changes
 * @param advice what it means and what to do
 */
record ProblemText(String title, String advice) {
    private static final String RESOURCE = "/problems.properties";
    static final Properties TEXTS = read();

    /** @throws IllegalStateException when the code has no text */
    static ProblemText of(String code) {
        String[] parts = TEXTS.getProperty(code, "").split("\\. ", 2);
        if (parts.length < 2) {
            throw new IllegalStateException(RESOURCE + " has no title and advice for " + code);
        }
        return new ProblemText(parts[0], parts[1]);
    }

    private static Properties read() {
        try (Reader reader = new InputStreamReader(ProblemText.class.getResourceAsStream(RESOURCE), UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return texts;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
