package io.liushui.core.paging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A select of which a slice is read.
 *
 * @param <K> what it is ordered by
 */
public final class SlicedSelect<K> {
    private static final Key<String> ID = Key.text("id");

    private final JdbcClient jdbc;
    private final String select;
    private final Key<K> key;
    private final Map<String, Object> parameters = new HashMap<>();

    private SlicedSelect(JdbcClient jdbc, String select, Key<K> key) {
        this.jdbc = jdbc;
        this.select = select;
        this.key = key;
    }

    /** As {@link #by}, in the order of the text column {@code id}. */
    public static SlicedSelect<String> byId(JdbcClient jdbc, String select) {
        return by(ID, jdbc, select);
    }

    /**
     * @param select with named parameters, up to the end of its where clause, which must not be empty; an {@code or} in it needs brackets. The parameters
     *     {@code after}, {@code before} and {@code limit} are the slice's.
     */
    public static <K> SlicedSelect<K> by(Key<K> key, JdbcClient jdbc, String select) {
        return new SlicedSelect<>(jdbc, select, key);
    }

    /** @param value may be null */
    public SlicedSelect<K> param(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    /** Newest first, whichever end of the slice is given. */
    public <T> List<T> rows(Slice<K> slice, RowMapper<T> row) {
        boolean upwards = slice.endingBefore() != null;
        List<T> found = jdbc.sql(select + """

                        and (:after::%2$s is null or %1$s < :after) and (:before::%2$s is null or %1$s > :before)
                        order by %1$s %3$s limit :limit""".formatted(key.column(), key.type(), upwards ? "asc" : "desc"))
                .params(parameters)
                .param("after", slice.startingAfter())
                .param("before", slice.endingBefore())
                .param("limit", slice.limit())
                .query(row)
                .list();
        return upwards ? found.reversed() : found;
    }
}
