package io.liushui.launcher.parts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A child process on the JDK that runs this one.
 *
 * @param temporaryFolder exists
 * @param flags of the virtual machine, beside the usual ones
 */
public record JavaCommand(String mainClass, String classPath, Path temporaryFolder, List<String> flags) {

    /** Not started; where it writes is decided by the caller. */
    public ProcessBuilder builder(String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(flags);
        words.add("-XX:+ExitOnOutOfMemoryError");
        words.add("--enable-native-access=ALL-UNNAMED");
        words.add("--sun-misc-unsafe-memory-access=allow");
        words.add("-Dfile.encoding=UTF-8");
        words.add("-Djava.io.tmpdir=" + temporaryFolder);
        words.add("-cp");
        words.add(classPath);
        words.add(mainClass);
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words);
        // Flags that a person set for other programs must not reach the parts.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        return builder;
    }
}
