package io.liushui.core.preauth;

/**
 * What became of a held amount; in minor units, none negative.
 *
 * @param authorizedMinor what the payer agreed to
 * @param allowanceMinor how much may be taken in all, not less than what was authorised
 * @param capturedMinor taken
 * @param capturingMinor asked for, and not known to be taken yet
 * @param releasedMinor let go
 */
record Hold(long authorizedMinor, long allowanceMinor, long capturedMinor, long capturingMinor, long releasedMinor) {

    /** @throws IllegalArgumentException when more is taken, asked for and let go than the allowance */
    Hold {
        if (authorizedMinor <= 0
                || allowanceMinor < authorizedMinor
                || capturedMinor < 0
                || capturingMinor < 0
                || releasedMinor < 0
                || releasedMinor > authorizedMinor
                || capturedMinor + capturingMinor + releasedMinor > allowanceMinor) {
            throw new IllegalArgumentException("no such hold: " + authorizedMinor + " of at most " + allowanceMinor
                    + ", captured " + capturedMinor + ", capturing " + capturingMinor + ", released " + releasedMinor);
        }
    }

    static Hold of(long authorizedMinor, int allowancePercent) {
        long allowanceMinor = Math.multiplyExact(authorizedMinor, allowancePercent) / 100;
        return new Hold(authorizedMinor, allowanceMinor, 0, 0, 0);
    }

    /** Still held at the channel. */
    long heldMinor() {
        return Math.max(0, authorizedMinor - capturedMinor - releasedMinor);
    }

    /** Held, and not asked for yet. */
    long freeMinor() {
        return Math.max(0, authorizedMinor - capturedMinor - capturingMinor - releasedMinor);
    }

    /** How much the next capture may take: nothing once nothing is free, however much the channel would allow. */
    long capturableMinor() {
        return freeMinor() == 0 ? 0 : allowanceMinor - capturedMinor - capturingMinor - releasedMinor;
    }

    Hold asked(long amountMinor) {
        return new Hold(authorizedMinor, allowanceMinor, capturedMinor, capturingMinor + amountMinor, releasedMinor);
    }

    Hold refused(long amountMinor) {
        return new Hold(authorizedMinor, allowanceMinor, capturedMinor, capturingMinor - amountMinor, releasedMinor);
    }

    /** @param last whether what is still held then is let go */
    Hold taken(long amountMinor, boolean last) {
        Hold taken = new Hold(
                authorizedMinor,
                allowanceMinor,
                capturedMinor + amountMinor,
                capturingMinor - amountMinor,
                releasedMinor);
        return last ? taken.released(taken.heldMinor()) : taken;
    }

    /** A capture was voided: what it took is held again, and what it let go as the last one. */
    Hold givenBack(long amountMinor, long releasedByIt) {
        return new Hold(
                authorizedMinor,
                allowanceMinor,
                capturedMinor - amountMinor,
                capturingMinor,
                releasedMinor - releasedByIt);
    }

    Hold released(long amountMinor) {
        return new Hold(authorizedMinor, allowanceMinor, capturedMinor, capturingMinor, releasedMinor + amountMinor);
    }

    /** @param expired whether it was the end of its validity that let the amount go, if nothing was taken */
    HoldState state(boolean expired) {
        if (heldMinor() > 0) {
            return capturedMinor == 0 ? new HoldState.Authorized() : new HoldState.PartiallyCaptured();
        }
        if (capturedMinor > 0) {
            return new HoldState.Captured();
        }
        return expired ? new HoldState.Expired() : new HoldState.Voided();
    }
}
