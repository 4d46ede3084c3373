package io.liushui.api.merchantfiles;

import io.liushui.api.body.Page;
import io.liushui.api.body.Query;
import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.front.Route;
import io.liushui.api.front.Routes;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.merchantfiles.ReconciliationFile;
import io.liushui.core.merchantfiles.ReconciliationFileDocument;
import io.liushui.core.merchantfiles.ReconciliationFiles;
import io.liushui.core.merchantfiles.ReconciliationFiles.Finding;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /v1/reconciliation-files}. */
@Component
class ReconciliationFileRoutes implements Routes {
    private static final String FILES = "/v1/reconciliation-files";
    private static final String DATE = "date";
    private static final String PREVIEW = "preview";
    private static final int BEFORE_DAY = ReconciliationFileDocument.ID_PREFIX.length() + 1;

    private final ReconciliationFiles files;
    private final ReconciliationFileDocument document;
    private final Clock clock;

    ReconciliationFileRoutes(ReconciliationFiles files, ReconciliationFileDocument document, Clock clock) {
        this.files = files;
        this.document = document;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.merchant("GET", FILES, this::list),
                Route.merchant("GET", FILES + "/{id}", this::find),
                Route.merchant("GET", FILES + "/{id}/content", this::content).answering(FileAnswer.MEDIA_TYPE));
    }

    private Answer list(ApiRequest request) {
        Query query = Query.of(request.query(), Page.names());
        Page page = Page.of(
                query,
                ReconciliationFileDocument.ID_PREFIX,
                id -> id.startsWith(ReconciliationFileDocument.ID_PREFIX + "_")
                        && day(id.substring(BEFORE_DAY)).isPresent());
        List<ReconciliationFile> found = files.list(
                appId(request), page.slice(id -> day(id.substring(BEFORE_DAY)).orElseThrow()));
        return Answer.json(200, page.document(found, document::json));
    }

    private Answer find(ApiRequest request) {
        Query.of(request.query(), Set.of());
        return switch (files.find(appId(request), wantedDay(request))) {
            case Finding.Ready(ReconciliationFile file) -> Answer.json(200, document.json(file));
            case Finding.NotYet notYet -> throw refusal(notYet);
            case Finding.NoFile none -> throw refusal(none);
        };
    }

    private Answer content(ApiRequest request) {
        boolean preview = preview(Query.of(request.query(), Set.of(PREVIEW)).text(PREVIEW));
        LocalDate day = wantedDay(request);
        return switch (files.find(appId(request), day)) {
            case Finding.Ready(ReconciliationFile file) ->
                FileAnswer.of(file, files.gzip(file), request.header("Accept-Encoding"));
            case Finding.NotYet _ when preview -> FileAnswer.of(day, files.preview(appId(request), day));
            case Finding.NotYet notYet -> throw refusal(notYet);
            case Finding.NoFile none -> throw refusal(none);
        };
    }

    private Refusal refusal(Finding.NotYet notYet) {
        Instant readyAt = notYet.readyAt();
        long seconds = Math.max(1, Duration.between(clock.instant(), readyAt).toSeconds() + 1);
        return Refusal.retryAfter(
                ProblemCode.RECONCILIATION_DAY_NOT_OVER,
                Math.toIntExact(seconds),
                "the file of this day can be had from " + readyAt + " on");
    }

    private static Refusal refusal(Finding.NoFile none) {
        return Refusal.of(
                ProblemCode.RECONCILIATION_DAY_OUT_OF_RANGE,
                DATE,
                "the app's days are " + none.first() + " to " + none.today());
    }

    private static String appId(ApiRequest request) {
        return request.caller().app().id();
    }

    private static boolean preview(String text) {
        return switch (text) {
            case null -> false;
            case "false" -> false;
            case "true" -> true;
            default -> throw Refusal.of(ProblemCode.INVALID_PARAMETER, PREVIEW, "must be true or false");
        };
    }

    private static LocalDate wantedDay(ApiRequest request) {
        return day(request.id())
                .orElseThrow(() -> Refusal.of(
                        ProblemCode.INVALID_PARAMETER, DATE, "must be a date of the form 2026-11-26 in the path"));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
