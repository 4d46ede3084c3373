package io.liushui.channel.sandbox;

import static io.liushui.spi.ChannelFunction.BALANCE;
import static io.liushui.spi.ChannelFunction.PAYOUT;

import io.liushui.spi.BalanceOutcome;
import io.liushui.spi.PayoutRequest;
import io.liushui.spi.PayoutReturnOutcome;
import io.liushui.spi.http.ChannelCall;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Payouts that come back, and what is left to pay out from. */
final class Payouts {

    private final Wire wire;
    private final Codes codes;

    Payouts(Wire wire, Codes codes) {
        this.wire = wire;
        this.codes = codes;
    }

    PayoutReturnOutcome queryReturn(PayoutRequest request) {
        String number = request.payoutNo();
        return switch (wire.get(Operation.PAYOUT.query(number, request.traceId()), Operation.PAYOUT.path(number))) {
            case Wire.Answer.Genuine(var answer) -> returned(number, answer);
            case Wire.Answer.NotSent(String reason) -> new PayoutReturnOutcome.Unanswered(reason);
            case Wire.Answer.Lost(String reason) -> new PayoutReturnOutcome.Unanswered(reason);
        };
    }

    BalanceOutcome balance(String currency) {
        ChannelCall call = new ChannelCall("balance", currency, null);
        return switch (wire.get(call, "/v1/balances/" + currency)) {
            case Wire.Answer.Genuine(var answer) -> known(currency, answer);
            case Wire.Answer.NotSent(String reason) -> new BalanceOutcome.Unknown(reason);
            case Wire.Answer.Lost(String reason) -> new BalanceOutcome.Unknown(reason);
        };
    }

    /** Whether an answer or a notification tells of a payout that came back. */
    static boolean isReturned(JsonNode payout) {
        return Answers.text(payout, "state").equals("returned");
    }

    private PayoutReturnOutcome returned(String payoutNo, JsonNode answer) {
        String code = Answers.decisive(answer);
        OrderAnswer payout = OrderAnswer.of(answer);
        String reference = Answers.text(answer, "return_reference");
        return switch (codes.meaning(PAYOUT, payoutNo, code)) {
            case DONE ->
                isReturned(answer)
                        ? new PayoutReturnOutcome.Returned(
                                reference,
                                payout.amount(),
                                payout.currency(),
                                Answers.text(answer, "code"),
                                Instant.ofEpochMilli(answer.path("returned_at").asLong(0)))
                        : new PayoutReturnOutcome.NotReturned();
            case OPEN -> new PayoutReturnOutcome.NotReturned();
            case DECLINED, DECLINED_HERE, OVER -> new PayoutReturnOutcome.NotReturned();
            case APPROVED, NOT_FOUND, NOT_EXECUTED, UNKNOWN -> new PayoutReturnOutcome.Unanswered("code " + code);
        };
    }

    private BalanceOutcome known(String currency, JsonNode answer) {
        JsonNode available = answer.path("available");
        JsonNode pending = answer.path("pending");
        if (Answers.text(answer, "currency").equals(currency)
                && available.isIntegralNumber()
                && pending.isIntegralNumber()) {
            return new BalanceOutcome.Known(available.longValue(), pending.longValue());
        }
        String code = Answers.decisive(answer);
        return new BalanceOutcome.Unknown("code " + code + ", " + codes.meaning(BALANCE, currency, code));
    }
}
