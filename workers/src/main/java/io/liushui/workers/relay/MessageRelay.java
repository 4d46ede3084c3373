package io.liushui.workers.relay;

import io.liushui.core.outbox.Outbox;
import io.liushui.core.outbox.Outbox.Leased;
import io.liushui.core.outbox.OutboxSignal;
import io.liushui.workers.engine.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;

/**
 * Takes leased batches from the outbox, publishes them side by side and forgets those that the engine took. Several loops, and several processes, may
 * run beside each other. While the engine is crowded fewer are published at a time; while it is away the batch is put back and tried again with a
 * growing pause.
 */
@Workers
public class MessageRelay implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(MessageRelay.class);
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration REFUSED_PAUSE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CROWDED_PAUSE = Duration.ofMillis(20);
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final Outbox outbox;
    private final OutboxSignal signal;
    private final MessagePublisher publisher;
    private final int loops;
    private final List<Thread> threads = new ArrayList<>();

    MessageRelay(
            Outbox outbox,
            OutboxSignal signal,
            MessagePublisher publisher,
            @Value("${liushui.relay.loops:2}") int loops) {
        this.outbox = outbox;
        this.signal = signal;
        this.publisher = publisher;
        this.loops = loops;
    }

    @Override
    public void start() {
        for (int i = 0; i < loops; i++) {
            threads.add(Thread.ofVirtual().name("relay-" + i).start(this::relay));
        }
    }

    @Override
    public void stop() {
        threads.forEach(Thread::interrupt);
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }

    private void relay() {
        PublishWindow window = new PublishWindow();
        long failures = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                List<Leased> batch = outbox.lease(window.size(), LEASE);
                if (batch.isEmpty()) {
                    signal.await(POLL);
                } else {
                    failures = publish(batch, window) ? 0 : pause(failures + 1);
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException trouble) {
                if (failures == 0) {
                    LOG.warn("relay cannot reach the outbox: {}", trouble.toString());
                }
                try {
                    failures = pause(failures + 1);
                } catch (InterruptedException stopped) {
                    return;
                }
            }
        }
    }

    /** Whether the engine is there. A message that it refuses for itself waits, and holds up no other. */
    private boolean publish(List<Leased> batch, PublishWindow window) throws InterruptedException {
        MessagePublisher.Result result = publisher.publish(batch);
        if (!result.taken().isEmpty()) {
            outbox.delivered(result.taken());
        }
        postpone(result.unreached(), POLL);
        postpone(result.refused(), REFUSED_PAUSE);
        if (result.crowded().isEmpty()) {
            window.widen();
        } else {
            window.narrow();
            postpone(result.crowded(), CROWDED_PAUSE);
            Thread.sleep(CROWDED_PAUSE);
        }
        return result.unreached().isEmpty();
    }

    private void postpone(List<Long> seqs, Duration pause) {
        if (!seqs.isEmpty()) {
            outbox.postpone(seqs, pause);
        }
    }

    private static long pause(long failures) throws InterruptedException {
        Thread.sleep(Math.min(LONGEST_PAUSE_MILLIS, 100L << Math.min(failures, 6)));
        return failures;
    }
}
