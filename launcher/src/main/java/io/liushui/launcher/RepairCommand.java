package io.liushui.launcher;

import io.liushui.core.repair.RepairDecision;
import io.liushui.launcher.administration.Administration;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Parts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "repair", description = "Decide a repair case.", mixinStandardHelpOptions = true)
final class RepairCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "CASE", description = "As `repairs` shows it.")
    private String caseId;

    @Parameters(index = "1", paramLabel = "DECISION", description = "retry (collect again) or close.")
    private String decision;

    @Option(names = "--reason", required = true, description = "Why; kept with the case.")
    private String reason;

    @Override
    public Integer call() {
        try (Administration administration = new Administration(Parts.of(Installation.fromEnvironment()))) {
            administration
                    .repairs()
                    .decide(caseId, RepairDecision.of(decision), System.getProperty("user.name"), reason);
        }
        System.out.println(caseId + ": " + decision);
        return 0;
    }
}
