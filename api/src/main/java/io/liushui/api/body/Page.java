package io.liushui.api.body;

import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.ids.Ids;
import io.liushui.core.paging.Slice;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The part of a list that a caller wants, newest first. */
public record Page(int limit, String startingAfter, String endingBefore) {
    private static final int DEFAULT_LIMIT = 10;
    private static final int LARGEST_LIMIT = 100;
    private static final Set<String> NAMES = Set.of("limit", "starting_after", "ending_before");

    /** The parameters of a page and some more. */
    public static Set<String> names(String... more) {
        Set<String> names = new TreeSet<>(NAMES);
        names.addAll(List.of(more));
        return names;
    }

    /** @throws Refusal when a parameter is out of range or no id of this kind */
    public static Page of(Query query, String idPrefix) {
        return of(query, idPrefix, id -> Ids.isId(idPrefix, id));
    }

    /**
     * @param isId whether it could be an id of the listed kind
     * @throws Refusal when a parameter is out of range or no id of this kind
     */
    public static Page of(Query query, String idPrefix, Predicate<String> isId) {
        Page page = new Page(
                limit(query.text("limit")),
                cursor(query, "starting_after", idPrefix, isId),
                cursor(query, "ending_before", idPrefix, isId));
        if (page.startingAfter != null && page.endingBefore != null) {
            throw Refusal.of(
                    ProblemCode.INVALID_PARAMETER, "ending_before", "give one of starting_after and ending_before");
        }
        return page;
    }

    /** One row more than wanted, which tells whether there are more. */
    public Slice<String> slice() {
        return slice(Function.identity());
    }

    /** The same of a list that is kept in the order of another key, which {@code key} finds in an id. */
    public <K> Slice<K> slice(Function<String, K> key) {
        return new Slice<>(
                startingAfter == null ? null : key.apply(startingAfter),
                endingBefore == null ? null : key.apply(endingBefore),
                limit + 1);
    }

    /** The list document of a {@link #slice} that was found. */
    public <T> String document(List<T> found, Function<T, String> json) {
        boolean more = found.size() > limit;
        List<T> shown = !more ? found : endingBefore == null ? found.subList(0, limit) : found.subList(1, found.size());
        return shown.stream()
                .map(json)
                .collect(Collectors.joining(",", "{\"object\":\"list\",\"data\":[", "],\"has_more\":" + more + "}"));
    }

    private static int limit(String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (text.matches("[0-9]{1,3}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LARGEST_LIMIT) {
                return limit;
            }
        }
        throw Refusal.of(ProblemCode.INVALID_PARAMETER, "limit", "must be an integer from 1 to " + LARGEST_LIMIT);
    }

    private static String cursor(Query query, String name, String idPrefix, Predicate<String> isId) {
        String id = query.text(name);
        if (id != null && !isId.test(id)) {
            throw Refusal.of(ProblemCode.INVALID_PARAMETER, name, "must be an id of the form " + idPrefix + "_…");
        }
        return id;
    }
}
