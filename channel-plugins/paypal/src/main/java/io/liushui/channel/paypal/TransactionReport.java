package io.liushui.channel.paypal;

import io.liushui.channel.paypal.PaypalApi.Answer;
import io.liushui.spi.BillOutcome;
import io.liushui.spi.BillRequest;
import io.liushui.spi.http.ChannelCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The transactions of a day in UTC as PayPal's bill. PayPal shows a transaction up to three hours late and says how far it is; until it is past the
 * day's end the bill is not ready. A question with too many answers is asked again in halves.
 */
final class TransactionReport {

    private static final int PAGE_SIZE = 500;
    private static final Duration SMALLEST = Duration.ofSeconds(1);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");

    private final PaypalApi api;
    private final JsonMapper mapper;

    TransactionReport(PaypalApi api, JsonMapper mapper) {
        this.api = api;
        this.mapper = mapper;
    }

    /** A part of the day; its end does not belong to it. */
    private record Window(Instant from, Instant until) {
        Window[] halves() {
            Instant middle = from.plus(Duration.between(from, until).dividedBy(2));
            return new Window[] {new Window(from, middle), new Window(middle, until)};
        }
    }

    /** How the reading of one window ended; what it brought is written. */
    private sealed interface Progress {
        record Whole() implements Progress {}

        record TooLarge() implements Progress {}

        record Stopped(BillOutcome outcome) implements Progress {}
    }

    BillOutcome download(BillRequest request, Path target) {
        BillOutcome outcome;
        try (ReportWriter writer = new ReportWriter(target, request.date(), mapper)) {
            outcome = download(request, writer);
            if (outcome instanceof BillOutcome.Downloaded) {
                writer.finish();
            }
        } catch (IOException failed) {
            outcome = new BillOutcome.Unavailable("the file cannot be written: " + failed.getMessage());
        }
        return settled(outcome, target);
    }

    private BillOutcome download(BillRequest request, ReportWriter writer) throws IOException {
        LocalDate day = request.date();
        ChannelCall call = new ChannelCall("bill", day.toString(), request.traceId());
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Deque<Window> windows = new ArrayDeque<>();
        windows.push(new Window(day.atStartOfDay(ZoneOffset.UTC).toInstant(), end));
        while (!windows.isEmpty()) {
            Window window = windows.pop();
            switch (read(call, window, end, writer)) {
                case Progress.Whole _ -> {}
                case Progress.Stopped(BillOutcome outcome) -> {
                    return outcome;
                }
                case Progress.TooLarge _ -> {
                    if (Duration.between(window.from(), window.until()).compareTo(SMALLEST) <= 0) {
                        return new BillOutcome.Unavailable("PayPal shows no second of that day whole");
                    }
                    Window[] halves = window.halves();
                    windows.push(halves[1]);
                    windows.push(halves[0]);
                }
            }
        }
        return writer.items() == 0 ? new BillOutcome.Empty() : new BillOutcome.Downloaded(0);
    }

    private Progress read(ChannelCall call, Window window, Instant end, ReportWriter writer) throws IOException {
        long items = 0;
        long total = 0;
        for (int page = 1, pages = 1; page <= pages; page++) {
            Answer answer = api.getLarge(call, url(window, page));
            if (!(answer instanceof Answer.Done(int _, JsonNode body))) {
                return stopped(answer);
            }
            Instant refreshed = PaypalOrder.instant(PaypalOrder.text(body, "last_refreshed_datetime"));
            if (refreshed == null || refreshed.isBefore(end)) {
                return new Progress.Stopped(new BillOutcome.NotReady("PayPal's report is as of " + refreshed));
            }
            pages = body.path("total_pages").asInt(1);
            total = body.path("total_items").asLong(0);
            for (JsonNode detail : body.path("transaction_details")) {
                writer.item(detail.path("transaction_info"));
                items++;
            }
        }
        return items == total
                ? new Progress.Whole()
                : new Progress.Stopped(new BillOutcome.Unavailable("PayPal spoke of " + total + ", and told " + items));
    }

    private static Progress stopped(Answer answer) {
        return switch (answer) {
            case Answer.Refused(int _, String code, String message, String _) ->
                code.equals("RESULTSET_TOO_LARGE")
                        ? new Progress.TooLarge()
                        : new Progress.Stopped(new BillOutcome.Unavailable(code + " " + message));
            case Answer.NotSent(String reason) -> new Progress.Stopped(new BillOutcome.Unavailable(reason));
            case Answer.Lost(String reason) -> new Progress.Stopped(new BillOutcome.Unavailable(reason));
            case Answer.Done _ -> throw new IllegalStateException("it did not stop");
        };
    }

    private HttpUrl url(Window window, int page) {
        return api.url("v1/reporting/transactions")
                .addQueryParameter("start_date", time(window.from()))
                .addQueryParameter("end_date", time(window.until().minusMillis(1)))
                .addQueryParameter("fields", "transaction_info")
                .addQueryParameter("balance_affecting_records_only", "Y")
                .addQueryParameter("page_size", Integer.toString(PAGE_SIZE))
                .addQueryParameter("page", Integer.toString(page))
                .build();
    }

    private static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** What was written is a bill, or it is removed. */
    private static BillOutcome settled(BillOutcome outcome, Path target) {
        try {
            if (outcome instanceof BillOutcome.Downloaded) {
                return new BillOutcome.Downloaded(Files.size(target));
            }
            Files.deleteIfExists(target);
            return outcome;
        } catch (IOException failed) {
            return new BillOutcome.Unavailable("the file cannot be kept: " + failed.getMessage());
        }
    }
}
