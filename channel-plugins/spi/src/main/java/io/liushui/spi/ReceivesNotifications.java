package io.liushui.spi;

/** The channel tells results by itself. */
public interface ReceivesNotifications {

    /**
     * Verifies the signature on the raw body, then reads it.
     *
     * @throws NotificationRefused when forged, stale or malformed
     */
    ChannelNotification parse(RawNotification raw) throws NotificationRefused;

    /** What the channel wants to hear once the notification is safely stored. */
    Answer acknowledge();

    /** What the channel hears when the notification is refused or could not be stored, so that it repeats. */
    Answer refuse(String reason);

    record Answer(int status, String contentType, String body) {}
}
