package io.lookervault.vault;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.sqlite.Function;

/** SQL function {@code contains_text(text, part)}: whether the part stands in the text, in upper or lower case. */
final class ContainsText extends Function {
    static void register(Connection connection) throws SQLException {
        Function.create(connection, "contains_text", new ContainsText());
    }

    @Override
    protected void xFunc() throws SQLException {
        String text = value_text(0);
        String part = value_text(1);
        result(text != null && fold(text).contains(fold(part)) ? 1 : 0);
    }

    private static String fold(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
