package io.liushui.sandbox.books;

import io.liushui.sandbox.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Books of two channels on one file, a clock that stands still until it is moved, and what was announced. */
final class TestBank implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final Path folder;
    private final Store store;
    private final MovableClock clock = new MovableClock();
    private final List<Event> announced = new ArrayList<>();
    private final Books alpha;
    private final Books beta;
    private final Everywhere everywhere;

    TestBank() {
        try {
            folder = Files.createTempDirectory("bank");
            store = Store.open(folder.resolve("sandbox.db"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        alpha = books("alpha");
        beta = books("beta");
        everywhere = new Everywhere(store, clock, Map.of("alpha", alpha, "beta", beta));
    }

    private Books books(String channel) {
        AtomicLong last = new AtomicLong();
        return new Books(new Desk(
                channel,
                store,
                clock,
                kind -> kind + "-" + last.incrementAndGet(),
                (sql, event, asynchronous) -> {
                    if (asynchronous) {
                        announced.add(event);
                    }
                },
                null));
    }

    Books alpha() {
        return alpha;
    }

    Books beta() {
        return beta;
    }

    Everywhere everywhere() {
        return everywhere;
    }

    List<Event> announced() {
        return announced;
    }

    void later(long millis) {
        clock.now = clock.now.plusMillis(millis);
        everywhere.runDuePlans();
    }

    static NewOrder order(String number, Decision decision, long amount) {
        return new NewOrder(number, "card", decision, amount, "CNY", "Tea", inAnHour(), null, null, Map.of());
    }

    static NewAuthorization authorization(String number, Decision decision, long amount, int allowancePercent) {
        long inAMonth = NOON.plusSeconds(30 * 86_400).toEpochMilli();
        return new NewAuthorization(
                number,
                "card",
                decision,
                amount,
                "CNY",
                "Room",
                inAnHour(),
                inAMonth,
                allowancePercent,
                null,
                null,
                Map.of());
    }

    static NewCapture capture(String number, String authorizationNo, long amount) {
        return new NewCapture(number, authorizationNo, amount, "CNY", false, null, Map.of());
    }

    static NewRefund refund(String number, String orderNo, long amount) {
        return new NewRefund(number, orderNo, Refund.Kind.REFUND, amount, "CNY", null, null, Map.of());
    }

    static NewRefund voiding(String number, String orderNo, long amount) {
        return new NewRefund(number, orderNo, Refund.Kind.VOID, amount, "CNY", null, null, Map.of());
    }

    static NewPayout payout(String number, long amount) {
        return new NewPayout(number, amount, "CNY", "张三", "6226388000000095", "ICBC", "Wages", null);
    }

    static long inAnHour() {
        return NOON.plusSeconds(3_600).toEpochMilli();
    }

    @Override
    public void close() {
        store.close();
        try {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.delete(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static final class MovableClock extends Clock {
        private volatile Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
