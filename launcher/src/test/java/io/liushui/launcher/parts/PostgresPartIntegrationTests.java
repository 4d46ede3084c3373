package io.liushui.launcher.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("own-system")
class PostgresPartIntegrationTests {

    @TempDir
    private Path home;

    private Installation installation;
    private PostgresPart postgres;

    @BeforeEach
    void start() {
        installation = new Installation(Installation.findRoot(), home, Ports.free());
        postgres = new PostgresPart(installation);
        assertThat(postgres.start()).isEqualTo(Start.STARTED);
        postgres.awaitHealthy();
    }

    @AfterEach
    void stop() {
        postgres.kill();
    }

    @Test
    void keepsWhatWasCommittedWhenItIsKilled() throws SQLException {
        update("create table kept (word text)");
        update("insert into kept values ('流水')");

        postgres.kill();
        assertThat(postgres.health()).isInstanceOf(Health.Stopped.class);
        postgres.start();
        postgres.awaitHealthy();

        assertThat(ask("select word from kept")).isEqualTo("流水");
    }

    @Test
    void isDurableAndOnLoopbackOnly() throws SQLException {
        assertThat(ask("show fsync")).isEqualTo("on");
        assertThat(ask("show synchronous_commit")).isEqualTo("on");
        assertThat(ask("show full_page_writes")).isEqualTo("on");
        assertThat(ask("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(ask("select rolsuper::text from pg_roles where rolname = current_user"))
                .isEqualTo("false");
    }

    @Test
    void isAdoptedByALauncherThatFindsItRunning() {
        long pid = postgres.process().orElseThrow().pid();

        PostgresPart other = new PostgresPart(installation);

        assertThat(other.start()).isEqualTo(Start.ADOPTED);
        assertThat(other.process().orElseThrow().pid()).isEqualTo(pid);
    }

    @Test
    void asksForThePassword() {
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guess")
                        .close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void saysWhichPortIsTaken() throws IOException {
        postgres.stop();
        try (ServerSocket taken =
                new ServerSocket(installation.ports().postgres(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(postgres::start)
                    .isInstanceOf(PartFailure.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("LIUSHUI_PORT_POSTGRES");
        }
    }

    private void update(String statement) throws SQLException {
        try (Connection connection = connect();
                Statement update = connection.createStatement()) {
            update.execute(statement);
        }
    }

    private String ask(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }
}
