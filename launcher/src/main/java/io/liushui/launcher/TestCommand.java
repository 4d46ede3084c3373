package io.liushui.launcher;

import io.liushui.launcher.parts.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

@Command(
        name = "test",
        description = "Run all tests of the models and of the programs.",
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {

    /** Tests of channels wait most of their time. */
    private static final String MODULES_AT_ONCE = "3";

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    @Override
    public Integer call() {
        Path root = Installation.findRoot();
        Path models = root.resolve("bpmn");
        boolean browser = BROWSERS.stream().anyMatch(TestCommand::isOnPath);
        if (!browser && "true".equals(System.getenv("CI"))) {
            System.err.println(
                    "There is no Chromium here, and page tests must not be skipped in CI: install chromium.");
            return 1;
        }
        Stream<ForeignCommand> commands = Stream.of(
                new ForeignCommand(models, "npm", "ci"),
                new ForeignCommand(models, "npm", "test"),
                new ForeignCommand(root, verification(browser)));
        return commands.map(ForeignCommand::run)
                .filter(status -> status != 0)
                .findFirst()
                .orElse(0);
    }

    private static List<String> verification(boolean browser) {
        List<String> words = new ArrayList<>(List.of("mvn", "-B", "-ntp", "-T", MODULES_AT_ONCE, "verify"));
        if (!browser) {
            System.out.println("Page tests are skipped: there is no Chromium here. Install chromium to run them.");
            words.add("-Dit.test=!*PageTests");
            words.add("-Dfailsafe.failIfNoSpecifiedTests=false");
        }
        return words;
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
