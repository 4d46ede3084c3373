package io.liushui.sandbox.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The rules in force, the newest asked first. Thread-safe. */
public final class Rules {

    private static final int MOST = 10_000;

    private final List<Kept> kept = new ArrayList<>();
    private volatile boolean empty = true;
    private long lastId;

    /** @param applied how often it was applied so far */
    public record Standing(long id, Rule rule, int applied) {}

    public synchronized Standing add(Rule rule) {
        if (kept.size() >= MOST) {
            throw new InvalidRule("rules", "are too many; clear them first");
        }
        Kept added = new Kept(++lastId, rule);
        kept.addFirst(added);
        empty = false;
        return added.standing();
    }

    public boolean isEmpty() {
        return empty;
    }

    /** The first rule that applies, counted as applied. */
    public Optional<Rule> take(Operation operation, Facts facts) {
        return empty ? Optional.empty() : search(operation, facts);
    }

    public synchronized List<Standing> list() {
        return kept.stream().map(Kept::standing).toList();
    }

    /** @return whether there was such a rule */
    public synchronized boolean remove(long id) {
        boolean removed = kept.removeIf(rule -> rule.id == id);
        empty = kept.isEmpty();
        return removed;
    }

    public synchronized void clear() {
        kept.clear();
        empty = true;
    }

    private synchronized Optional<Rule> search(Operation operation, Facts facts) {
        return kept.stream()
                .filter(rule -> rule.applies(operation, facts))
                .findFirst()
                .map(Kept::apply);
    }

    private static final class Kept {
        private final long id;
        private final Rule rule;
        private final Random chance;
        private int applied;

        Kept(long id, Rule rule) {
            this.id = id;
            this.rule = rule;
            this.chance = new Random(rule.seed());
        }

        boolean applies(Operation operation, Facts facts) {
            return rule.matches(operation, facts)
                    && (rule.times() == 0 || applied < rule.times())
                    && (rule.probability() >= 1 || chance.nextDouble() < rule.probability());
        }

        Rule apply() {
            applied++;
            return rule;
        }

        Standing standing() {
            return new Standing(id, rule, applied);
        }
    }
}
