package io.lookervault.vault;

import io.lookervault.content.Kind;
import java.sql.SQLException;

/**
 * How much of a kind an extraction session did not find again.
 *
 * @param missing items that the vault holds and the session did not list, but for those that a restoration made anew, which are
 *     listed under another id
 * @param held items that the vault holds and that have their ids from Looker, unlike those that were packed as new
 */
public record Shrinkage(long missing, long held) {
    private static final String COUNT = """
            SELECT count(*), coalesce(sum(%s
                AND NOT EXISTS (SELECT 1 FROM extraction_items e
                    WHERE e.session_id = ?1 AND e.content_type = ?2 AND content_items.id = ?3 || e.id)
                AND NOT EXISTS (SELECT 1 FROM restored_ids r
                    JOIN extraction_sessions s ON s.id = ?1 AND s.instance = r.source_instance
                        AND s.instance = r.destination_instance
                    JOIN extraction_items e
                        ON e.session_id = ?1 AND e.content_type = ?2 AND e.id = r.destination_id
                    WHERE r.content_type = ?2 AND r.source_id = content_items.id)), 0)
            FROM content_items WHERE content_type = ?2 AND deleted_at IS NULL AND id NOT LIKE 'new-%'""".replace("%s", ItemWrites.UNLISTED);

    static Shrinkage of(Sql sql, String session, Kind kind) throws SQLException {
        return sql.first(
                        COUNT,
                        row -> new Shrinkage(row.getLong(2), row.getLong(1)),
                        session,
                        kind.code(),
                        kind.singular() + "::")
                .orElseThrow();
    }
}
