package io.liushui.launcher;

import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.LogFile;
import io.liushui.launcher.parts.Part;
import io.liushui.launcher.parts.PartFailure;
import io.liushui.launcher.parts.Parts;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Show the end of the logs.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    private static final int LINES = 100;

    @Parameters(arity = "0..1", paramLabel = "PART", description = "postgres, engine, sandbox or app (default: app).")
    private String name = "app";

    @Option(names = "-f", description = "Go on showing what is written.")
    private boolean follow;

    @Override
    public Integer call() {
        List<Part> all = Parts.of(Installation.fromEnvironment()).all();
        Part part = all.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new PartFailure("There is no part '" + name + "': name one of "
                        + all.stream().map(Part::name).collect(Collectors.joining(", ")) + "."));
        LogFile log = new LogFile(part.output());
        System.out.println(log.end(LINES));
        if (follow) {
            log.follow(System.out::println, () -> true);
        }
        return 0;
    }
}
