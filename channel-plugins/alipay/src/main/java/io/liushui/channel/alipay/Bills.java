package io.liushui.channel.alipay;

import static io.liushui.spi.ChannelFunction.BILL;

import io.liushui.spi.BillOutcome;
import io.liushui.spi.BillRequest;
import io.liushui.spi.http.ChannelCall;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The bill of trades of a day, which Alipay makes until nine o'clock of the next, and sometimes later. */
final class Bills {
    private static final LocalTime USUALLY_READY = LocalTime.of(9, 0);
    /** A bill that is still missing this long after it should have been there is one of a day without trades. */
    private static final Duration MISSING = Duration.ofDays(1);

    private final Clock clock;
    private final Wire wire;
    private final Codes codes;
    private final BillDownload download;

    Bills(Clock clock, Wire wire, Codes codes, BillDownload download) {
        this.clock = clock;
        this.wire = wire;
        this.codes = codes;
        this.download = download;
    }

    BillOutcome download(BillRequest request, Path target) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("bill_type", "trade");
        query.put("bill_date", request.date().toString());
        ChannelCall call = new ChannelCall("bill", request.date().toString(), request.traceId());
        return switch (wire.get(call, "/v3/alipay/data/dataservice/bill/downloadurl/query", query)) {
            case Answer.Accepted(JsonNode body) -> download.fetch(call, Json.text(body, "bill_download_url"), target);
            case Answer.Refused(String code, String _) ->
                switch (codes.meaning(BILL, request.date().toString(), code)) {
                    case NOT_FOUND -> missing(request.date());
                    case DONE, APPROVED, OPEN, DECLINED, DECLINED_HERE, OVER, NOT_EXECUTED, UNKNOWN ->
                        new BillOutcome.Unavailable("code " + code);
                };
            case Answer.NotSent(String reason) -> new BillOutcome.Unavailable(reason);
            case Answer.Lost(String reason) -> new BillOutcome.Unavailable(reason);
        };
    }

    private BillOutcome missing(LocalDate date) {
        Instant due =
                date.plusDays(1).atTime(USUALLY_READY).atZone(AlipayTime.ZONE).toInstant();
        return clock.instant().isBefore(due.plus(MISSING))
                ? new BillOutcome.NotReady("BILL_NOT_EXIST")
                : new BillOutcome.Empty();
    }
}
