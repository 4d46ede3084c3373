package io.liushui.api.authorizations;

import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.preauth.CaptureState;
import io.liushui.core.preauth.HoldState;
import io.liushui.core.preauth.IllegalMove;
import java.time.Instant;

/** Why a command is refused, in the words of the API. */
final class IllegalMoves {

    private IllegalMoves() {}

    static Refusal refusal(IllegalMove reason) {
        return switch (reason) {
            case IllegalMove.NotAuthorized(String state) ->
                Refusal.of(ProblemCode.AUTHORIZATION_NOT_AUTHORIZED, "the authorization is " + state);
            case IllegalMove.Ended(HoldState state) ->
                Refusal.of(ProblemCode.AUTHORIZATION_ENDED, "the authorization is " + state.code());
            case IllegalMove.Expired(Instant validUntil) ->
                Refusal.of(ProblemCode.AUTHORIZATION_EXPIRED, "the authorization was valid until " + validUntil);
            case IllegalMove.Closing() ->
                Refusal.of(ProblemCode.AUTHORIZATION_RELEASING, "what is held is being let go");
            case IllegalMove.TooMuch(long capturableMinor) ->
                Refusal.of(
                        ProblemCode.CAPTURE_EXCEEDS_AUTHORIZATION,
                        "amount",
                        "at most " + capturableMinor + " may be captured now");
            case IllegalMove.MustBeLast() ->
                Refusal.of(ProblemCode.CAPTURE_MUST_BE_FINAL, "final", "the channel takes one capture only");
            case IllegalMove.NotVoidable(CaptureState state) ->
                Refusal.of(ProblemCode.CAPTURE_NOT_VOIDABLE, "the capture is " + state.code());
            case IllegalMove.Refunded(long refundingMinor) ->
                Refusal.of(
                        ProblemCode.CAPTURE_NOT_VOIDABLE,
                        refundingMinor + " minor units of the capture are back or on their way back by refunds");
            case IllegalMove.TooLate() ->
                Refusal.of(ProblemCode.CAPTURE_VOID_TOO_LATE, "the settlement day of the capture is over");
            case IllegalMove.TooLittleBalance(long availableMinor) ->
                Refusal.of(
                        ProblemCode.INSUFFICIENT_BALANCE,
                        "of the capture only " + availableMinor + " are left in the merchant's balance");
            case IllegalMove.NotSupported(String channelId) ->
                Refusal.of(ProblemCode.FUNCTION_NOT_SUPPORTED, "channel " + channelId + " does not void captures");
        };
    }
}
