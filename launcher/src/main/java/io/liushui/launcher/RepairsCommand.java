package io.liushui.launcher;

import io.liushui.core.operations.ChannelOperation;
import io.liushui.core.operations.OperationCase;
import io.liushui.core.operations.OperationVerdict;
import io.liushui.core.refunds.RefundCase;
import io.liushui.core.repair.RepairCase;
import io.liushui.launcher.administration.Administration;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Parts;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "repairs",
        description = "List payments, refunds and requests to channels that wait for a person.",
        mixinStandardHelpOptions = true)
final class RepairsCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        try (Administration administration = new Administration(Parts.of(Installation.fromEnvironment()))) {
            List<RepairCase> cases = administration.repairs().openCases();
            if (cases.isEmpty()) {
                System.out.println("No payment waits for repair.");
            }
            for (RepairCase one : cases) {
                System.out.println(one.id() + "  " + one.paymentId() + "  since " + one.openedAt() + "  step "
                        + one.failedStep() + ": " + one.detail());
            }
            for (RefundCase one : administration.refundDecisions().openCases()) {
                System.out.println(one.id() + "  " + one.refundId() + "  " + one.amount() + "  since " + one.openedAt()
                        + (one.held() ? "  declined, and the channel keeps the money (no retry): " : "  declined: ")
                        + one.reasonCode());
            }
            administration.operationDecisions().openCases().forEach(RepairsCommand::show);
        }
        return 0;
    }

    private static void show(OperationCase one) {
        ChannelOperation operation = one.operation();
        OperationVerdict verdict = one.verdict();
        System.out.println(one.id() + "  " + operation.kind().code() + " for " + operation.subject()
                + (operation.amount() == null ? "" : "  " + operation.amount()) + "  at " + operation.channelId()
                + " under " + operation.number() + "  since " + one.openedAt() + "  "
                + (verdict == null
                        ? "outcome unknown"
                        : verdict.decision().code() + " by " + verdict.by() + " on proof " + verdict.reference()
                                + ", waits for confirm or refuse by another person: " + verdict.reason()));
    }
}
