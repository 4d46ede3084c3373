package io.liushui.core.metrics;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Keeps a tag's values few: reason codes may come from a channel, and methods from a configuration. Thread-safe. */
final class BoundedValues {
    static final int MOST = 50;
    private static final String NONE = "none";
    private static final String OTHER = "other";
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,40}");

    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

    /** The value itself, while it is a short code and one of the first {@value #MOST} of its tag. */
    String bounded(String meter, String tag, String value) {
        if (value == null) {
            return NONE;
        }
        Set<String> values = known.computeIfAbsent(meter + " " + tag, one -> ConcurrentHashMap.newKeySet());
        return values.contains(value) || isNew(values, value) ? value : OTHER;
    }

    private static synchronized boolean isNew(Set<String> values, String value) {
        return values.size() < MOST && CODE.matcher(value).matches() && values.add(value);
    }
}
