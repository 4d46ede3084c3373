package io.liushui.sandbox.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A connection with its prepared statements; for one thread at a time. SQL texts are constants, so the statements stay few. */
public final class Sql {

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Work of one transaction. An exception takes back what it wrote. */
    public interface Work<T> {
        T run(Sql sql) throws SQLException;
    }

    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public int update(String text, Object... values) throws SQLException {
        return bind(text, values).executeUpdate();
    }

    public <T> List<T> list(String text, Row<T> row, Object... values) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet result = bind(text, values).executeQuery()) {
            while (result.next()) {
                rows.add(row.read(result));
            }
        }
        return rows;
    }

    public <T> Optional<T> one(String text, Row<T> row, Object... values) throws SQLException {
        return list(text, row, values).stream().findFirst();
    }

    void close() throws SQLException {
        connection.close();
    }

    private PreparedStatement bind(String text, Object[] values) throws SQLException {
        PreparedStatement statement = statements.get(text);
        if (statement == null) {
            statement = connection.prepareStatement(text);
            statements.put(text, statement);
        }
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
        return statement;
    }
}
