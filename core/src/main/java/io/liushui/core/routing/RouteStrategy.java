package io.liushui.core.routing;

import java.util.Comparator;

/** How eligible channels are ranked; a tie is broken by the other measure, then by channel id, so the same inputs give the same channel. */
enum RouteStrategy {
    PRICE("price", Comparator.comparingLong(Candidate::feeMinor).thenComparingInt(Candidate::priority)),
    PRIORITY("priority", Comparator.comparingInt(Candidate::priority).thenComparingLong(Candidate::feeMinor));

    private final String code;
    private final Comparator<Candidate> order;

    RouteStrategy(String code, Comparator<Candidate> order) {
        this.code = code;
        this.order = order.thenComparing(Candidate::channelId);
    }

    Comparator<Candidate> order() {
        return order;
    }

    /** @throws IllegalArgumentException when there is no such strategy */
    static RouteStrategy of(String code) {
        for (RouteStrategy strategy : values()) {
            if (strategy.code.equals(code)) {
                return strategy;
            }
        }
        throw new IllegalArgumentException("routing strategy must be price or priority: " + code);
    }
}
