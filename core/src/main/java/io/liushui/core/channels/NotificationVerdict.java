package io.liushui.core.channels;

import java.util.Locale;

/** What became of a channel's verified notification. */
public enum NotificationVerdict {
    APPLIED,
    /** It was applied before. */
    REPEATED,
    /** It is about something of ours, with another amount. */
    MISMATCH,
    /** We know no such number. */
    UNMATCHED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
