package io.liushui.sandbox.books;

import io.liushui.sandbox.store.Store;
import java.time.Clock;

/**
 * What the books of one channel work with.
 *
 * @param notificationUrl for what names no address; null: no notification is sent
 */
public record Desk(
        String channel,
        Store store,
        Clock clock,
        References references,
        Announcements announcements,
        String notificationUrl) {

    String addressOr(String given) {
        return given == null ? notificationUrl : given;
    }
}
