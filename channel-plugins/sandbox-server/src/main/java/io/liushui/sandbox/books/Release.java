package io.liushui.sandbox.books;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Held money that was let go.
 *
 * @param amount in minor units
 */
public record Release(String channel, String releaseNo, String authorizationNo, long amount, long createdAt) {

    static Release read(ResultSet row) throws SQLException {
        return new Release(
                row.getString("channel"),
                row.getString("release_no"),
                row.getString("authorization_no"),
                row.getLong("amount"),
                row.getLong("created_at"));
    }
}
