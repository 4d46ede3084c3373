package io.liushui.core.points;

import java.math.BigInteger;

/**
 * What a merchant's points are worth: {@code points} of them {@code minor} minor units of the currency.
 *
 * @param currency ISO 4217; orders in another currency cannot be paid with points
 * @param points 1 to 1,000,000
 * @param minor 1 to 1,000,000
 */
public record PointsRate(String currency, long points, long minor) {
    private static final long MOST = 1_000_000;

    /** @throws IllegalArgumentException with a text for people */
    public PointsRate {
        if (points < 1 || points > MOST || minor < 1 || minor > MOST) {
            throw new IllegalArgumentException("a rate is 1 to " + MOST + " points for 1 to " + MOST
                    + " minor units, not " + points + " for " + minor);
        }
    }

    /** How many points pay this amount; rounded up. */
    public long pointsFor(long amountMinor) {
        return roundedUp(amountMinor, points, minor);
    }

    /** What the merchant gives for so many points, in minor units; rounded up, so that it never falls short. */
    public long valueOf(long ofPoints) {
        return roundedUp(ofPoints, minor, points);
    }

    private static long roundedUp(long amount, long times, long per) {
        BigInteger[] parts = BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(times))
                .divideAndRemainder(BigInteger.valueOf(per));
        return parts[0].add(BigInteger.valueOf(parts[1].signum())).longValueExact();
    }
}
