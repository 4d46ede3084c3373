package io.liushui.launcher;

import io.liushui.core.credit.CreditAdministration;
import io.liushui.core.money.Money;
import io.liushui.launcher.administration.Administration;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Parts;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "credit",
        description = "Open, change and block payers' credit lines.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class CreditCommand {

    @Command(description = "Show the newest credit lines.", mixinStandardHelpOptions = true)
    void list() {
        with(credit -> credit.list()
                .forEach(line -> System.out.println(line.id() + "  " + line.merchantId() + "  payer " + line.payerId()
                        + "  limit " + new Money(line.limitMinor(), line.currency()) + "  statement on day "
                        + line.statementDay() + ", due after " + line.dueDays() + " days"
                        + (line.blocked() ? "  blocked" : ""))));
    }

    @Command(description = "Open a payer's credit line.", mixinStandardHelpOptions = true)
    void open(
            @Parameters(index = "0", paramLabel = "APP", description = "Is told of statements.") String appId,
            @Parameters(index = "1", paramLabel = "PAYER", description = "The payer's id at the merchant.")
                    String payerId,
            @Parameters(index = "2", paramLabel = "CURRENCY") String currency,
            @Parameters(index = "3", paramLabel = "LIMIT", description = "In minor units.") long limitMinor,
            @Option(names = "--statement-day", defaultValue = "1", description = "Of each month, 1 to 28.") int day,
            @Option(names = "--due-days", defaultValue = "20", description = "From a statement, 1 to 60.")
                    int dueDays) {
        with(credit -> System.out.println(credit.open(appId, payerId, new Money(limitMinor, currency), day, dueDays)));
    }

    @Command(description = "Change the limit of a credit line.", mixinStandardHelpOptions = true)
    void limit(
            @Parameters(index = "0", paramLabel = "CREDIT_LINE") String id,
            @Parameters(index = "1", paramLabel = "LIMIT", description = "In minor units; not below what is drawn.")
                    long limitMinor) {
        with(credit -> credit.changeLimit(id, limitMinor));
    }

    @Command(description = "Let a credit line take no new draws.", mixinStandardHelpOptions = true)
    void block(@Parameters(paramLabel = "CREDIT_LINE") String id) {
        with(credit -> credit.setBlocked(id, true));
    }

    @Command(description = "Let a blocked credit line take draws again.", mixinStandardHelpOptions = true)
    void unblock(@Parameters(paramLabel = "CREDIT_LINE") String id) {
        with(credit -> credit.setBlocked(id, false));
    }

    private static void with(Consumer<CreditAdministration> work) {
        try (Administration administration = new Administration(Parts.of(Installation.fromEnvironment()))) {
            work.accept(administration.credit());
        }
    }
}
