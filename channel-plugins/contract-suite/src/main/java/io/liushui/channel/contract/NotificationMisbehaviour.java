package io.liushui.channel.contract;

/** What a channel, or somebody in its name, can do to a notification. */
public enum NotificationMisbehaviour {
    WRONG_SIGNATURE,
    STALE,
    SENT_TWICE,
    /** Genuine, and about another merchant or app. */
    FOR_SOMEBODY_ELSE,
    /** Signed by a key, or under a certificate's number, that nobody knows. */
    UNKNOWN_KEY,
    /** Genuine, and about something that we never heard of. */
    UNKNOWN_EVENT
}
