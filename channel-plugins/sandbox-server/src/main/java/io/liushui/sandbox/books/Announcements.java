package io.liushui.sandbox.books;

import io.liushui.sandbox.store.Sql;
import java.sql.SQLException;

/** Hears of whatever reached a final state, within the transaction that changed it. */
public interface Announcements {

    /** @param asynchronous whether the client cannot know it from an answer */
    void happened(Sql sql, Event event, boolean asynchronous) throws SQLException;
}
