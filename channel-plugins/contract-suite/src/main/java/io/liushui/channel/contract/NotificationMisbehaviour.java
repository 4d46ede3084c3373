package io.liushui.channel.contract;

/** What a channel, or somebody in its name, can do to a notification. */
public enum NotificationMisbehaviour {
    WRONG_SIGNATURE,
    STALE,
    SENT_TWICE
}
