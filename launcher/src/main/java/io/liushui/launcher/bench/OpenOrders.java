package io.liushui.launcher.bench;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.liushui.launcher.parts.EnginePart;
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
    private static final Duration EXPIRY = Duration.ofHours(1);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Shops shops;
    private final Books books;
    private final EnginePart engine;
    private final int orders;

    OpenOrders(Shops shops, Books books, EnginePart engine, int orders) {
        this.shops = shops;
        this.books = books;
        this.engine = engine;
        this.orders = orders;
    }

    /** All orders wait first; then the engine's clock is moved past their expiry, so that all are due at the same moment. */
    void measure(Figures figures) {
        long databaseBefore = books.bytes();
        long engineBefore = bytes(engine.data());
        long begin = System.nanoTime();
        int[] sent = new int[1];
        new ClosedLoop(CONNECTIONS, () -> shops.order(EXPIRY.toSeconds())).run(() -> sent[0]++ < orders);
        if (!Times.await(LIMIT, Duration.ofMillis(100), () -> books.outbox() == 0)) {
            throw new PartFailure("The engine did not take all orders within " + LIMIT.toMinutes() + " minutes.");
        }
        figures.rate("opened_per_s", orders * 1e9 / (System.nanoTime() - begin));
        long open = Math.max(1, books.openPayments());
        Map<String, Object> bytes = new LinkedHashMap<>();
        bytes.put("engine", (bytes(engine.data()) - engineBefore) / open);
        bytes.put("database", (books.bytes() - databaseBefore) / open);
        figures.put("open_order_bytes", bytes);
        figures.put("open_orders", open);
        figures.rate("expired_per_s", expiredPerSecond());
    }

    private double expiredPerSecond() {
        try (CamundaClient client = engine.client()) {
            long first = books.openPayments();
            long begin = System.nanoTime();
            client.newPinClockCommand()
                    .time(Instant.now().plus(EXPIRY).plusSeconds(60))
                    .send()
                    .join();
            boolean all = Times.await(LIMIT, Duration.ofMillis(50), () -> books.openPayments() == 0);
            long expired = first - (all ? 0 : books.openPayments());
            double rate = expired * 1e9 / (System.nanoTime() - begin);
            Times.await(Duration.ofSeconds(30), Duration.ofMillis(500), () -> isReset(client));
            return rate;
        }
    }

    /** The engine may be too crowded to take the command at once. */
    private static boolean isReset(CamundaClient client) {
        try {
            client.newResetClockCommand().send().join();
            return true;
        } catch (ClientException crowded) {
            return false;
        }
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
