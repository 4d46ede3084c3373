package io.liushui.launcher;

import io.liushui.core.money.Money;
import io.liushui.core.positions.Positions;
import io.liushui.launcher.administration.Administration;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Parts;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "position",
        description = "Show and fill what lies at the channels for payouts.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class PositionCommand {

    @Command(description = "Show all positions.", mixinStandardHelpOptions = true)
    void list() {
        with(positions -> positions
                .all()
                .forEach(position -> System.out.println(position.channelId() + "  "
                        + new Money(position.balanceMinor(), position.currency()) + ", of it frozen "
                        + new Money(position.frozenMinor(), position.currency()) + ", alarm below "
                        + new Money(position.lowWaterMinor(), position.currency()))));
    }

    @Command(
            name = "top-up",
            description = "Book a transfer of own funds to a channel.",
            mixinStandardHelpOptions = true)
    void topUp(
            @Parameters(index = "0", paramLabel = "CHANNEL") String channelId,
            @Parameters(index = "1", paramLabel = "AMOUNT", description = "In minor units.") long amountMinor,
            @Parameters(index = "2", paramLabel = "CURRENCY") String currency,
            @Option(names = "--reference", required = true, description = "Of the transfer; the same one counts once.")
                    String reference) {
        with(positions -> System.out.println(
                positions.topUp(channelId, new Money(amountMinor, currency), reference)
                        ? "booked"
                        : "this transfer was booked before"));
    }

    @Command(
            name = "low-water",
            description = "Set the mark below which an alarm is raised.",
            mixinStandardHelpOptions = true)
    void lowWater(
            @Parameters(index = "0", paramLabel = "CHANNEL") String channelId,
            @Parameters(index = "1", paramLabel = "AMOUNT", description = "In minor units; 0 for no alarm.")
                    long amountMinor,
            @Parameters(index = "2", paramLabel = "CURRENCY") String currency) {
        with(positions -> {
            if (!positions.setLowWater(channelId, currency, amountMinor)) {
                throw new IllegalArgumentException("There is no position in " + currency + " at " + channelId);
            }
        });
    }

    private static void with(Consumer<Positions> work) {
        try (Administration administration = new Administration(Parts.of(Installation.fromEnvironment()))) {
            work.accept(administration.positions());
        }
    }
}
