package io.liushui.channel.carrier;

import io.liushui.spi.BillOutcome;
import io.liushui.spi.BillRequest;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.http.ChannelCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import javax.crypto.Mac;
import okhttp3.Response;

/** Fetches a day's bill; the answer is the file itself, signed in a header, or a message that says why there is none. */
final class Bills {

    private static final long LARGEST_FILE_BYTES = 1L << 30;
    private static final int LARGEST_MESSAGE_BYTES = 64 * 1024;
    private static final int BUFFER_BYTES = 64 * 1024;

    private final CarrierSettings settings;
    private final Wire wire;
    private final CarrierCodes codes;
    private final Journal journal;

    Bills(CarrierSettings settings, Wire wire, CarrierCodes codes, Journal journal) {
        this.settings = settings;
        this.wire = wire;
        this.codes = codes;
        this.journal = journal;
    }

    BillOutcome download(BillRequest request, Path target) {
        String date = request.date().format(DateTimeFormatter.BASIC_ISO_DATE);
        ChannelCall call = new ChannelCall("bill", date, request.traceId());
        Map<String, String> message = wire.message(Map.of("billDate", date));
        long start = System.nanoTime();
        try (Response response = wire.open(call, "v3/bill", message)) {
            boolean file = response.code() == 200
                    && response.header("Content-Type", "").startsWith("text/csv");
            BillOutcome outcome = file ? copy(response, message, target) : refused(call, response, message);
            journal.bill(call, response.code(), outcome.toString(), null, start);
            return outcome;
        } catch (IOException failed) {
            journal.bill(call, 0, null, failed.getClass().getSimpleName(), start);
            return new BillOutcome.Unavailable(
                    "the file did not arrive: " + failed.getClass().getSimpleName());
        }
    }

    private BillOutcome refused(ChannelCall call, Response response, Map<String, String> message) throws IOException {
        byte[] body = response.body().byteStream().readNBytes(LARGEST_MESSAGE_BYTES);
        return switch (wire.check(response.code(), body, message)) {
            case Wire.Answer.Genuine(Message answer) -> refused(call, answer.decisive());
            case Wire.Answer.NotSent(String reason) -> new BillOutcome.Unavailable(reason);
            case Wire.Answer.Lost(String reason) -> new BillOutcome.Unavailable(reason);
        };
    }

    private BillOutcome refused(ChannelCall call, String code) {
        return switch (codes.meaning(ChannelFunction.BILL, call.reference(), code)) {
            case OPEN -> new BillOutcome.NotReady("code " + code);
            case NOT_FOUND -> new BillOutcome.Empty();
            case DONE, DECLINED, DECLINED_HERE, OVER, APPROVED, NOT_EXECUTED, UNKNOWN ->
                new BillOutcome.Unavailable("code " + code);
        };
    }

    private BillOutcome copy(Response response, Map<String, String> message, Path target) throws IOException {
        Mac mac = settings.signature().mac();
        mac.update((message.get("requestId") + "\n").getBytes(StandardCharsets.UTF_8));
        long copied = 0;
        try (InputStream in = response.body().byteStream();
                OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            int read = in.read(buffer);
            while (read >= 0 && copied <= LARGEST_FILE_BYTES) {
                mac.update(buffer, 0, read);
                out.write(buffer, 0, read);
                copied += read;
                read = in.read(buffer);
            }
        }
        boolean genuine = copied <= LARGEST_FILE_BYTES
                && ParameterSignature.isSame(
                        response.header("Carrier-Signature"), ParameterSignature.hex(mac.doFinal()));
        return genuine
                ? new BillOutcome.Downloaded(copied)
                : new BillOutcome.Unavailable("the file is not signed by the carrier");
    }
}
