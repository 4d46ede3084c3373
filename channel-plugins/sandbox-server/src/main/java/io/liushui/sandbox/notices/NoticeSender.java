package io.liushui.sandbox.notices;

import io.liushui.sandbox.notices.Notice.State;
import io.liushui.sandbox.store.Store;
import io.liushui.sandbox.store.StoreFailed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is due, many at once, each until it is acknowledged or its schedule ends. */
public final class NoticeSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeSender.class);
    private static final int AT_ONCE = 64;
    private static final long LONGEST_REST_MILLIS = 250;

    private final Store store;
    private final Clock clock;
    private final NoticePost post;
    private final Function<String, NoticeFormat> formats;
    private final double speedup;
    private final Runnable beforeEachRound;
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();
    private final Semaphore permits = new Semaphore(AT_ONCE);
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread;
    private volatile boolean open = true;

    /**
     * @param formats by the channel's name
     * @param speedup divides the waits between tries
     * @param beforeEachRound runs at least four times a second
     */
    public NoticeSender(
            Store store,
            Clock clock,
            NoticePost post,
            Function<String, NoticeFormat> formats,
            double speedup,
            Runnable beforeEachRound) {
        this.store = store;
        this.clock = clock;
        this.post = post;
        this.formats = formats;
        this.speedup = speedup;
        this.beforeEachRound = beforeEachRound;
        this.thread = Thread.ofPlatform().name("sandbox-notices").daemon().start(this::run);
    }

    /** Looks at once instead of after the rest. */
    public void wake() {
        wakeUps.release();
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
        try {
            thread.join(5_000);
            permits.tryAcquire(AT_ONCE, 6, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (open) {
            try {
                beforeEachRound.run();
                // Taken before the read: what ended meanwhile stands in the table as ended
                Set<Long> busy = Set.copyOf(underWay);
                for (Notice notice : store.read(sql -> NoticeTable.due(sql, clock.millis()))) {
                    if (!busy.contains(notice.sequence())) {
                        start(notice);
                    }
                }
                wakeUps.tryAcquire(restMillis(), TimeUnit.MILLISECONDS);
                wakeUps.drainPermits();
            } catch (InterruptedException closing) {
                return;
            } catch (RuntimeException failed) {
                LOG.warn("notifications stand still for a moment", failed);
            }
        }
    }

    private void start(Notice notice) throws InterruptedException {
        permits.acquire();
        underWay.add(notice.sequence());
        Thread.startVirtualThread(() -> {
            try {
                send(notice);
            } catch (StoreFailed failed) {
                LOG.warn("the try of notification {} was not kept; it will be sent again", notice.notificationId());
            } catch (RuntimeException unwritable) {
                LOG.error("notification {} cannot be written", notice.notificationId(), unwritable);
                keep(notice, State.GIVEN_UP, 0, notice.nextAt());
            } finally {
                underWay.remove(notice.sequence());
                permits.release();
            }
        });
    }

    private void send(Notice notice) {
        NoticeFormat format = formats.apply(notice.channel());
        boolean acknowledged = post.send(notice, format.request(notice))
                .filter(format::acknowledges)
                .isPresent();
        List<Duration> schedule = format.schedule();
        if (acknowledged && notice.copiesLeft() > 0) {
            keep(notice, State.WAITING, notice.copiesLeft() - 1, clock.millis());
            wake();
        } else if (acknowledged) {
            keep(notice, State.DELIVERED, 0, notice.nextAt());
        } else if (notice.disguise() != Disguise.GENUINE) {
            keep(notice, State.REFUSED, 0, notice.nextAt());
        } else if (notice.tries() < schedule.size()) {
            long wait = Math.round(schedule.get(notice.tries()).toMillis() / speedup);
            keep(notice, State.WAITING, notice.copiesLeft(), clock.millis() + wait);
        } else {
            keep(notice, State.GIVEN_UP, notice.copiesLeft(), notice.nextAt());
        }
    }

    private void keep(Notice notice, State state, int copiesLeft, long nextAt) {
        store.write(sql -> {
            NoticeTable.tried(sql, notice, state, copiesLeft, nextAt);
            return null;
        });
    }

    private long restMillis() {
        long now = clock.millis();
        Optional<Long> next = store.read(sql -> NoticeTable.nextDue(sql, now));
        return Math.clamp(next.orElse(Long.MAX_VALUE) - now, 1, LONGEST_REST_MILLIS);
    }
}
