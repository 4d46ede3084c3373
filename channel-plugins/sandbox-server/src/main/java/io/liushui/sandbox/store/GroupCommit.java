package io.liushui.sandbox.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The one writer: whatever is waiting shares one transaction and so one flush to the disk. */
final class GroupCommit {

    private static final int QUEUE_LENGTH = 4096;
    private static final int GROUP_SIZE = 256;

    private final BlockingQueue<Pending<?>> queue = new ArrayBlockingQueue<>(QUEUE_LENGTH);
    private final Sql sql;
    private final Thread thread;
    private volatile boolean open = true;

    GroupCommit(Sql sql) {
        this.sql = sql;
        this.thread = Thread.ofPlatform().name("sandbox-writer").daemon().start(this::run);
    }

    <T> CompletableFuture<T> submit(Sql.Work<T> work) {
        Pending<T> pending = new Pending<>(work, new CompletableFuture<>());
        try {
            if (!open || !queue.offer(pending, 10, TimeUnit.SECONDS)) {
                throw new StoreFailed(new IllegalStateException(open ? "the writer is overloaded" : "closed"));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreFailed(interrupted);
        }
        return pending.future;
    }

    void close() {
        open = false;
        try {
            thread.join(10_000);
            sql.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (SQLException failed) {
            throw new StoreFailed(failed);
        }
    }

    private void run() {
        List<Pending<?>> group = new ArrayList<>(GROUP_SIZE);
        while (open || !queue.isEmpty()) {
            try {
                Pending<?> first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    queue.drainTo(group, GROUP_SIZE - 1);
                    commit(group);
                    group.clear();
                }
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private void commit(List<Pending<?>> group) {
        try {
            sql.update("begin immediate");
            for (Pending<?> pending : group) {
                pending.run(sql);
            }
            sql.update("commit");
        } catch (SQLException | RuntimeException failed) {
            rollBack();
            group.forEach(pending -> pending.future.completeExceptionally(new StoreFailed(failed)));
            return;
        }
        group.forEach(Pending::tell);
    }

    private void rollBack() {
        try {
            sql.update("rollback");
        } catch (SQLException alreadyRolledBack) {
            // SQLite ends the transaction by itself on some errors, for example a full disk
        }
    }

    private static final class Pending<T> {
        private final Sql.Work<T> work;
        private final CompletableFuture<T> future;
        private T result;
        private Throwable failure;

        Pending(Sql.Work<T> work, CompletableFuture<T> future) {
            this.work = work;
            this.future = future;
        }

        void run(Sql sql) throws SQLException {
            sql.update("savepoint work");
            try {
                result = work.run(sql);
            } catch (SQLException | RuntimeException refused) {
                failure = refused;
                sql.update("rollback to work");
            }
            sql.update("release work");
        }

        void tell() {
            if (failure == null) {
                future.complete(result);
            } else {
                future.completeExceptionally(failure);
            }
        }
    }
}
