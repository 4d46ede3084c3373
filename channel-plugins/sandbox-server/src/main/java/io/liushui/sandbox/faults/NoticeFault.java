package io.liushui.sandbox.faults;

/** What can go wrong with a notification. A method that is answered at once notifies only when one of these matches. */
public enum NoticeFault implements Fault {
    /** Nothing wrong: notifies, late if the rule says so. */
    NOTIFY,
    DUPLICATE,
    /** Held back, so that later ones overtake it. */
    REORDER,
    DROP,
    /** Signed with another key. */
    FORGE,
    /** Signed, with a timestamp ten minutes old. */
    STALE,
    WRONG_AMOUNT,
    OTHER_ORDER,
    /** A second notification says that the order failed. */
    FAIL_AFTER_SUCCESS
}
