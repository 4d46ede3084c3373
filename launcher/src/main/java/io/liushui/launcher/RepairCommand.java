package io.liushui.launcher;

import io.liushui.core.refunds.RefundDecision;
import io.liushui.core.refunds.RefundVerdict;
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
    private static final String REFUND_CASE = "rfr_";

    @Parameters(index = "0", paramLabel = "CASE", description = "As `repairs` shows it.")
    private String caseId;

    @Parameters(
            index = "1",
            paramLabel = "DECISION",
            description = {
                "Of a payment: retry (collect again) or close.",
                "Of a refund: retry (under a new number), give_up (nothing goes back) or paid_elsewhere."
            })
    private String decision;

    @Option(names = "--reason", required = true, description = "Why; kept with the case.")
    private String reason;

    @Option(names = "--reference", paramLabel = "TEXT", description = "Of the payment made elsewhere.")
    private String reference;

    @Override
    public Integer call() {
        String person = System.getProperty("user.name");
        try (Administration administration = new Administration(Parts.of(Installation.fromEnvironment()))) {
            if (caseId.startsWith(REFUND_CASE)) {
                administration
                        .refundDecisions()
                        .decide(caseId, new RefundVerdict(RefundDecision.of(decision), person, reason, reference));
            } else {
                administration.repairs().decide(caseId, RepairDecision.of(decision), person, reason);
            }
        }
        System.out.println(caseId + ": " + decision);
        return 0;
    }
}
