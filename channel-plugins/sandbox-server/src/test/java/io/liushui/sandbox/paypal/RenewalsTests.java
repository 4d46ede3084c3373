package io.liushui.sandbox.paypal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.Decision;
import io.liushui.sandbox.wire.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenewalsTests {

    private static final Instant HELD_AT = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void renewsOnceTheThreeDaysOfHonourAreOver() {
        Authorization held = held(Authorization.State.AUTHORIZED, 0, Map.of());
        assertIssue("REAUTHORIZATION_TOO_SOON", held, 0, Duration.ofDays(3).minusSeconds(1));
        Map<String, String> noted = Renewals.another(held, 0, "request-1", after(Duration.ofDays(3)));
        Authorization renewed = held(Authorization.State.AUTHORIZED, 0, noted);
        assertThat(Renewals.count(renewed)).isEqualTo(1);
        assertThat(Renewals.madeBy(renewed, "request-1")).isEqualTo(1);
        assertThat(Renewals.madeBy(renewed, "request-2")).isZero();
    }

    @Test
    void renewsTheOriginalOnly() {
        assertIssue(
                "REAUTHORIZATION_NOT_SUPPORTED",
                held(Authorization.State.AUTHORIZED, 0, Map.of()),
                1,
                Duration.ofDays(4));
    }

    @Test
    void renewsNothingThatHoldsNothing() {
        assertIssue("AUTHORIZATION_VOIDED", held(Authorization.State.VOIDED, 0, Map.of()), 0, Duration.ofDays(4));
        assertIssue(
                "AUTHORIZATION_ALREADY_CAPTURED",
                held(Authorization.State.AUTHORIZED, 10_000, Map.of()),
                0,
                Duration.ofDays(4));
    }

    private static void assertIssue(String issue, Authorization held, int generation, Duration age) {
        assertThatThrownBy(() -> Renewals.another(held, generation, "request-1", after(age)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(issue));
    }

    private static Clock after(Duration age) {
        return Clock.fixed(HELD_AT.plus(age), ZoneOffset.UTC);
    }

    private static Authorization held(Authorization.State state, long captured, Map<String, String> details) {
        long at = HELD_AT.toEpochMilli();
        return new Authorization(
                "paypal",
                "A0000001",
                "paypal",
                Decision.PAYER_THEN_MERCHANT,
                10_000,
                "USD",
                "Tea",
                at,
                at + Duration.ofDays(29).toMillis(),
                100,
                null,
                null,
                state,
                null,
                "0123456789ABCDEFS",
                "token",
                captured,
                0,
                false,
                at,
                at,
                new HashMap<>(details));
    }
}
