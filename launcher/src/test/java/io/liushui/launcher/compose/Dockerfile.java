package io.liushui.launcher.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Our Dockerfile, stage by stage. */
record Dockerfile(Map<String, Stage> stages) {
    private static final Pattern BEGIN = Pattern.compile("FROM (\\S+) AS (\\S+)");
    private static final Pattern MAIN =
            Pattern.compile("ENTRYPOINT \\[\"java\", \"-cp\", \"/app/\\*\", \"([\\w.]+)\"]");
    private static final Pattern FLAGS = Pattern.compile("ENV JAVA_TOOL_OPTIONS=\"([^\"]+)\"");

    /** @param base image or stage it begins with */
    record Stage(String base, List<String> instructions) {

        int port() {
            return Integer.parseInt(only("EXPOSE ").substring("EXPOSE ".length()));
        }

        String mainClass() {
            Matcher main = MAIN.matcher(only("ENTRYPOINT"));
            if (!main.matches()) {
                throw new IllegalStateException("not a Java program: " + only("ENTRYPOINT"));
            }
            return main.group(1);
        }

        String only(String beginning) {
            List<String> found = instructions.stream()
                    .filter(line -> line.startsWith(beginning))
                    .toList();
            if (found.size() != 1) {
                throw new IllegalStateException("one " + beginning + " is expected: " + found);
            }
            return found.getFirst();
        }
    }

    /** The flags that every Java program gets. */
    String javaOptions() {
        Matcher flags = FLAGS.matcher(stages.get("runtime").only("ENV"));
        if (!flags.matches()) {
            throw new IllegalStateException("no flags");
        }
        return flags.group(1);
    }

    static Dockerfile read(Path root) {
        Map<String, Stage> stages = new LinkedHashMap<>();
        List<String> instructions = null;
        for (String line : lines(root)) {
            Matcher begin = BEGIN.matcher(line);
            if (begin.matches()) {
                instructions = new java.util.ArrayList<>();
                stages.put(begin.group(2), new Stage(begin.group(1), instructions));
            } else if (instructions == null) {
                throw new IllegalStateException("before the first stage: " + line);
            } else {
                instructions.add(line);
            }
        }
        return new Dockerfile(stages);
    }

    /** Without comments, continued lines joined. */
    private static List<String> lines(Path root) {
        try (Stream<String> lines = Files.lines(root.resolve("Dockerfile"))) {
            String text = String.join(
                    "\n", lines.filter(line -> !line.startsWith("#")).toList());
            return text.replaceAll("\\\\\n\\s*", "")
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
