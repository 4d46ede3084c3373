package io.liushui.launcher;

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
        description = "List payments and refunds that wait for a person.",
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
                        + "  declined: " + one.reasonCode());
            }
        }
        return 0;
    }
}
