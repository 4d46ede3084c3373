package io.liushui.core.oracle;

/**
 * Something that must not be.
 *
 * @param rule which invariant, snake case
 * @param subject the id that breaks it
 */
public record Violation(String rule, String subject, String detail) {
    @Override
    public String toString() {
        return rule + " " + subject + ": " + detail;
    }
}
