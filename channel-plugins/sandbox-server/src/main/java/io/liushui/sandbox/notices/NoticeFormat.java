package io.liushui.sandbox.notices;

import io.liushui.sandbox.books.Event;
import io.liushui.sandbox.books.Numbers;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** How one channel notifies. */
public interface NoticeFormat {

    /** Whether the channel notifies of such an event at all; if not, no rule is used up for it. */
    boolean tells(Event event);

    /**
     * Whether it also notifies of what the client knows from an answer. If not, only what happens later than its answer is notified, and what a
     * rule asks for.
     */
    default boolean tellsAnswered() {
        return false;
    }

    /** What the channel can do; always with {@link Disguise#GENUINE} and {@link Disguise#MISLEADING}. */
    Set<Disguise> disguises();

    default String nextId() {
        return Numbers.next("ntf");
    }

    /** The request of one try, signed now; called again for each repeat. */
    NoticeRequest request(Notice notice);

    boolean acknowledges(NoticeAnswer answer);

    /** The true waits between tries, not divided by the speed-up; at its end the notification is given up. */
    List<Duration> schedule();
}
