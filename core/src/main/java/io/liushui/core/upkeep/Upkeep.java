package io.liushui.core.upkeep;

import io.liushui.core.metrics.CommittedCounts;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does work for each of many. What does not go well is logged, counted by {@code liushui_upkeep_failures_total}, and tried again at its next turn. */
@Component
public class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final CommittedCounts counts;

    Upkeep(CommittedCounts counts) {
        this.counts = counts;
    }

    /**
     * Never inside a transaction: the work begins its own, if it needs one.
     *
     * @param step snake case, from a small fixed set: it is a metric's tag
     * @param id what an item is called in the log; nothing of a person
     * @return for how many it went well
     */
    public <T> int each(String step, Collection<T> items, Function<T, String> id, Consumer<T> work) {
        int well = 0;
        for (T item : items) {
            if (attempt(step, id.apply(item), () -> work.accept(item))) {
                well++;
            }
        }
        return well;
    }

    /** The same for ids. */
    public int each(String step, Collection<String> ids, Consumer<String> work) {
        return each(step, ids, Function.identity(), work);
    }

    /**
     * The same for one thing.
     *
     * @return whether it went well
     */
    public boolean attempt(String step, String id, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException trouble) {
            LOG.warn("{} of {} did not go well, and is tried again at its next turn", step, id, trouble);
            counts.count("liushui.upkeep.failures", "Upkeep that did not go well, by step", Map.of("step", step));
            return false;
        }
    }
}
