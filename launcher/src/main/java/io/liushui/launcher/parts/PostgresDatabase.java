package io.liushui.launcher.parts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The application's database and its owner of the same name. */
record PostgresDatabase(String name, String password) {

    /** Creates what is missing; may be repeated. The password is hexadecimal, so it needs no quoting. */
    void create(Connection administrator) throws SQLException {
        try (Statement statement = administrator.createStatement()) {
            if (!exists(administrator, "select 1 from pg_roles where rolname = ?")) {
                statement.execute("create role " + name + " login password '" + password + "'");
            }
            if (!exists(administrator, "select 1 from pg_database where datname = ?")) {
                statement.execute("create database " + name + " owner " + name);
            }
        }
    }

    private boolean exists(Connection administrator, String query) throws SQLException {
        try (PreparedStatement statement = administrator.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
