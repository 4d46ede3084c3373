package io.liushui.sandbox.orders;

import io.liushui.sandbox.store.Sql;
import java.sql.SQLException;

/** Hears of every order that reached a final state, within the transaction that changed it. */
public interface Announcements {

    /** @param asynchronous whether the client cannot know it from an answer */
    void finished(Sql sql, Order order, boolean asynchronous) throws SQLException;
}
