package io.liushui.core.operations;

/**
 * A person's decision on an operation.
 *
 * @param by who decided, up to 100 characters; more are cut off
 * @param reason why, up to 500 characters; no personal data
 * @param reference the channel's or the bank's number on the proof, of a settlement; else null
 */
public record OperationVerdict(OperationDecision decision, String by, String reason, String reference) {
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_NAME = 100;

    /** @throws IllegalArgumentException when nobody decided, or a settlement names no proof */
    public OperationVerdict {
        if (by == null || by.isBlank()) {
            throw new IllegalArgumentException("a decision on an operation needs the name of who decided");
        }
        if (decision.settles() && (reference == null || reference.isBlank())) {
            throw new IllegalArgumentException("a settlement needs the number on the channel's proof");
        }
        by = bounded(by, LONGEST_NAME);
        reason = bounded(reason, LONGEST_TEXT);
        reference = decision.settles() ? bounded(reference, LONGEST_NAME) : null;
    }

    private static String bounded(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
