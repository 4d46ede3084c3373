package io.liushui.core.notifications;

import java.time.Duration;

/** What a try means for the notification. */
public sealed interface Delivery {

    record Delivered() implements Delivery {}

    /** To be tried again, not before {@code atLeast} has passed (zero: as the schedule says). */
    record Retry(Duration atLeast) implements Delivery {}

    /** No further try: the endpoint is gone or disabled. */
    record Stopped() implements Delivery {}
}
