package io.liushui.launcher;

import io.liushui.core.risk.Review;
import io.liushui.launcher.administration.Administration;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Parts;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "reviews",
        description = "Show who decided on held payments, and why; the newest first.",
        mixinStandardHelpOptions = true)
final class ReviewsCommand implements Callable<Integer> {

    @Option(
            names = "--most",
            paramLabel = "NUMBER",
            defaultValue = "50",
            description = "The newest so many (default: ${DEFAULT-VALUE}).")
    private int most;

    @Override
    public Integer call() {
        try (Administration administration = new Administration(Parts.of(Installation.fromEnvironment()))) {
            List<Review> reviews = administration.reviews().newest(most);
            if (reviews.isEmpty()) {
                System.out.println("Nobody has decided on a held payment yet.");
            }
            for (Review review : reviews) {
                System.out.println(review.paymentId() + "  " + review.decision().code() + " by " + named(review.by())
                        + "  " + review.at() + "  " + named(review.reason()));
            }
        }
        return 0;
    }

    private static String named(String text) {
        return text == null ? "-" : text;
    }
}
