package io.liushui.channel.netbank;

import io.liushui.spi.BillOutcome;
import io.liushui.spi.BillRequest;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.http.ChannelCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import okhttp3.Response;
import org.bouncycastle.crypto.Digest;

/** Fetches a day's bill: a signed message names the file, its size and its digest; then the file is copied and held against them. */
final class Bills {

    private static final long LARGEST_FILE_BYTES = 1L << 30;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int FOUND = 200;

    private final NetbankSettings settings;
    private final Wire wire;
    private final NetbankCodes codes;
    private final Journal journal;

    Bills(NetbankSettings settings, Wire wire, NetbankCodes codes, Journal journal) {
        this.settings = settings;
        this.wire = wire;
        this.codes = codes;
        this.journal = journal;
    }

    BillOutcome download(BillRequest request, Path target) {
        String date = request.date().format(DateTimeFormatter.BASIC_ISO_DATE);
        ChannelCall call = new ChannelCall("bill", date, request.traceId());
        return switch (wire.send(call, "NB3001", Map.of("BillDate", date))) {
            case Wire.Answer.Genuine answer -> named(call, answer, target);
            case Wire.Answer.NotSent(String reason) -> new BillOutcome.Unavailable(reason);
            case Wire.Answer.Lost(String reason) -> new BillOutcome.Unavailable(reason);
        };
    }

    private BillOutcome named(ChannelCall call, Wire.Answer.Genuine answer, Path target) {
        String code = answer.code();
        return switch (codes.meaning(ChannelFunction.BILL, call.reference(), code)) {
            case DONE -> fetch(call, answer.message(), target);
            case OPEN -> new BillOutcome.NotReady("code " + code);
            case NOT_FOUND -> new BillOutcome.Empty();
            case DECLINED, DECLINED_HERE, OVER, APPROVED, NOT_EXECUTED, UNKNOWN ->
                new BillOutcome.Unavailable("code " + code);
        };
    }

    private BillOutcome fetch(ChannelCall call, Message file, Path target) {
        String expected = "NB_" + settings.merchantNo() + "_" + call.reference() + ".zip";
        if (!file.body("FileName").equals(expected)
                || !file.body("FileSize").matches("[1-9][0-9]{0,9}")
                || Long.parseLong(file.body("FileSize")) > LARGEST_FILE_BYTES
                || !file.body("FileToken").matches("[A-Za-z0-9_-]{1,128}")) {
            return new BillOutcome.Unavailable("the bank names another file, or none that can be fetched");
        }
        long start = System.nanoTime();
        try (Response response = wire.open(call, file.body("FileToken"))) {
            String wrong = response.code() == FOUND ? copy(response, file, target) : "HTTP " + response.code();
            journal.download(call, response.code(), "(file)", wrong, start);
            return wrong == null ? new BillOutcome.Downloaded(Files.size(target)) : new BillOutcome.Unavailable(wrong);
        } catch (IOException failed) {
            journal.download(call, 0, null, failed.getClass().getSimpleName(), start);
            return new BillOutcome.Unavailable(
                    "the file did not arrive: " + failed.getClass().getSimpleName());
        }
    }

    /** @return what is wrong with the file, null when it is whole */
    private String copy(Response response, Message file, Path target) throws IOException {
        long size = Long.parseLong(file.body("FileSize"));
        Digest digest = settings.signature().digest();
        long copied = 0;
        try (InputStream in = response.body().byteStream();
                OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            int read = in.read(buffer);
            while (read >= 0 && copied <= size) {
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
                copied += read;
                read = in.read(buffer);
            }
        }
        byte[] found = new byte[digest.getDigestSize()];
        digest.doFinal(found, 0);
        if (copied != size) {
            return "the file is not as long as the bank said";
        }
        boolean same = HexFormat.of().formatHex(found).equalsIgnoreCase(file.body("FileDigest"));
        return same ? null : "the file's digest is another one";
    }
}
