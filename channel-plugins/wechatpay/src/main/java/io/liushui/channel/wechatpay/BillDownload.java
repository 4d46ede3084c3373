package io.liushui.channel.wechatpay;

import static io.liushui.spi.ChannelFunction.BILL;

import io.liushui.spi.BillOutcome;
import io.liushui.spi.BillRequest;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.http.ChannelCall;
import io.liushui.spi.http.ChannelHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Locale;
import okhttp3.Request;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;

/** Asks where a day's bill is, fetches it, and keeps it only if its hash is right. The file itself is not signed: the hash, which is, stands for it. */
final class BillDownload {
    private static final LocalTime READY_AT = LocalTime.of(10, 0);

    private final Wire wire;
    private final ChannelHttp http;
    private final SignedRequests requests;
    private final BillKind kind;
    private final Codes codes;
    private final ExchangeLog log;
    private final Clock clock;

    BillDownload(
            Wire wire,
            ChannelHttp http,
            SignedRequests requests,
            BillKind kind,
            Codes codes,
            ExchangeLog log,
            Clock clock) {
        this.wire = wire;
        this.http = http;
        this.requests = requests;
        this.kind = kind;
        this.codes = codes;
        this.log = log;
        this.clock = clock;
    }

    BillOutcome download(BillRequest request, Path target) {
        ChannelCall call = new ChannelCall("bill", request.date().toString(), request.traceId());
        return switch (wire.get(call, kind.path(request.date()))) {
            case Wire.Answer.Genuine genuine -> located(request, genuine.body(), target);
            case Wire.Answer.NotExecuted(String reason) -> new BillOutcome.Unavailable(reason);
            case Wire.Answer.Lost(String reason) -> new BillOutcome.Unavailable(reason);
        };
    }

    private BillOutcome located(BillRequest request, JsonNode answer, Path target) {
        String code = Fields.text(answer, "code");
        if (!code.isEmpty()) {
            return switch (codes.meaning(BILL, request.date().toString(), code)) {
                case OPEN -> new BillOutcome.NotReady(code);
                // Before it is due, nothing can be concluded from its absence
                case NOT_FOUND -> isDue(request) ? new BillOutcome.Empty() : new BillOutcome.NotReady(code);
                case DONE, APPROVED, DECLINED, DECLINED_HERE, OVER, NOT_EXECUTED, UNKNOWN ->
                    new BillOutcome.Unavailable("code " + code);
            };
        }
        if (!Fields.text(answer, "hash_type").equals("SHA1")) {
            return new BillOutcome.Unavailable("the hash is of another kind than SHA-1");
        }
        return fetch(request, Fields.text(answer, "download_url"), Fields.text(answer, "hash_value"), target);
    }

    private BillOutcome fetch(BillRequest request, String address, String hash, Path target) {
        long start = System.nanoTime();
        BillOutcome outcome;
        int status = 0;
        try (Response response =
                http.open(new ChannelCall("bill-file", request.date().toString(), request.traceId()), file(address))) {
            status = response.code();
            outcome = status == 200
                    ? BillFile.keep(response.body().byteStream(), hash, target)
                    : new BillOutcome.Unavailable("HTTP " + status);
        } catch (IOException | IllegalArgumentException failed) {
            outcome = new BillOutcome.Unavailable(failed.getClass().getSimpleName() + ": " + failed.getMessage());
        }
        if (!(outcome instanceof BillOutcome.Downloaded)) {
            discard(target);
        }
        log.record(new ExchangeLog.Exchange(
                "bill-file",
                request.date().toString(),
                "GET " + kind.name().toLowerCase(Locale.ROOT) + " bill",
                status,
                outcome.toString(),
                outcome instanceof BillOutcome.Unavailable(String reason) ? reason : null,
                (System.nanoTime() - start) / 1_000,
                request.traceId()));
        return outcome;
    }

    private Request file(String address) {
        return requests.getFile(address);
    }

    private boolean isDue(BillRequest request) {
        ZonedDateTime readyAt = request.date().plusDays(1).atTime(READY_AT).atZone(Bodies.ZONE);
        return !clock.instant().isBefore(readyAt.toInstant());
    }

    private static void discard(Path target) {
        try {
            Files.deleteIfExists(target);
        } catch (IOException stays) {
            // The caller was told that what stands there is no bill
        }
    }
}
