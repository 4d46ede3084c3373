package io.liushui.api.refunds;

import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;

/** Why a refund is refused, of a payment or of a capture, in the words of the API. */
final class RefusedRefund {

    private RefusedRefund() {}

    static Refusal notSupported(String channelId) {
        return Refusal.of(ProblemCode.FUNCTION_NOT_SUPPORTED, "channel " + channelId + " has no refund");
    }

    static Refusal exceedsRemaining(long remainingMinor) {
        return Refusal.of(
                ProblemCode.REFUND_AMOUNT_EXCEEDS_REMAINING, "amount", remainingMinor + " minor units are left");
    }

    static Refusal insufficientBalance(long reachableMinor) {
        return Refusal.of(
                ProblemCode.INSUFFICIENT_BALANCE,
                "amount",
                reachableMinor + " minor units can be taken from whoever got the money");
    }

    static Refusal numberTaken() {
        return Refusal.of(
                ProblemCode.MERCHANT_REFUND_NO_TAKEN,
                RefundBody.NUMBER,
                "the app has a refund or void with this number");
    }
}
