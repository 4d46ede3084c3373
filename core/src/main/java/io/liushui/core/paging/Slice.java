package io.liushui.core.paging;

/**
 * The part of a list that is wanted. It begins with the newest row, or below {@code startingAfter}, or ends just above {@code endingBefore}.
 *
 * @param <K> what the list is ordered by
 * @param startingAfter only older than this key, or null
 * @param endingBefore only newer than this key, or null; null when {@code startingAfter} is given
 * @param limit at most so many rows, 1 to 1,000
 */
public record Slice<K>(K startingAfter, K endingBefore, int limit) {
    private static final int LARGEST_LIMIT = 1_000;

    /** @throws IllegalArgumentException when the limit is out of range or both keys are given */
    public Slice {
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw new IllegalArgumentException("a slice has 1 to " + LARGEST_LIMIT + " rows, not " + limit);
        }
        if (startingAfter != null && endingBefore != null) {
            throw new IllegalArgumentException("a slice starts after a key or ends before one, not both");
        }
    }

    /** The newest rows, at most {@code limit} of them: 1 to 1,000. */
    public static <K> Slice<K> newest(int limit) {
        return new Slice<>(null, null, limit);
    }
}
