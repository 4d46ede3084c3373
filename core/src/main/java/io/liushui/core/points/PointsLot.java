package io.liushui.core.points;

import io.liushui.core.money.Money;
import java.time.Instant;

/**
 * Points that came together and expire together.
 *
 * @param id {@code lot_…}
 * @param appId the app that issued them
 * @param issueNo the merchant's number of the issue; null when they came back, or were issued before there were numbers
 * @param pointsLeft neither used nor expired
 * @param value what the merchant gave for them
 * @param valueLeftMinor of what is left, in minor units
 */
public record PointsLot(
        String id,
        String pointsAccountId,
        String appId,
        String issueNo,
        long points,
        long pointsLeft,
        Money value,
        long valueLeftMinor,
        Instant expiresAt,
        Instant createdAt) {}
