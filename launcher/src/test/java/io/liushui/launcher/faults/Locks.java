package io.liushui.launcher.faults;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Locks in the database that stop transactions of the application before their commit. */
final class Locks {
    private final Books books;
    private final Map<Until, Queue<Held>> held = new EnumMap<>(Until.class);

    /** How long a transaction is stopped. */
    enum Until {
        /** Then it commits, and can tell nobody. */
        THE_ENGINE_IS_AWAY,
        /** It never commits. */
        THE_KILL
    }

    Locks(Books books) {
        this.books = books;
        for (Until until : Until.values()) {
            held.put(until, new ConcurrentLinkedQueue<>());
        }
    }

    /** Stops who changes the row with this value in its key. */
    Held stop(Until until, String table, String key, String value) {
        try {
            return keep(until, Held.row(books, table, key, value));
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Lets go of what stops nobody. */
    void forget(Held lock) {
        held.values().forEach(locks -> locks.remove(lock));
        try {
            lock.close();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Stops who writes into the table until the kill. */
    void stopWriting(String table) {
        try {
            keep(Until.THE_KILL, Held.written(books, table));
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private Held keep(Until until, Held lock) {
        held.get(until).add(lock);
        return lock;
    }

    /** Returns when each has stopped a transaction. */
    void awaitAll() {
        held.values().forEach(locks -> locks.forEach(Held::awaitSomebody));
    }

    void letGo(Until until) {
        try {
            for (Held lock = held.get(until).poll();
                    lock != null;
                    lock = held.get(until).poll()) {
                lock.close();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The database died with all of them. */
    void lost() {
        try {
            for (Queue<Held> locks : held.values()) {
                for (Held lock = locks.poll(); lock != null; lock = locks.poll()) {
                    lock.lost();
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
