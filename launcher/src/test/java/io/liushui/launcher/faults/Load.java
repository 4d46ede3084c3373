package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.json.Json;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Payments by card that a merchant asks for over many connections at a time, each under an idempotency key of its own. */
final class Load {
    private static final int CONNECTIONS = 16;

    private final RunningSystem system;
    private final Map<String, String> orders = new ConcurrentHashMap<>();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final List<Thread> senders;
    private final Semaphore places;
    private final long finishedBefore;
    private long finishedSeen;

    /**
     * Begins to send.
     *
     * @param underWay how many payments may be sent and not final, until {@link #await} returns; a merchant who waits for goods to be paid
     */
    Load(RunningSystem system, int payments, int underWay) {
        this.system = system;
        this.places = new Semaphore(underWay);
        this.finishedBefore = system.books.count("payment where finished_at is not null");
        IntStream.range(0, payments)
                .forEach(number -> orders.put(UUID.randomUUID().toString(), RunningSystem.order("sandbox_card", 1234)));
        Queue<String> keys = new ConcurrentLinkedQueue<>(orders.keySet());
        this.senders = IntStream.range(0, CONNECTIONS)
                .mapToObj(number -> Thread.ofVirtual().start(() -> {
                    for (String key = keys.poll(); key != null; key = keys.poll()) {
                        places.acquireUninterruptibly();
                        send(key);
                    }
                }))
                .toList();
    }

    /** How many are acknowledged, accepted but not begun, begun, final. */
    record Stage(int acknowledged, long waiting, long processing, long finished) {
        boolean isAtLeast(Stage other) {
            return acknowledged >= other.acknowledged
                    && waiting >= other.waiting
                    && processing >= other.processing
                    && finished >= other.finished;
        }
    }

    /** Returns when at least so many are in each stage at the same moment; the senders then send all that is left, as fast as they can. */
    Stage await(Stage least) {
        Stage reached = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(this::stage, now -> now.isAtLeast(least));
        places.release(orders.size());
        return reached;
    }

    /**
     * Lets the senders come to their end, then repeats each request that was not acknowledged, under its own key.
     *
     * @return the payments' ids, as many as were asked for
     */
    List<String> acknowledgeAll() throws InterruptedException {
        for (Thread sender : senders) {
            sender.join(Duration.ofMinutes(1));
        }
        orders.keySet().stream().filter(key -> !acknowledged.containsKey(key)).forEach(this::send);
        assertThat(acknowledged.values()).hasSameSizeAs(orders.keySet()).doesNotHaveDuplicates();
        return List.copyOf(acknowledged.values());
    }

    int unacknowledged() {
        return orders.size() - acknowledged.size();
    }

    private Stage stage() {
        Stage now = system.books
                .jdbc()
                .sql("""
                        select count(*) filter (where state = 'accepted') as waiting, count(*) filter (where state = 'processing') as processing,
                            count(*) filter (where finished_at is not null) as finished from payment""")
                .query((row, number) -> new Stage(
                        acknowledged.size(),
                        row.getLong("waiting"),
                        row.getLong("processing"),
                        row.getLong("finished") - finishedBefore))
                .single();
        places.release((int) (now.finished() - finishedSeen));
        finishedSeen = now.finished();
        return now;
    }

    private void send(String key) {
        try {
            HttpResponse<String> answer =
                    system.merchant.send("POST", "/v1/payments", orders.get(key), Map.of("Idempotency-Key", key));
            if (answer.statusCode() == 201) {
                acknowledged.put(key, (String) Json.readObject(answer.body()).get("id"));
            }
        } catch (UncheckedIOException noAnswer) {
            // The merchant does not know what has become of it: acknowledgeAll repeats it.
            return;
        }
    }
}
