package io.liushui.launcher.bench;

import io.liushui.launcher.parts.JavaCommand;
import io.liushui.launcher.parts.PartFailure;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs the module {@code channel-plugins/benchmarks} with JMH, which measures each benchmark in a process of its own. The launcher does not link it: JMH
 * is under GPL 2 with the Classpath Exception, and in nothing that is handed out.
 *
 * @param module the folder of the module, built
 * @param folder exists; JMH's own log goes to {@code plugins.log} in it
 */
record PluginBenchmarks(Path module, Path folder, Plan plan) {
    private static final String MAIN = "org.openjdk.jmh.Main";
    private static final String BEGUN = "# Benchmark: ";

    /**
     * Measures all of them.
     *
     * @param progress told the name of each benchmark as it begins
     * @throws PartFailure when the module is not built, or a benchmark fails
     */
    PluginCalls measure(Consumer<String> progress) throws IOException {
        Path results = folder.resolve("plugins.json");
        Files.deleteIfExists(results);
        Path temporary = Files.createTempDirectory(folder, "jmh-");
        try {
            run(command(results, temporary), progress);
            return new PluginCalls(PluginCall.ofJmh(Files.readString(results)));
        } finally {
            for (Path left : Laboratory.deepestFirst(temporary)) {
                Files.deleteIfExists(left);
            }
        }
    }

    private ProcessBuilder command(Path results, Path temporary) throws IOException {
        String iterations = Integer.toString(plan.callIterations());
        String iteration = plan.callIteration().toMillis() + "ms";
        return new JavaCommand(MAIN, classPath(), temporary, List.of("-Xmx512m"))
                .builder(
                        "-prof",
                        "gc",
                        "-rf",
                        "json",
                        "-rff",
                        results.toString(),
                        "-foe",
                        "true",
                        "-f",
                        "1",
                        "-wi",
                        iterations,
                        "-w",
                        iteration,
                        "-i",
                        iterations,
                        "-r",
                        iteration);
    }

    private String classPath() throws IOException {
        Path dependencies = module.resolve("target/runtime.classpath");
        Path classes = module.resolve("target/classes");
        if (!Files.isRegularFile(dependencies) || !Files.isDirectory(classes)) {
            throw new PartFailure("The plugins' benchmarks are not built: "
                    + "run `mvn -DskipTests -pl channel-plugins/benchmarks -am package`.");
        }
        return classes + File.pathSeparator + Files.readString(dependencies).strip();
    }

    private void run(ProcessBuilder command, Consumer<String> progress) throws IOException {
        Path log = folder.resolve("plugins.log");
        Process process = command.redirectErrorStream(true).start();
        Thread hook = new Thread(() -> end(process));
        Runtime.getRuntime().addShutdownHook(hook);
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter kept = Files.newBufferedWriter(log)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                kept.write(line + "\n");
                if (line.startsWith(BEGUN)) {
                    progress.accept(line.substring(line.lastIndexOf('.', line.lastIndexOf('.') - 1) + 1));
                }
            }
            if (process.onExit().join().exitValue() != 0) {
                throw new PartFailure("The plugins' benchmarks failed; JMH's log is " + log);
            }
        } finally {
            end(process);
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    /** JMH's own processes end with it. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }
}
