package io.liushui.sandbox.notices;

import io.liushui.sandbox.orders.Order;

/** Writes a notification's JSON. */
public interface NoticeBody {

    /** @param created milliseconds since 1970 */
    String of(String notificationId, Order order, long created);
}
