package io.lookervault.vault;

import io.lookervault.content.Values;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The {@code content_metadata_id} of folders that are parents of others. */
final class FolderMetadata {
    /** Folders that the session listed; all of the vault, where it listed none or not all of them. */
    private static final String PARENT_FOLDERS = """
            WITH folders AS (
                SELECT id, folder_id FROM content_items WHERE content_type = 5 AND deleted_at IS NULL AND (
                    id IN (SELECT id FROM extraction_items
                        WHERE session_id = ? AND content_type = 5 AND outcome = 'stored')
                    OR (SELECT coalesce(max(outcome = 'parked'), 1) FROM extraction_items
                        WHERE session_id = ? AND content_type = 5)))
            SELECT id, content_data FROM content_items WHERE content_type = 5
                AND id IN (SELECT id FROM folders) AND id IN (SELECT folder_id FROM folders) ORDER BY id""";

    private static final String CHANGED_PARENT_FOLDERS = """
            SELECT id, content_data FROM content_items WHERE content_type = 5 AND deleted_at IS NULL AND id IN (
                SELECT folder_id FROM content_items WHERE content_type = 5 AND deleted_at IS NULL AND synced_at >=
                    (SELECT started_at FROM extraction_sessions WHERE id = ?))
            ORDER BY id""";

    private FolderMetadata() {}

    /** Of folders that a session found; of those that are gone since, Looker would not tell who may see them. */
    static List<String> ofParents(Sql sql, String session) throws SQLException {
        return of(sql, PARENT_FOLDERS, session, session);
    }

    /** Of parents of folders that a session brought or changed. */
    static List<String> ofChangedParents(Sql sql, String session) throws SQLException {
        return of(sql, CHANGED_PARENT_FOLDERS, session);
    }

    private static List<String> of(Sql sql, String folders, Object... arguments) throws SQLException {
        return sql.list(folders, row -> metadata(row.getString(1), row.getBytes(2)), arguments).stream()
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Optional<String> metadata(String folder, byte[] content) {
        try {
            return Values.text(MessagePack.decode(content), "content_metadata_id");
        } catch (DamagedContent e) {
            throw new DamagedContent("folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }
}
