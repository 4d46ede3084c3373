package io.liushui.sandbox.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Reads on a few connections at once; writes through {@link GroupCommit}, in the order in which they were handed in. */
public final class Store implements AutoCloseable {

    private static final int READERS = 4;

    private final BlockingQueue<Sql> readers = new ArrayBlockingQueue<>(READERS);
    private final GroupCommit writer;

    private Store(GroupCommit writer) {
        this.writer = writer;
    }

    /** @throws IllegalStateException when another version of the sandbox made the file */
    public static Store open(Path file) throws SQLException {
        Connection writing = connect(file);
        try (Statement statement = writing.createStatement()) {
            requireVersion(statement, file);
            for (String table : Schema.TABLES) {
                statement.execute(table);
            }
        }
        Store store = new Store(new GroupCommit(new Sql(writing)));
        for (int index = 0; index < READERS; index++) {
            store.readers.add(new Sql(connect(file)));
        }
        return store;
    }

    private static void requireVersion(Statement statement, Path file) throws SQLException {
        int version;
        boolean empty;
        try (ResultSet row = statement.executeQuery("pragma user_version")) {
            version = row.getInt(1);
        }
        try (ResultSet row = statement.executeQuery("select count(*) from sqlite_schema")) {
            empty = row.getInt(1) == 0;
        }
        if (!empty && version != Schema.VERSION) {
            throw new IllegalStateException(file + " was made by another version of the sandbox; move it away");
        }
        statement.execute("pragma user_version = " + Schema.VERSION);
    }

    private static Connection connect(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma synchronous = full");
            statement.execute("pragma busy_timeout = 5000");
            statement.execute("pragma foreign_keys = on");
        }
        return connection;
    }

    /** Returns once the work is on disk. */
    public <T> T write(Sql.Work<T> work) {
        try {
            return writer.submit(work).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new StoreFailed(failed.getCause());
        }
    }

    /** Writes in turn with the others, without waiting for the disk; lost when the process dies before a later write returned. */
    public CompletableFuture<?> writeBehind(Sql.Work<?> work) {
        return writer.submit(work);
    }

    public <T> T read(Sql.Work<T> work) {
        try {
            Sql sql = readers.take();
            try {
                return work.run(sql);
            } finally {
                readers.add(sql);
            }
        } catch (SQLException failed) {
            throw new StoreFailed(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreFailed(interrupted);
        }
    }

    @Override
    public void close() {
        writer.close();
        try {
            for (Sql reader : readers) {
                reader.close();
            }
        } catch (SQLException failed) {
            throw new StoreFailed(failed);
        }
    }
}
