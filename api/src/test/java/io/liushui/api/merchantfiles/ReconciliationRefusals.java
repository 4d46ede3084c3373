package io.liushui.api.merchantfiles;

import io.liushui.api.front.RefusalCases.Case;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.world.Shop;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** One way at least to every refusal of a reconciliation file. */
public final class ReconciliationRefusals {
    static final String FILES = "/v1/reconciliation-files";

    private ReconciliationRefusals() {}

    public static List<Case> all() {
        return List.of(
                new Case(ProblemCode.RECONCILIATION_DAY_NOT_OVER, "today", null, shop -> shop.get(file(shop, 0))),
                new Case(
                        ProblemCode.RECONCILIATION_DAY_NOT_OVER,
                        "today's content",
                        null,
                        shop -> shop.get(file(shop, 0) + "/content?preview=false")),
                new Case(
                        ProblemCode.RECONCILIATION_DAY_OUT_OF_RANGE,
                        "before the app",
                        "date",
                        shop -> shop.get(file(shop, -1))),
                new Case(
                        ProblemCode.RECONCILIATION_DAY_OUT_OF_RANGE,
                        "tomorrow's preview",
                        "date",
                        shop -> shop.get(file(shop, 1) + "/content?preview=true")),
                get("date", "/2026-02-30"),
                get("date", "/yesterday"),
                get("date", "/20261126/content"),
                get("preview", "/2026-11-26/content?preview=1"),
                get("format", "/2026-11-26/content?format=xlsx"),
                get("starting_after", "?starting_after=recon_2026-11-31"),
                get("ending_before", "?ending_before=2026-11-30"),
                new Case(
                        ProblemCode.NOT_ACCEPTABLE,
                        "file as JSON",
                        "Accept",
                        shop -> shop.send("GET", file(shop, 0) + "/content", "", null, "Accept", "application/json")),
                new Case(
                        ProblemCode.NOT_ACCEPTABLE,
                        "metadata as CSV",
                        "Accept",
                        shop -> shop.send("GET", file(shop, 0), "", null, "Accept", "text/csv")));
    }

    private static Case get(String param, String target) {
        return new Case(ProblemCode.INVALID_PARAMETER, "file " + target, param, shop -> shop.get(FILES + target));
    }

    private static String file(Shop shop, int daysFromToday) {
        return FILES + "/" + today(shop).plusDays(daysFromToday);
    }

    static LocalDate today(Shop shop) {
        return LocalDate.ofInstant(shop.world().clock.instant(), ZoneId.of("Asia/Shanghai"));
    }
}
