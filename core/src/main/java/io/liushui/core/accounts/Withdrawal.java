package io.liushui.core.accounts;

/** How a debit or a hold ended; none of these is trouble, and the transaction goes on. */
public sealed interface Withdrawal {

    /** It counted now. */
    record Done() implements Withdrawal {}

    /** It had counted before, under the same reference. */
    record Repeated() implements Withdrawal {}

    /**
     * Nothing was changed.
     *
     * @param reachableMinor what there was of the funds that were asked for, in minor units, less than the amount
     */
    record InsufficientFunds(long reachableMinor) implements Withdrawal {}

    /** Whether the money is taken or held, now or before. */
    default boolean counted() {
        return switch (this) {
            case Done _, Repeated _ -> true;
            case InsufficientFunds _ -> false;
        };
    }
}
