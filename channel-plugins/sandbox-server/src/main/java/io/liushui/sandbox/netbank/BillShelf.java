package io.liushui.sandbox.netbank;

import io.javalin.http.Context;
import io.liushui.sandbox.books.BillLine;
import io.liushui.sandbox.books.Fee;
import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes a merchant's bill and keeps it until it is fetched. Unlike a real bank, which waits for the morning after, it also makes the bill of the
 * day that has not ended yet, with what has happened so far.
 */
final class BillShelf {

    private static final long VALID_MILLIS = 300_000;
    private static final int KEPT_DAYS = 90;
    private static final Fee FEE = Fee.basisPoints(25);

    private final SandboxHost host;
    private final Map<String, Laid> laid = new ConcurrentHashMap<>();

    BillShelf(SandboxHost host) {
        this.host = host;
    }

    private record Laid(byte[] file, long validUntil) {}

    /** @throws Refusal when there is no bill of that day */
    Map<String, String> lay(Agreement agreement, String date) {
        LocalDate day = day(date);
        LocalDate today = LocalDate.ofInstant(host.clock().instant(), BankTime.ZONE);
        if (day.isAfter(today)) {
            throw new Refusal(409, "bill_not_made", "the day has not begun");
        }
        if (day.isBefore(today.minusDays(KEPT_DAYS))) {
            throw new Refusal(409, "bill_too_old", "older than 90 days");
        }
        List<BillLine> lines = host.books().bills().ofDay(day, BankTime.ZONE, FEE).stream()
                .filter(line ->
                        agreement.merchantNo().equals(line.order().details().get("merchantNo")))
                .toList();
        if (lines.isEmpty()) {
            throw new Refusal(404, "nothing_happened", "no movement on that day");
        }
        BillText text = new BillText(agreement.merchantNo(), date);
        return named(agreement, text.name() + ".zip", text.zip(lines));
    }

    private Map<String, String> named(Agreement agreement, String name, byte[] file) {
        long now = host.clock().millis();
        laid.values().removeIf(old -> old.validUntil < now);
        String token = Numbers.next("");
        laid.put(token, new Laid(file, now + VALID_MILLIS));
        Map<String, String> body = new LinkedHashMap<>();
        body.put("FileName", name);
        body.put("FileSize", Integer.toString(file.length));
        body.put("FileDigest", HexFormat.of().formatHex(BankSignatures.digest(agreement, file)));
        body.put("FileToken", token);
        return body;
    }

    /** Each file once. */
    void hand(Context context) {
        Laid file = laid.remove(context.pathParam("token"));
        if (file == null || file.validUntil < host.clock().millis()) {
            context.status(404).contentType("text/plain").result("no such file");
        } else {
            context.status(200).contentType("application/zip").result(file.file);
        }
    }

    private static LocalDate day(String date) {
        try {
            return LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException malformed) {
            throw BankXml.malformed("BillDate is not yyyyMMdd");
        }
    }
}
