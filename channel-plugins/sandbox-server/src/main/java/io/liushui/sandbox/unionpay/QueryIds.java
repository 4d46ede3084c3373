package io.liushui.sandbox.unionpay;

import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.books.References;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/** UnionPay's own numbers: a transaction's {@code queryId} is its second and seven digits; a token looks like a card number. */
final class QueryIds implements References {
    private static final int DIGITS = 7;
    private static final int MOST = 9_000_000;

    private final Clock clock;
    private final AtomicInteger next = new AtomicInteger(Integer.parseInt(Numbers.digits(DIGITS)) % MOST);

    QueryIds(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String next(Kind kind) {
        return switch (kind) {
            case CONTRACT -> "62352400" + Numbers.digits(11);
            case ORDER, CAPTURE, REFUND, AUTHORIZATION, PAYOUT, PAYOUT_RETURN -> queryId();
        };
    }

    String queryId() {
        int number = next.updateAndGet(last -> (last + 1) % MOST);
        return Told.time(clock.millis()) + String.format("%07d", number);
    }
}
