package io.liushui.core.idempotency;

import java.sql.SQLException;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A request waits for rows that others hold, but not for ever: what it holds itself, a connection above all, is wanted by others. */
public final class LockTimeout {
    /** PostgreSQL's state for it, which Spring does not translate. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private LockTimeout() {}

    /** In this transaction. */
    public static void afterTwoSeconds(JdbcClient jdbc) {
        jdbc.sql("set local lock_timeout = '2s'").update();
    }

    /** Whether the wait was over. */
    public static boolean caused(DataAccessException failure) {
        return failure.getRootCause() instanceof SQLException cause && LOCK_NOT_AVAILABLE.equals(cause.getSQLState());
    }

    /** As what may be repeated, when the wait was over; otherwise the failure itself. */
    public static DataAccessException asTransient(DataAccessException failure) {
        return caused(failure)
                ? new CannotAcquireLockException("others held what is needed for too long", failure)
                : failure;
    }
}
