package io.liushui.channel.unionpay;

import io.liushui.spi.BillOutcome;
import io.liushui.spi.BillRequest;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.http.ChannelCall;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.Request;
import okhttp3.Response;

/** Fetches the file of a settlement day; what it holds is never in memory as a whole. */
final class BillDownload {
    private static final DateTimeFormatter MONTH_AND_DAY = DateTimeFormatter.ofPattern("MMdd");

    private final UnionPaySettings settings;
    private final Gateway gateway;
    private final Codes codes;
    private final ExchangeLog log;
    private final Clock clock;

    BillDownload(UnionPaySettings settings, Gateway gateway, Codes codes, ExchangeLog log, Clock clock) {
        this.settings = settings;
        this.gateway = gateway;
        this.codes = codes;
        this.log = log;
        this.clock = clock;
    }

    BillOutcome download(BillRequest request, Path target) {
        ChannelCall call = new ChannelCall("bill", request.date().toString(), request.traceId());
        Map<String, String> fields = fields(request);
        Path answer = target.resolveSibling(target.getFileName() + ".answer");
        long start = System.nanoTime();
        try {
            int status = fetch(call, gateway.request(settings.fileUrl(), fields), answer);
            BillOutcome outcome =
                    status == 200 ? read(call, answer, target) : new BillOutcome.Unavailable("HTTP " + status);
            note(call, fields, status, outcome.toString(), null, start);
            return outcome;
        } catch (IOException failed) {
            String reason = failed.getClass().getSimpleName() + ": " + failed.getMessage();
            note(call, fields, 0, null, reason, start);
            return new BillOutcome.Unavailable(reason);
        } finally {
            remove(answer);
        }
    }

    private Map<String, String> fields(BillRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("version", "5.1.0");
        fields.put("encoding", "UTF-8");
        fields.put("txnType", Transaction.FILE.type());
        fields.put("txnSubType", Transaction.FILE.subtype());
        fields.put("bizType", Product.ANY.code());
        fields.put("accessType", "0");
        fields.put("merId", settings.merchantId());
        fields.put("settleDate", MONTH_AND_DAY.format(request.date()));
        fields.put("txnTime", ChannelTime.of(clock.instant()));
        fields.put("fileType", "00");
        return fields;
    }

    private int fetch(ChannelCall call, Request request, Path answer) throws IOException {
        try (Response response = gateway.http().open(call, request);
                InputStream body = response.body().byteStream()) {
            if (response.code() == 200) {
                BillAnswer.keep(body, answer);
            }
            return response.code();
        }
    }

    private BillOutcome read(ChannelCall call, Path file, Path target) throws IOException {
        BillAnswer answer = BillAnswer.read(file);
        if (answer.check(settings.trust()) != Seal.Verdict.GENUINE) {
            return new BillOutcome.Unavailable("the answer is not UnionPay's");
        }
        if (!settings.merchantId().equals(answer.text("merId"))) {
            return new BillOutcome.Unavailable("the answer is for another merchant");
        }
        String code = answer.text("respCode");
        return switch (codes.meaning(ChannelFunction.BILL, call.reference(), code)) {
            case DONE -> new BillOutcome.Downloaded(answer.extract(target));
            case NOT_FOUND -> new BillOutcome.NotReady(answer.text("respMsg"));
            case APPROVED, OPEN, DECLINED, DECLINED_HERE, OVER, NOT_EXECUTED, UNKNOWN ->
                new BillOutcome.Unavailable("respCode " + code);
        };
    }

    private void note(
            ChannelCall call, Map<String, String> fields, int status, String answer, String error, long start) {
        log.record(new ExchangeLog.Exchange(
                call.operation(),
                call.reference(),
                "POST " + Gateway.MASKING.fields(fields),
                status,
                answer,
                error,
                (System.nanoTime() - start) / 1_000,
                call.traceId()));
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException leftBehind) {
            // It is overwritten by the next try
        }
    }
}
