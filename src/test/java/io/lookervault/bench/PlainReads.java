package io.lookervault.bench;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

/** What reading a vault takes by plain JDBC: every row with SHA-256 and all its values unpacked, or the columns of a list. */
final class PlainReads {
    private PlainReads() {}

    /** Arguments: {@code verify} or {@code list}, and the vault. Prints how many rows there were. */
    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + args[1]);
                Statement statement = connection.createStatement()) {
            System.out.println(args[0].equals("verify") ? verify(statement) : list(statement));
        }
    }

    private static long verify(Statement statement) throws SQLException, IOException, GeneralSecurityException {
        long sound = 0;
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        try (ResultSet rows = statement.executeQuery("SELECT content_data, content_sha256 FROM content_items")) {
            while (rows.next()) {
                byte[] content = rows.getBytes(1);
                String hash = HexFormat.of().formatHex(sha256.digest(content));
                try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(content)) {
                    sound += hash.equals(rows.getString(2)) && unpacker.unpackValue() != null ? 1 : 0;
                }
            }
        }
        return sound;
    }

    private static long list(Statement statement) throws SQLException {
        long count = 0;
        StringBuilder line = new StringBuilder();
        try (ResultSet rows = statement.executeQuery("SELECT id, name, owner_email, folder_id, updated_at, content_size"
                + " FROM content_items WHERE content_type = 1 AND deleted_at IS NULL ORDER BY updated_at DESC")) {
            while (rows.next()) {
                line.setLength(0);
                for (int column = 1; column <= 6; column++) {
                    line.append(rows.getString(column)).append('\t');
                }
                count += line.length() > 0 ? 1 : 0;
            }
        }
        return count;
    }
}
