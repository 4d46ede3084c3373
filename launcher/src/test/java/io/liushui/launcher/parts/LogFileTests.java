package io.liushui.launcher.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTests {

    @TempDir
    private Path folder;

    @Test
    void endsWithItsLastLines() throws IOException {
        Path path = Files.writeString(folder.resolve("a.log"), "one\ntwo\nthree\n");

        assertThat(new LogFile(path).end(2)).isEqualTo("two\nthree");
        assertThat(new LogFile(folder.resolve("absent.log")).end(2)).isEqualTo("(nothing was written)");
    }

    @Test
    void showsWholeLinesThatAreWrittenLater() throws IOException {
        Path path = Files.writeString(folder.resolve("b.log"), "old\n");
        List<String> pieces = new ArrayList<>(List.of("ne", "w\nnext\nhal"));
        List<String> seen = new ArrayList<>();

        new LogFile(path).follow(seen::add, () -> {
            if (pieces.isEmpty()) {
                return seen.size() < 2;
            }
            append(path, pieces.removeFirst());
            return true;
        });

        assertThat(seen).containsExactly("new", "next");
    }

    private static void append(Path path, String text) {
        try {
            Files.writeString(path, text, StandardOpenOption.APPEND);
        } catch (IOException exception) {
            throw new AssertionError(exception);
        }
    }
}
