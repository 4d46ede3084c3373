package io.liushui.core.contracts;

import java.time.Instant;
import java.util.Locale;

/**
 * How far the signing of a contract has come at its channel.
 *
 * @param channelRef names the contract at the channel; null while unknown
 * @param action null when the payer has nothing to do
 * @param codeExpiresAt null unless a code is good
 * @param codeSends how often a code was asked for, the first included
 * @param codeWanted whether another code is to be sent
 * @param triesLeft codes that may still be entered, 0 to 5
 * @param confirmingUntil while a code is on its way to the channel; null otherwise
 */
record Signing(
        Step step,
        String channelRef,
        SigningAction action,
        Instant codeExpiresAt,
        int codeSends,
        boolean codeWanted,
        int triesLeft,
        Instant confirmingUntil,
        Long driverInstance,
        Instant firstSentAt,
        Instant sentAt) {
    static final int TRIES = 5;

    enum Step {
        CREATED,
        SENT,
        /** The payer has to act, or the channel is working. */
        PENDING,
        UNKNOWN,
        /** Signed or refused. */
        ANSWERED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the channel may hold something that we do not know of. */
        boolean inDoubt() {
            return switch (this) {
                case SENT, UNKNOWN -> true;
                case CREATED, PENDING, ANSWERED -> false;
            };
        }
    }

    /** Also says the phone as the payer may see it; null when no code was sent. */
    String maskedPhone() {
        return switch (action) {
            case SigningAction.EnterCode(String maskedPhone) -> maskedPhone;
            case SigningAction.CodeExpired(String maskedPhone) -> maskedPhone;
            case SigningAction.Redirect _, SigningAction.PostForm _, SigningAction.QrCode _, SigningAction.AppCall _ ->
                null;
            case null -> null;
        };
    }
}
