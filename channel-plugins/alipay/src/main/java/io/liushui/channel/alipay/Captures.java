package io.liushui.channel.alipay;

import static io.liushui.spi.ChannelFunction.PREAUTH;

import io.liushui.spi.CaptureRequest;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.http.ChannelCall;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Takes held money: a trade of its own, under the capture's number. */
final class Captures {
    /** What a capture's notification gives back, so that it is not taken for a payment's. */
    static final String PASSED_BACK = "capture";

    private final AlipaySettings settings;
    private final Wire wire;
    private final Codes codes;
    private final Holds holds;
    private final Trades trades;

    Captures(AlipaySettings settings, Wire wire, Codes codes, Holds holds, Trades trades) {
        this.settings = settings;
        this.wire = wire;
        this.codes = codes;
        this.holds = holds;
        this.trades = trades;
    }

    /** Alipay wants to be told the payer's number, which only its own answer about the authorisation says. */
    OperationOutcome capture(CaptureRequest request) {
        OrderReference held = request.authorization();
        ChannelCall asking = new ChannelCall("authorize-query", held.orderNo(), request.traceId());
        Answer detail = holds.detail(asking, held.orderNo());
        return switch (holds.state(held.orderNo(), detail)) {
            case QueryOutcome.Paid(String authNo, long _, String _) ->
                take(request, authNo, ((Answer.Accepted) detail).body());
            case QueryOutcome.NotPaid(String code, String message) -> new OperationOutcome.Declined(code, message);
            case QueryOutcome.NotFound _ ->
                new OperationOutcome.Declined("AUTH_ORDER_NOT_EXIST", "Alipay does not know the authorisation");
            case QueryOutcome.Unpaid _, QueryOutcome.Approved _ ->
                new OperationOutcome.Declined("ACQ.AUTH_ORDER_NOT_PAID", "the payer has not agreed");
            case QueryOutcome.Unanswered(String reason) -> new OperationOutcome.Unavailable(reason);
        };
    }

    private OperationOutcome take(CaptureRequest request, String authNo, JsonNode detail) {
        ChannelCall call = new ChannelCall("capture", request.captureNo(), request.traceId());
        return switch (wire.post(call, "/v3/alipay/trade/pay", fields(request, authNo, detail))) {
            case Answer.Accepted(JsonNode body) -> taken(request, body);
            case Answer.Refused(String code, String message) -> refused(request, code, message);
            case Answer.NotSent(String reason) -> new OperationOutcome.Unavailable(reason);
            case Answer.Lost(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }

    private Map<String, String> fields(CaptureRequest request, String authNo, JsonNode detail) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("out_trade_no", request.captureNo());
        fields.put("auth_no", authNo);
        fields.put("auth_confirm_mode", request.last() ? "COMPLETE" : "NOT_COMPLETE");
        fields.put("total_amount", Yuan.of(request.amountMinor()));
        fields.put("subject", Texts.SUBJECT.fit(request.subject()));
        fields.put(
                "product_code",
                AlipayMethod.named(request.authorization().method()).holdProduct());
        fields.put("seller_id", settings.sellerId());
        fields.put("passback_params", PASSED_BACK);
        String openId = Json.text(detail, "payer_open_id");
        fields.put(
                openId.isEmpty() ? "buyer_id" : "buyer_open_id",
                openId.isEmpty() ? Json.text(detail, "payer_user_id") : openId);
        URI notification = settings.notificationUri();
        if (notification != null) {
            fields.put("notify_url", notification.toString());
        }
        return fields;
    }

    /** Only a complete answer with our number is a success; anything else the query decides. */
    private OperationOutcome taken(CaptureRequest request, JsonNode body) {
        String reference = Json.text(body, "trade_no");
        OptionalLong amount = Json.minor(body, "total_amount");
        boolean complete = request.captureNo().equals(Json.text(body, "out_trade_no"))
                && !reference.isEmpty()
                && !Json.text(body, "gmt_payment").isEmpty()
                && amount.isPresent();
        return complete
                ? new OperationOutcome.Done(reference, amount.getAsLong(), Trades.CURRENCY)
                : new OperationOutcome.Unknown("not yet carried out");
    }

    private OperationOutcome refused(CaptureRequest request, String code, String message) {
        return switch (codes.meaning(PREAUTH, request.captureNo(), code)) {
            case DECLINED, DECLINED_HERE -> new OperationOutcome.Declined(code, message);
            case OVER -> perhapsOurs(request, code, message);
            case NOT_EXECUTED -> new OperationOutcome.Unavailable(code);
            case DONE, APPROVED, OPEN, NOT_FOUND, UNKNOWN -> new OperationOutcome.Unknown("code " + code);
        };
    }

    private OperationOutcome perhapsOurs(CaptureRequest request, String code, String message) {
        return switch (query(request)) {
            case OperationOutcome.Done done -> done;
            case OperationOutcome.NotFound _, OperationOutcome.Declined _ ->
                new OperationOutcome.Declined(code, message);
            case OperationOutcome.Pending _, OperationOutcome.Unavailable _, OperationOutcome.Unknown _ ->
                new OperationOutcome.Unknown("code " + code);
        };
    }

    OperationOutcome query(CaptureRequest request) {
        ChannelCall call = new ChannelCall("capture-query", request.captureNo(), request.traceId());
        return switch (trades.query(call, request.captureNo())) {
            case QueryOutcome.Paid(String reference, long amountMinor, String currency) ->
                new OperationOutcome.Done(reference, amountMinor, currency);
            case QueryOutcome.NotPaid(String code, String message) -> new OperationOutcome.Declined(code, message);
            case QueryOutcome.Unpaid _, QueryOutcome.Approved _ -> new OperationOutcome.Pending();
            case QueryOutcome.NotFound _ -> new OperationOutcome.NotFound();
            case QueryOutcome.Unanswered(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }
}
