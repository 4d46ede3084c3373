package io.liushui.core.refunds;

/**
 * An operator's decision.
 *
 * @param by who decided
 * @param reason why; no personal data
 * @param reference of the payment made elsewhere, else null
 */
public record RefundVerdict(RefundDecision decision, String by, String reason, String reference) {
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_REFERENCE = 100;

    /** @throws IllegalArgumentException when the money was paid elsewhere and nobody says under which reference */
    public RefundVerdict {
        if (decision == RefundDecision.PAID_ELSEWHERE && (reference == null || reference.isBlank())) {
            throw new IllegalArgumentException("money that was paid elsewhere needs the reference of that payment");
        }
        reason = bounded(reason, LONGEST_TEXT);
        by = bounded(by, LONGEST_REFERENCE);
        reference = decision == RefundDecision.PAID_ELSEWHERE ? bounded(reference, LONGEST_REFERENCE) : null;
    }

    private static String bounded(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
