package io.liushui.launcher;

import io.liushui.launcher.parts.Health;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Part;
import io.liushui.launcher.parts.Parts;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "status",
        description = "Show each part; the exit status is 0 only when all are healthy.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        boolean healthy = true;
        for (Part part : Parts.of(Installation.fromEnvironment()).all()) {
            Health health = part.health();
            healthy &= health.isHealthy();
            System.out.printf("%-9s %-9s %s%s%n", part.name(), word(health), health.detail(), process(part));
        }
        return healthy ? 0 : 1;
    }

    private static String word(Health health) {
        return switch (health) {
            case Health.Healthy _ -> "healthy";
            case Health.Unhealthy _ -> "unhealthy";
            case Health.Stopped _ -> "stopped";
        };
    }

    private static String process(Part part) {
        return part.process()
                .map(process -> ", process " + process.pid()
                        + process.info().startInstant().map(StatusCommand::age).orElse(""))
                .orElse("");
    }

    private static String age(Instant start) {
        Duration age = Duration.between(start, Instant.now());
        return ", up " + (age.toHours() > 0 ? age.toHours() + " h " : "") + age.toMinutesPart() + " min "
                + age.toSecondsPart() + " s";
    }
}
