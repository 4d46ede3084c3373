package io.liushui.core.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.risk.Review;
import io.liushui.core.risk.ReviewDecision;
import io.liushui.core.risk.RiskReviews;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReviewsIntegrationTests {
    private final PaymentJourney journey = new PaymentJourney();
    private final Reviews reviews = journey.world.bean(Reviews.class);
    private final RiskReviews kept = journey.world.bean(RiskReviews.class);

    @AfterEach
    void stop() {
        journey.close();
    }

    @Test
    void keepsWhoDecidedAndTellsItOnce() {
        String payment = held();
        assertThat(reviews.decided(payment, null, null, null)).as("no decision").isFalse();
        assertThat(kept.of(payment)).isEmpty();

        assertThat(reviews.decided(payment, "approve", "mei", "the shop is known"))
                .isTrue();
        assertThat(reviews.decided(payment, "reject", "li", "too much"))
                .as("the first word counts")
                .isTrue();

        assertThat(kept.of(payment))
                .contains(new Review(
                        payment, ReviewDecision.APPROVE, "mei", "the shop is known", journey.world.clock.instant()));
        assertThat(journey.world.count("event where type like 'payment.review%' and subject = '" + payment + "'"))
                .isOne();
        assertThat(journey.world.count("event where data like '%mei%'"))
                .as("events name nobody")
                .isZero();
        assertThat(journey.world.count("notification")).isZero();
    }

    @Test
    void listsTheNewestFirst() {
        String first = held();
        String second = held();
        reviews.decided(first, "approve", "mei", "known");
        journey.world.clock.advance(Duration.ofSeconds(1));
        assertThat(reviews.decided(second, "reject", "mei", "not known")).isFalse();

        assertThat(kept.newest(2)).extracting(Review::paymentId).containsExactly(second, first);
        assertThat(kept.newest(1)).extracting(Review::decision).containsExactly(ReviewDecision.REJECT);
    }

    private String held() {
        String payment = journey.accepted("card").id();
        journey.world.bean(PaymentJobs.class).validate(payment, PaymentJourney.INSTANCE);
        journey.world.bean(PaymentJobs.class).assessRisk(payment);
        return payment;
    }
}
