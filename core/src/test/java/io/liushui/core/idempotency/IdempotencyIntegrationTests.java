package io.liushui.core.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.TestDatabase;
import io.liushui.core.fake.SetClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class IdempotencyIntegrationTests {
    private static final SavedAnswer DONE = new SavedAnswer(201, "{}", false);
    private static final IdempotencyRequest REQUEST = new IdempotencyRequest("app_1", "k1", new byte[] {1});

    private final TestDatabase database = TestDatabase.create();
    private final JdbcClient jdbc = database.jdbc();
    private final Idempotency idempotency = new Idempotency(
            jdbc, new TransactionTemplate(new DataSourceTransactionManager(database.dataSource())), new SetClock());

    @AfterEach
    void drop() {
        database.drop();
    }

    @Test
    void aKeyWhoseFirstRequestStillRunsIsInUse() throws SQLException {
        whileAnotherHolds(
                "insert into idempotency_record values ('app_1', 'k1', '\\x01', 0, '', now())",
                () -> assertThatThrownBy(() -> idempotency.once(REQUEST, () -> DONE))
                        .isInstanceOf(KeyInUse.class));
    }

    @Test
    void waitingTooLongForAnythingElseLeavesTheKeyFreeToBeRepeated() throws SQLException {
        jdbc.sql("insert into merchant values ('mer_1', 'Tea', 'active', now())")
                .update();
        Supplier<SavedAnswer> locksTheMerchant = () -> {
            jdbc.sql("set local lock_timeout = '50ms'").update();
            jdbc.sql("select id from merchant for update").query(String.class).single();
            return DONE;
        };

        whileAnotherHolds(
                "select id from merchant for update",
                () -> assertThatThrownBy(() -> idempotency.once(REQUEST, locksTheMerchant))
                        .isInstanceOf(CannotAcquireLockException.class));

        assertThat(idempotency.once(REQUEST, locksTheMerchant)).isEqualTo(DONE);
        assertThat(idempotency.once(REQUEST, locksTheMerchant).replayed()).isTrue();
    }

    private void whileAnotherHolds(String sql, Runnable work) throws SQLException {
        try (Connection other = database.dataSource().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute(sql);
            work.run();
            other.rollback();
        }
    }
}
