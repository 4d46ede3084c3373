package io.liushui.launcher.verify;

import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Parts;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        description =
                "Check that debits equal credits, each charge at the sandbox belongs to one payment and the other way"
                        + " round, and nothing is lost; the exit status is 0 only when all of it holds.",
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {

    @Option(
            names = "--slack",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description =
                    "how long after its time a payment or message may still be under way (default: ${DEFAULT-VALUE})")
    private int slackSeconds;

    @Override
    public Integer call() {
        Verification.Report report =
                Verification.run(Parts.of(Installation.fromEnvironment()), Duration.ofSeconds(slackSeconds));
        System.out.println(report.summary());
        if (report.holds()) {
            System.out.println("the oracle holds");
            return 0;
        }
        report.violations().forEach(violation -> System.out.println("VIOLATION " + violation));
        return 1;
    }
}
