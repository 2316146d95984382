package io.lookervault.vault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One connection with its prepared statements, which are kept. Not thread-safe. */
final class Sql implements AutoCloseable {
    /** Reads the current row. */
    interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Takes the current row. */
    interface Taking {
        void take(ResultSet row) throws SQLException;
    }

    /** Something to do with a connection. */
    interface Work<T> {
        T run(Sql sql) throws SQLException;
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Sql(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** Runs a statement that needs no values: a pragma, DDL, a transaction boundary. */
    void run(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    /** Runs a change and tells how many rows it changed. */
    int update(String text, Object... values) throws SQLException {
        return bound(text, values).executeUpdate();
    }

    void each(String text, Taking taking, Object... values) throws SQLException {
        try (ResultSet rows = bound(text, values).executeQuery()) {
            while (rows.next()) {
                taking.take(rows);
            }
        }
    }

    <T> List<T> list(String text, Reading<T> reading, Object... values) throws SQLException {
        List<T> found = new ArrayList<>();
        each(text, row -> found.add(reading.read(row)), values);
        return found;
    }

    <T> Optional<T> first(String text, Reading<T> reading, Object... values) throws SQLException {
        try (ResultSet rows = bound(text, values).executeQuery()) {
            return rows.next() ? Optional.ofNullable(reading.read(rows)) : Optional.empty();
        }
    }

    /** The one number that a query gives; 0 for none. */
    long number(String text, Object... values) throws SQLException {
        return first(text, row -> row.getLong(1), values).orElse(0L);
    }

    private PreparedStatement bound(String text, Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(text);
        if (statement == null) {
            statement = connection.prepareStatement(text);
            prepared.put(text, statement);
        }
        for (int i = 0; i < values.length; i++) {
            Object value = values[i] instanceof Optional<?> optional ? optional.orElse(null) : values[i];
            if (value instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }

    /** Drops the prepared statements: the driver closes one that has failed. */
    void forgetStatements() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
