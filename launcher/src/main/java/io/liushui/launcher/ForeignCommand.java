package io.liushui.launcher;

import io.liushui.launcher.parts.PartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A program of another kind, run with this terminal; whoever presses Ctrl-C ends both. */
record ForeignCommand(Path folder, List<String> words) {

    ForeignCommand(Path folder, String... words) {
        this(folder, List.of(words));
    }

    /** @return the program's exit status */
    int run() {
        System.out.println("> " + String.join(" ", words));
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(words).directory(folder.toFile()).inheritIO();
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            return builder.start().waitFor();
        } catch (IOException exception) {
            throw new PartFailure(
                    "`" + words.getFirst() + "` cannot be run: install it, and see that it is on the PATH.", exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted", exception);
        }
    }
}
