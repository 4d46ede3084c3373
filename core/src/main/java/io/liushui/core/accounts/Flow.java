package io.liushui.core.accounts;

import java.time.Instant;

/**
 * One movement of an account.
 *
 * @param id ascending in the order in which they were written, roughly that of their commits
 * @param reference what happened and to what, for example {@code captured:pay_…}
 * @param amountMinor in minor units; more than 0 came in, less went out
 * @param maturesAt pending before, available from then on
 */
public record Flow(long id, String reference, long amountMinor, Instant maturesAt, Instant createdAt) {

    /** What happened: the reference before its colon. */
    public String event() {
        return reference.substring(0, Math.max(reference.indexOf(':'), 0));
    }

    /** To what it happened: the reference behind its colon. */
    public String subject() {
        return reference.substring(reference.indexOf(':') + 1);
    }
}
