package io.liushui.launcher;

import io.liushui.core.coupons.Coupon;
import io.liushui.core.coupons.CouponBenefit;
import io.liushui.core.coupons.CouponTemplate;
import io.liushui.core.coupons.CouponTerms;
import io.liushui.core.coupons.Coupons;
import io.liushui.core.coupons.IssueCoupons;
import io.liushui.core.coupons.OnRefund;
import io.liushui.core.merchants.App;
import io.liushui.core.paging.Slice;
import io.liushui.launcher.administration.Administration;
import io.liushui.launcher.administration.CouponListing;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Parts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "coupons",
        description = "Give merchants' payers coupons that the platform pays for.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class CouponsCommand {
    private static final int MOST_LISTED = 1_000;

    /** What every template has. */
    static final class Bounds {
        @Parameters(index = "0", paramLabel = "NAME", description = "One line that payers see.")
        private String name;

        @Parameters(index = "1", paramLabel = "CURRENCY")
        private String currency;

        @Option(names = "--issue", required = true, description = "How many coupons there may ever be.")
        private int issueLimit;

        @Option(names = "--budget", required = true, description = "What they may cost in all, in minor units.")
        private long budgetMinor;

        @Option(names = "--days", required = true, description = "The last coupon expires after so many days.")
        private int days;

        @Option(names = "--valid-days", description = "How long a coupon is good from its issue; as long as --days.")
        private Integer validDays;

        @Option(names = "--per-payer", defaultValue = "1", description = "How many a payer may get.")
        private int payerLimit;

        @Option(names = "--methods", split = ",", description = "That they go with; all without it.")
        private List<String> methods = List.of();

        @Option(names = "--keep", description = "Coupons do not come back when their payment is refunded.")
        private boolean kept;

        CouponTerms terms(CouponBenefit benefit) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
            return new CouponTerms(
                    benefit,
                    currency,
                    now,
                    now.plus(Duration.ofDays(days)),
                    validDays,
                    issueLimit,
                    payerLimit,
                    budgetMinor,
                    methods,
                    kept ? OnRefund.NEVER : OnRefund.WHEN_WHOLE);
        }
    }

    @Command(description = "Show the newest templates of the platform.", mixinStandardHelpOptions = true)
    void list() {
        with(administration -> CouponListing.print(
                administration.couponTemplates().list(null, Slice.newest(MOST_LISTED)), System.out));
    }

    @Command(description = "Make a template of coupons with an amount off.", mixinStandardHelpOptions = true)
    void cash(
            @Mixin Bounds bounds,
            @Option(names = "--off", required = true, description = "In minor units.") long offMinor,
            @Option(names = "--from", defaultValue = "0", description = "The least order, in minor units.")
                    long leastMinor) {
        create(bounds, new CouponBenefit.Cash(offMinor, leastMinor));
    }

    @Command(description = "Make a template of coupons with a rate off.", mixinStandardHelpOptions = true)
    void discount(
            @Mixin Bounds bounds,
            @Option(names = "--rate", required = true, description = "In basis points, 1 to 10000.") int rate,
            @Option(names = "--cap", required = true, description = "At most so much, in minor units.") long capMinor,
            @Option(names = "--from", defaultValue = "0", description = "The least order, in minor units.")
                    long leastMinor) {
        create(bounds, new CouponBenefit.Discount(rate, capMinor, leastMinor));
    }

    @Command(description = "Make a template of coupons with a face value.", mixinStandardHelpOptions = true)
    void voucher(
            @Mixin Bounds bounds,
            @Option(names = "--value", required = true, description = "In minor units.") long faceMinor) {
        create(bounds, new CouponBenefit.Voucher(faceMinor));
    }

    @Command(
            description = "Issue no more coupons of a template; those that are out stay good.",
            mixinStandardHelpOptions = true)
    void end(@Parameters(paramLabel = "TEMPLATE") String id) {
        with(administration -> {
            CouponTemplate ended = administration
                    .couponTemplates()
                    .end(null, id)
                    .orElseThrow(() -> new IllegalArgumentException("the platform has no template " + id));
            CouponListing.print(List.of(ended), System.out);
        });
    }

    @Command(description = "Give payers of a merchant one coupon each, all or none.", mixinStandardHelpOptions = true)
    void issue(
            @Parameters(index = "0", paramLabel = "TEMPLATE") String templateId,
            @Parameters(index = "1", paramLabel = "APP", description = "Whose payers they are; is told of the coupons.")
                    String appId,
            @Parameters(index = "2", paramLabel = "NUMBER", description = "Yours: what is repeated is done once.")
                    String number,
            @Parameters(
                            index = "3..*",
                            arity = "1..*",
                            paramLabel = "PAYER",
                            description = "The payer's id at the merchant.")
                    List<String> payerIds) {
        with(administration -> {
            App app = administration
                    .merchants()
                    .app(appId)
                    .orElseThrow(() -> new IllegalArgumentException("no app " + appId));
            IssueCoupons command = new IssueCoupons(
                    true,
                    app.merchantId(),
                    appId,
                    templateId,
                    number,
                    payerIds,
                    UUID.randomUUID().toString().replace("-", ""));
            issued(administration.issue(command))
                    .forEach(coupon -> System.out.println(coupon.id() + "  payer " + coupon.payerId()));
        });
    }

    private static List<Coupon> issued(Coupons.Issuing issuing) {
        return switch (issuing) {
            case Coupons.Issuing.Issued(var coupons) -> coupons;
            case Coupons.Issuing.Repeated(var coupons) -> coupons;
            case Coupons.Issuing.NumberTaken() ->
                throw new IllegalArgumentException("the number belongs to another issue");
            case Coupons.Issuing.NoTemplate() ->
                throw new IllegalArgumentException("the platform has no such template");
            case Coupons.Issuing.TemplateEnded() ->
                throw new IllegalArgumentException("no more coupons of the template are issued");
            case Coupons.Issuing.UsedUp(int left) ->
                throw new IllegalArgumentException(left + " coupons of the template may still be issued");
            case Coupons.Issuing.PayerLimitReached(String payerId) ->
                throw new IllegalArgumentException("payer " + payerId + " has got as many as a payer gets");
        };
    }

    private static void create(Bounds bounds, CouponBenefit benefit) {
        CouponTerms terms = bounds.terms(benefit);
        with(administration -> System.out.println(administration
                .couponTemplates()
                .create(null, bounds.name, terms)
                .id()));
    }

    private static void with(Consumer<Administration> work) {
        try (Administration administration = new Administration(Parts.of(Installation.fromEnvironment()))) {
            work.accept(administration);
        }
    }
}
