package io.liushui.launcher.parts;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL with a durable data folder; every commit is on the disk before it is acknowledged. */
public final class PostgresPart extends Part {

    static final String DATABASE = "liushui";

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("max_connections", "100"),
            Map.entry("effective_cache_size", "1GB"),
            Map.entry("work_mem", "8MB"),
            Map.entry("wal_buffers", "16MB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_min_messages", "warning"));

    public PostgresPart(Installation installation) {
        super("postgres", installation);
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + installation().ports().postgres() + "/" + DATABASE;
    }

    /** The owner of the database, who is no superuser. */
    public String user() {
        return DATABASE;
    }

    public String password() {
        try {
            return new Secret(installation().keys().resolve("postgres.password")).read();
        } catch (IOException exception) {
            throw new PartFailure("The database's password cannot be read: " + exception.getMessage(), exception);
        }
    }

    public Path data() {
        return installation().home().resolve("postgres");
    }

    @Override
    ProcessBuilder command() throws IOException {
        List<String> words = new ArrayList<>(OrdinaryUser.prefix());
        PostgresProgram program = PostgresProgram.unpacked(installation().programs());
        words.add(program.binary("postgres").toString());
        words.addAll(List.of(
                "-D",
                data().toString(),
                "-p",
                Integer.toString(installation().ports().postgres())));
        SETTINGS.forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().keySet().removeIf(variable -> variable.startsWith("PG"));
        return builder;
    }

    @Override
    List<PortUse> ports() {
        return List.of(new PortUse("POSTGRES", installation().ports().postgres()));
    }

    @Override
    void prepare() throws IOException {
        new PostgresFolder(data())
                .create(
                        PostgresProgram.unpacked(installation().programs()),
                        administratorSecret(),
                        installation().log(name()));
    }

    @Override
    Health probe() {
        try (Connection connection = administrator().getConnection()) {
            return connection.isValid(2)
                    ? new Health.Healthy("127.0.0.1:" + installation().ports().postgres())
                    : new Health.Unhealthy("no answer to a query");
        } catch (SQLException | IOException exception) {
            return new Health.Unhealthy(exception.getMessage());
        }
    }

    @Override
    void complete() throws IOException {
        try (Connection connection = administrator().getConnection()) {
            new PostgresDatabase(DATABASE, password()).create(connection);
        } catch (SQLException exception) {
            throw new IOException(exception.getMessage(), exception);
        }
    }

    @Override
    Duration startLimit() {
        return Duration.ofSeconds(60);
    }

    /** SIGINT ends the sessions and writes a checkpoint; SIGTERM would wait for the clients. */
    @Override
    void askToEnd(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
        } catch (IOException exception) {
            throw new PartFailure("PostgreSQL cannot be stopped: " + exception.getMessage(), exception);
        }
    }

    private PGSimpleDataSource administrator() throws IOException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {installation().ports().postgres()});
        source.setDatabaseName("postgres");
        source.setUser("postgres");
        source.setPassword(administratorSecret().read());
        source.setConnectTimeout(2);
        source.setLoginTimeout(3);
        source.setSocketTimeout(5);
        return source;
    }

    private Secret administratorSecret() {
        return new Secret(installation().keys().resolve("postgres-administrator.password"));
    }
}
