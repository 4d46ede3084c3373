package io.liushui.launcher.bench;

import io.liushui.launcher.parts.PartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Orders whose payers never choose: what each costs while it waits, and how fast they expire together. */
final class OpenOrders {
    private static final int CONNECTIONS = 32;
    private static final long SHORTEST_SECONDS = 10;
    private static final Duration SETTLING = Duration.ofSeconds(20);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Shops shops;
    private final Books books;
    private final Path engine;
    private final int orders;

    OpenOrders(Shops shops, Books books, Path engine, int orders) {
        this.shops = shops;
        this.books = books;
        this.engine = engine;
        this.orders = orders;
    }

    /** @param perSecond at which orders are surely accepted and begun; all expire at the moment that follows from it */
    void measure(double perSecond, Figures figures) {
        long databaseBefore = books.bytes();
        long engineBefore = bytes(engine);
        Instant deadline =
                Instant.now().plusMillis((long) (orders * 1e3 / perSecond)).plus(SETTLING);
        int[] sent = new int[1];
        new ClosedLoop(CONNECTIONS, () -> shops.order(secondsUntil(deadline))).run(() -> sent[0]++ < orders);
        if (!Times.await(Duration.ofMinutes(2), Duration.ofMillis(100), () -> books.outbox() == 0)) {
            throw new PartFailure("The engine did not take all orders within two minutes.");
        }
        long open = books.openPayments();
        Map<String, Object> bytes = new LinkedHashMap<>();
        bytes.put("engine", open == 0 ? 0 : (bytes(engine) - engineBefore) / open);
        bytes.put("database", open == 0 ? 0 : (books.bytes() - databaseBefore) / open);
        figures.put("open_order_bytes", bytes);
        figures.put("open_orders", open);
        figures.put("expired_per_s", Figures.rounded(expiredPerSecond(deadline)));
    }

    /** From the moment at which all were due, or from now when that has passed, until nearly all have expired. */
    private double expiredPerSecond(Instant deadline) {
        Duration early = Duration.between(Instant.now(), deadline);
        if (early.isPositive()) {
            Times.pause(early);
        }
        long first = books.openPayments();
        long begin = System.nanoTime();
        boolean all = Times.await(LIMIT, Duration.ofMillis(50), () -> books.openPayments() == 0);
        long expired = first - (all ? 0 : books.openPayments());
        return expired * 1e9 / (System.nanoTime() - begin);
    }

    private static long secondsUntil(Instant deadline) {
        return Math.max(
                SHORTEST_SECONDS, Duration.between(Instant.now(), deadline).toSeconds());
    }

    /** The engine replaces files while they are counted; one that has gone counts nothing. */
    private static long bytes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> regular = files.filter(Files::isRegularFile).toList();
            long sum = 0;
            for (Path file : regular) {
                sum += size(file);
            }
            return sum;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException gone) {
            return 0;
        }
    }
}
