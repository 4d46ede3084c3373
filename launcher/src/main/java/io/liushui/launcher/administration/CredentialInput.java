package io.liushui.launcher.administration;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.liushui.launcher.parts.PartFailure;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the value of a credential from where neither the shell's history nor the list of processes sees it. */
public final class CredentialInput {
    private static final int MOST_BYTES = 1 << 20;

    private CredentialInput() {}

    /** @throws PartFailure when the file cannot be read as text */
    public static String of(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return text(content, file.toString());
        } catch (NoSuchFileException missing) {
            throw new PartFailure("There is no file " + file + ".");
        } catch (IOException unreadable) {
            throw new PartFailure("The file " + file + " cannot be read: " + unreadable.getMessage());
        }
    }

    /** A line without echo when a person types; all of standard input otherwise. */
    public static String typed(String name) {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            char[] typed = console.readPassword("Value of %s: ", name);
            return typed == null ? "" : new String(typed);
        }
        try {
            return text(System.in, "standard input");
        } catch (IOException unreadable) {
            throw new PartFailure("Standard input cannot be read: " + unreadable.getMessage());
        }
    }

    private static String text(InputStream content, String origin) throws IOException {
        byte[] bytes = content.readNBytes(MOST_BYTES);
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException binary) {
            throw new PartFailure("What " + origin + " holds is not UTF-8 text: give binary content as Base64.");
        }
    }
}
