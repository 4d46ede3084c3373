package io.liushui.launcher;

import io.liushui.core.channels.ExchangeSearch.Criteria;
import io.liushui.core.channels.LoggedExchange;
import io.liushui.launcher.administration.Administration;
import io.liushui.launcher.administration.ExchangeListing;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Parts;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "exchanges",
        description = "Show what was said to channels and what they answered, masked; the oldest first.",
        mixinStandardHelpOptions = true)
final class ExchangesCommand implements Callable<Integer> {

    @Option(names = "--payment", paramLabel = "ID", description = "Of this payment, its refunds too.")
    private String payment;

    @Option(names = "--trace", paramLabel = "ID", description = "Of this trace: 32 hexadecimal digits.")
    private String trace;

    @Option(names = "--reference", paramLabel = "NO", description = "Under this order or refund number at the channel.")
    private String reference;

    @Option(names = "--channel", paramLabel = "ID", description = "With this channel.")
    private String channel;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "An instant like 2026-11-24T08:00:00Z, or how long ago, like 90s, 15m, 2h, 3d.")
    private String since;

    @Option(
            names = "--most",
            paramLabel = "NUMBER",
            defaultValue = "50",
            description = "The newest so many (default: ${DEFAULT-VALUE}).")
    private int most;

    @Override
    public Integer call() {
        Criteria criteria = new Criteria(
                payment,
                trace,
                reference,
                channel,
                since == null ? null : ExchangeListing.instant(since, Clock.systemUTC()),
                most);
        try (Administration administration = new Administration(Parts.of(Installation.fromEnvironment()))) {
            List<LoggedExchange> found = administration.exchanges().find(criteria);
            ExchangeListing.print(found, System.out);
            return 0;
        }
    }
}
