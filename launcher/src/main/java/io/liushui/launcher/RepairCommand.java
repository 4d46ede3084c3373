package io.liushui.launcher;

import io.liushui.core.operations.OperationDecision;
import io.liushui.core.operations.OperationVerdict;
import io.liushui.core.operations.SettlementJudgement;
import io.liushui.core.refunds.RefundDecision;
import io.liushui.core.refunds.RefundVerdict;
import io.liushui.core.repair.RepairDecision;
import io.liushui.launcher.administration.Administration;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Parts;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "repair", description = "Decide a repair case.", mixinStandardHelpOptions = true)
final class RepairCommand implements Callable<Integer> {
    private static final String REFUND_CASE = "rfr_";
    private static final String OPERATION_CASE = "opr_";
    private static final Set<String> JUDGEMENTS =
            Set.of(SettlementJudgement.CONFIRM.code(), SettlementJudgement.REFUSE.code());

    @Parameters(index = "0", paramLabel = "CASE", description = "As `repairs` shows it.")
    private String caseId;

    @Parameters(
            index = "1",
            paramLabel = "DECISION",
            description = {
                "Of a payment: retry (collect again) or close.",
                "Of a refund: retry (under a new number), give_up (nothing goes back) or paid_elsewhere.",
                "Of a request whose outcome stays unknown: query, resend (under its number), settle_done or"
                        + " settle_declined",
                "(by the channel's proof); another person then says confirm or refuse."
            })
    private String decision;

    @Option(names = "--reason", description = "Why; kept with the case. Each decision needs one.")
    private String reason;

    @Option(
            names = "--reference",
            paramLabel = "TEXT",
            description = "Of the payment made elsewhere, or the number on the channel's proof.")
    private String reference;

    @Override
    public Integer call() {
        String person = System.getProperty("user.name");
        boolean judges = caseId.startsWith(OPERATION_CASE) && JUDGEMENTS.contains(decision);
        if (!judges && (reason == null || reason.isBlank())) {
            throw new IllegalArgumentException("a decision needs its --reason");
        }
        try (Administration administration = new Administration(Parts.of(Installation.fromEnvironment()))) {
            if (judges) {
                administration
                        .operationDecisions()
                        .judge(caseId, new SettlementJudgement.Given(SettlementJudgement.of(decision), person));
            } else {
                decide(administration, person);
            }
        }
        System.out.println(caseId + ": " + decision);
        return 0;
    }

    private void decide(Administration administration, String person) {
        if (caseId.startsWith(REFUND_CASE)) {
            administration
                    .refundDecisions()
                    .decide(caseId, new RefundVerdict(RefundDecision.of(decision), person, reason, reference));
        } else if (caseId.startsWith(OPERATION_CASE)) {
            administration
                    .operationDecisions()
                    .decide(caseId, new OperationVerdict(OperationDecision.of(decision), person, reason, reference));
        } else {
            administration.repairs().decide(caseId, RepairDecision.of(decision), person, reason);
        }
    }
}
