package io.liushui.core.paging;

/**
 * What a list is ordered by: a column that is unique within the list and greater in newer rows.
 *
 * @param <K> its values
 * @param column as the select names it, such as {@code c.id}; it becomes part of the SQL, so a constant
 * @param type of PostgreSQL
 */
public record Key<K>(String column, String type) {

    public static Key<String> text(String column) {
        return new Key<>(column, "text");
    }

    public static Key<Long> number(String column) {
        return new Key<>(column, "bigint");
    }
}
