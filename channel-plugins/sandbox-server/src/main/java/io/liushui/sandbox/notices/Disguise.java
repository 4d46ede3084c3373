package io.liushui.sandbox.notices;

/** How a notification is written and signed. Whatever is not genuine is sent once. */
public enum Disguise {
    GENUINE,
    /** Signed with another key. */
    FORGED,
    /** Signed, ten minutes old. */
    STALE,
    /** Written and signed like a genuine one, but what it tells is wrong. */
    MISLEADING,
    WRONG_APP,
    UNKNOWN_EVENT,
    OVERSIZED,
    /** Like a genuine one; the sender changes the content type. */
    WRONG_CONTENT_TYPE,
    UNKNOWN_SERIAL
}
