package io.liushui.sandbox.unionpay;

import io.javalin.http.Context;
import io.liushui.sandbox.books.BillLine;
import io.liushui.sandbox.books.Fee;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

/** The file host: the files of a settlement day, zipped, deflated once more, in Base64. */
final class FileDesk {
    /** A settlement day begins at 23:00 in Beijing, which is midnight here. */
    private static final ZoneOffset SETTLEMENT_ZONE = ZoneOffset.ofHours(9);

    private static final Fee FEE = Fee.basisPoints(60);

    private final SandboxHost host;

    FileDesk(SandboxHost host) {
        this.host = host;
    }

    void send(Context context) {
        Asked asked = Asked.of(context).validated();
        if (!asked.kind().equals("76/01") || !asked.text("fileType").equals("00")) {
            throw new Refusal(200, "10", asked.kind());
        }
        LocalDate day = day(asked.text("settleDate"));
        host.requests()
                .answer(context, Operation.BILL, host.requests().facts(day.toString(), null, 0, null, null), intent -> {
                    List<BillLine> lines = host.books().bills().ofDay(day, SETTLEMENT_ZONE, FEE);
                    if (lines.isEmpty()) {
                        throw new Refusal(200, "98", "8000098");
                    }
                    byte[] archive = SettlementFile.archive(day, asked.text("merId"), lines);
                    String name = asked.text("merId") + "_" + day.toString().replace("-", "") + ".zip";
                    return Replies.of(
                            asked,
                            ResponseCode.SUCCESS,
                            Map.of("fileName", name, "fileType", "00", "fileContent", packed(archive)));
                });
    }

    /** The last day with this month and day, tomorrow included. */
    private LocalDate day(String monthAndDay) {
        LocalDate latest = Told.settlementDay(host.clock().millis());
        try {
            MonthDay wanted = MonthDay.of(
                    Integer.parseInt(monthAndDay.substring(0, 2)), Integer.parseInt(monthAndDay.substring(2)));
            LocalDate day = wanted.atYear(latest.getYear());
            return day.isAfter(latest) ? wanted.atYear(latest.getYear() - 1) : day;
        } catch (DateTimeException | NumberFormatException | StringIndexOutOfBoundsException malformed) {
            throw new Refusal(200, "10", "settleDate");
        }
    }

    private static String packed(byte[] archive) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
            out.write(archive);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(deflated.toByteArray());
    }
}
