package io.liushui.sandbox.books;

import io.liushui.sandbox.store.Store;
import java.util.Arrays;
import java.util.List;

/** Makes one order, authorisation, contract or payout older, as if that much time had passed for it alone. */
final class Aging {

    private static final List<String> OLDER = List.of("""
            update orders set expires_at = max(1, expires_at - ?), created_at = created_at - ?,
              charged_at = charged_at - ? where order_no = ?""", """
            update authorization set expires_at = max(1, expires_at - ?), created_at = created_at - ?,
              authorized_at = authorized_at - ?, valid_until = valid_until - ? where authorization_no = ?""", """
            update contract set expires_at = max(1, expires_at - ?), created_at = created_at - ?,
              changed_at = changed_at - ?, valid_until = valid_until - ? where contract_no = ?""", """
            update payout set created_at = created_at - ?, paid_at = paid_at - ?, returned_at = returned_at - ?
            where payout_no = ?""");

    private Aging() {}

    /** @param number of any channel; unknown ones stay unknown */
    static void age(Store store, String number, long millis) {
        store.write(sql -> {
            for (String statement : OLDER) {
                sql.update(statement, values(statement, number, millis));
            }
            return null;
        });
    }

    private static Object[] values(String statement, String number, long millis) {
        int marks =
                (int) statement.chars().filter(character -> character == '?').count();
        Object[] values = new Object[marks];
        Arrays.fill(values, millis);
        values[marks - 1] = number;
        return values;
    }
}
