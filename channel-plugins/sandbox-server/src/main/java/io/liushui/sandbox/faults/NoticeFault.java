package io.liushui.sandbox.faults;

/**
 * What can go wrong with a notification. A method that is answered at once notifies only when one of these matches. Not every channel can
 * do all of them.
 */
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
    FAIL_AFTER_SUCCESS,
    WRONG_CURRENCY,
    /** Meant for another application of the same merchant. */
    WRONG_APP,
    /** Of a kind that no table knows. */
    UNKNOWN_EVENT,
    /** Longer than a mebibyte. */
    OVERSIZED,
    WRONG_CONTENT_TYPE,
    /** Names a key or certificate that nobody knows. */
    UNKNOWN_SERIAL
}
