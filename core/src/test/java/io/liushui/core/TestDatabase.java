package io.liushui.core;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database of its own for a test class, migrated, on one PostgreSQL per JVM that ends with it.
 *
 * @param name among the databases of that PostgreSQL
 * @param url for {@code spring.datasource.url}; the user is {@code postgres}, without a password
 */
public record TestDatabase(String name, String url, DataSource dataSource) {
    private static final String TEMPLATE = "liushui_template";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final EmbeddedPostgres POSTGRES = start();

    /** Takes about 50 ms: it is a copy of a migrated template. */
    public static TestDatabase create() {
        String name = "test_" + NUMBER.incrementAndGet();
        JdbcClient.create(POSTGRES.getPostgresDatabase())
                .sql("create database " + name + " template " + TEMPLATE)
                .update();
        return new TestDatabase(name, POSTGRES.getJdbcUrl("postgres", name), POSTGRES.getDatabase("postgres", name));
    }

    /** For tests that have hundreds of them: PostgreSQL, which is ended with the JVM, would take long over them. */
    public void drop() {
        JdbcClient.create(POSTGRES.getPostgresDatabase())
                .sql("drop database if exists " + name + " with (force)")
                .update();
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "300")
                    .start();
            JdbcClient.create(postgres.getPostgresDatabase())
                    .sql("create database " + TEMPLATE)
                    .update();
            Flyway.configure()
                    .dataSource(postgres.getDatabase("postgres", TEMPLATE))
                    .load()
                    .migrate();
            return postgres;
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL did not start", failed);
        }
    }
}
