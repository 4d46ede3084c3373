package io.liushui.channel.alipay;

import io.liushui.spi.BillOutcome;
import io.liushui.spi.BillUnreadable;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.http.ChannelCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import okhttp3.HttpUrl;
import okhttp3.Response;

/** Fetches a bill's file within the half minute that its link lives, and keeps it only when it is whole. */
final class BillDownload {
    private static final long LARGEST_BYTES = 512L * 1024 * 1024;
    private static final int CHUNK_BYTES = 64 * 1024;

    private final Wire wire;
    private final ExchangeLog log;

    BillDownload(Wire wire, ExchangeLog log) {
        this.wire = wire;
        this.log = log;
    }

    BillOutcome fetch(ChannelCall call, String url, Path target) {
        if (HttpUrl.parse(url) == null) {
            return new BillOutcome.Unavailable("the answer holds no link");
        }
        if (Files.exists(target)) {
            throw new IllegalArgumentException("the bill's file exists already");
        }
        long start = System.nanoTime();
        BillOutcome outcome;
        int status = 0;
        try (Response response = wire.open(call, url)) {
            status = response.code();
            outcome = status == 200 ? store(response, target) : new BillOutcome.Unavailable("HTTP " + status);
        } catch (IOException failed) {
            outcome = discard(target, failed.getClass().getSimpleName() + ": " + failed.getMessage());
        }
        log.record(exchange(call, status, outcome, (System.nanoTime() - start) / 1_000));
        return outcome;
    }

    private static BillOutcome store(Response response, Path target) throws IOException {
        long bytes = 0;
        try (InputStream in = response.body().byteStream();
                OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                bytes += read;
                if (bytes > LARGEST_BYTES) {
                    throw new IOException("longer than " + LARGEST_BYTES + " bytes");
                }
                out.write(chunk, 0, read);
            }
        }
        try (BillArchive archive = BillArchive.open(target)) {
            archive.requireTrades();
            return new BillOutcome.Downloaded(bytes);
        } catch (BillUnreadable unreadable) {
            return discard(target, unreadable.getMessage());
        }
    }

    private static BillOutcome discard(Path target, String reason) {
        try {
            Files.deleteIfExists(target);
            return new BillOutcome.Unavailable(reason);
        } catch (IOException stays) {
            return new BillOutcome.Unavailable(reason + "; and the file could not be removed");
        }
    }

    private static Exchange exchange(ChannelCall call, int status, BillOutcome outcome, long tookMicros) {
        String error = outcome instanceof BillOutcome.Unavailable(String reason) ? reason : null;
        String response = outcome instanceof BillOutcome.Downloaded(long bytes) ? "(" + bytes + " bytes)" : null;
        return new Exchange(
                call.operation(),
                call.reference(),
                "GET (the bill's link)",
                status,
                response,
                error,
                tookMicros,
                call.traceId());
    }
}
