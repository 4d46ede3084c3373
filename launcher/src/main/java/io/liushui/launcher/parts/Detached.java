package io.liushui.launcher.parts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process in a session of its own, so that the terminal's signals do not reach it. */
final class Detached {

    private Detached() {}

    static ProcessBuilder from(ProcessBuilder builder) {
        List<String> words = new ArrayList<>();
        Processes.program("setsid").map(Path::toString).ifPresent(words::add);
        words.addAll(builder.command());
        return builder.command(words).redirectInput(new java.io.File("/dev/null"));
    }
}
