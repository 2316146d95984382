package io.lookervault.vault;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Writes {@code content_items}. */
final class ItemWrites {
    /** Users come in drafts long before their rows are whole; goes with the connection. */
    private static final String OWNERS =
            "CREATE TEMP TABLE IF NOT EXISTS owners (id INTEGER PRIMARY KEY, email TEXT NOT NULL)";

    /**
     * A row that would not change is left alone; an e-mail address is kept while the owner is the same. That of an owner
     * who is known is filled in at once, since filling it in later writes all of a row again. A row that was written too soon after its
     * last change to tell what changed since, or by a clock that was behind, is given the time at which it was found the same.
     */
    private static final String UPSERT = """
            INSERT INTO content_items (id, content_type, name, owner_id, owner_email, created_at, updated_at, synced_at,
                deleted_at, content_size, content_data, folder_id, content_sha256)
            VALUES (?1, ?2, ?3, ?4, coalesce(?5, (SELECT email FROM owners WHERE owners.id = ?4)), ?6, ?7, ?8, ?9, ?10, ?11,
                ?12, ?13)
            ON CONFLICT (id, content_type) DO UPDATE SET
                name = excluded.name,
                owner_email = CASE
                    WHEN excluded.owner_email IS NOT NULL THEN excluded.owner_email
                    WHEN excluded.owner_id IS NULL OR excluded.owner_id IS owner_id THEN owner_email END,
                owner_id = excluded.owner_id,
                created_at = excluded.created_at,
                updated_at = excluded.updated_at,
                synced_at = excluded.synced_at,
                deleted_at = excluded.deleted_at,
                content_size = excluded.content_size,
                content_data = excluded.content_data,
                folder_id = excluded.folder_id,
                content_sha256 = excluded.content_sha256
            WHERE content_sha256 IS NOT excluded.content_sha256
                OR content_size IS NOT excluded.content_size
                OR content_data IS NOT excluded.content_data
                OR name IS NOT excluded.name
                OR folder_id IS NOT excluded.folder_id
                OR owner_id IS NOT excluded.owner_id
                OR owner_email IS NOT coalesce(excluded.owner_email, owner_email)
                OR created_at IS NOT excluded.created_at
                OR updated_at IS NOT excluded.updated_at
                OR deleted_at IS NOT excluded.deleted_at
                OR (julianday(synced_at) <= julianday(updated_at, '+2 seconds')
                    AND julianday(excluded.synced_at) > julianday(updated_at, '+2 seconds'))""";

    /** Marked as deleted before ?, and in the vault before that: what came from the Trash may have been there for long. */
    static final String DELETED_BEFORE =
            "deleted_at IS NOT NULL AND max(julianday(deleted_at), julianday(synced_at)) < julianday(?)";

    /**
     * Whether neither a session that may still be resumed counts on the row nor a letter that may be retried, nor the last extraction
     * found it in Looker, which is in the Trash.
     */
    static final String NOT_IN_HAND = """
             AND NOT EXISTS (SELECT 1 FROM extraction_items e
                WHERE e.session_id = (SELECT id FROM extraction_sessions %1$s)
                    AND e.outcome = 'stored'
                    AND e.content_type = content_items.content_type AND e.id = content_items.id)
             AND NOT EXISTS (SELECT 1 FROM extraction_sessions s JOIN extraction_items e ON e.session_id = s.id
                WHERE s.status %2$s AND e.outcome = 'stored'
                    AND e.content_type = content_items.content_type AND e.id = content_items.id)
             AND NOT EXISTS (SELECT 1 FROM restoration_sessions s JOIN restoration_items e ON e.session_id = s.id
                WHERE s.status %2$s
                    AND e.content_type = content_items.content_type AND e.id = content_items.id)
             AND NOT EXISTS (SELECT 1 FROM dead_letter_queue q JOIN restoration_sessions s ON s.id = q.session_id
                WHERE q.content_type = content_items.content_type AND q.content_id = content_items.id)""".formatted(SessionRows.NEWEST_ENDED, SessionRows.UNFINISHED);

    /** Nor a restoration that is being planned anew. */
    static final String NOT_AGAIN = """
             AND NOT EXISTS (SELECT 1 FROM restoration_sessions s JOIN restoration_again e ON e.session_id = s.id
                WHERE s.status %s
                    AND e.content_type = content_items.content_type AND e.id = content_items.id)""".formatted(SessionRows.UNFINISHED);

    /** Was packed as a new item, which Looker cannot list before it is restored. */
    private static final String STILL_NEW = """
            id LIKE 'new-%'
                AND EXISTS (SELECT 1 FROM packed_items p WHERE p.content_type = ?2 AND p.id = content_items.id)
                AND NOT EXISTS (SELECT 1 FROM restored_ids r JOIN extraction_sessions s ON s.id = ?1
                        AND s.instance = r.source_instance AND s.instance = r.destination_instance
                    WHERE r.content_type = ?2 AND r.source_id = content_items.id)""";

    /** Of the kind ?2: not listed by the session ?1, although it was in Looker once, or vanished. */
    static final String UNLISTED = "NOT (" + STILL_NEW + ") AND " + """
            NOT EXISTS (SELECT 1 FROM extraction_items e
                    WHERE e.session_id = ?1 AND e.content_type = ?2 AND e.id = content_items.id
                        AND e.outcome <> 'vanished')
                AND NOT EXISTS (SELECT 1 FROM extraction_items e
                    WHERE e.session_id = ?1 AND e.content_type = ?2 AND e.id = '*')""";

    private static final String SOFT_DELETE_UNLISTED =
            "UPDATE content_items SET deleted_at = ?3 WHERE content_type = ?2 AND deleted_at IS NULL AND " + UNLISTED;

    private static final String FILL_OWNER_EMAILS = """
            UPDATE content_items SET owner_email = u.owner_email
            FROM content_items u
            WHERE u.content_type = 7 AND u.id = CAST(content_items.owner_id AS TEXT) AND u.owner_email IS NOT NULL
                AND content_items.content_type <> 7 AND content_items.owner_id IS NOT NULL
                AND content_items.owner_email IS NOT u.owner_email""";

    private ItemWrites() {}

    /** Makes a connection ready to write items. */
    static void prepare(Sql sql) throws SQLException {
        sql.run(OWNERS);
    }

    /** Items that are stored from now on have the address of this owner. */
    static void remember(Sql sql, Owner owner) throws SQLException {
        sql.update("INSERT OR REPLACE INTO owners (id, email) VALUES (?, ?)", owner.id(), owner.email());
    }

    static void upsert(Sql sql, PackedItem item, Instant now) throws SQLException {
        sql.update(
                UPSERT,
                item.key().id(),
                item.key().kind().code(),
                item.name(),
                item.ownerId(),
                item.ownerEmail(),
                date(item.createdAt()),
                date(item.updatedAt()),
                Dates.text(now),
                item.deletedAt().map(Dates::text),
                item.content().length,
                item.content(),
                item.folderId(),
                item.sha256());
    }

    /** The column must not be NULL, and a date must not be invented. */
    private static String date(Optional<Instant> date) {
        return date.map(Dates::text).orElse("");
    }

    /**
     * Whether the item has a row that can be trusted. One that was soft-deleted lives again: something refers to it.
     * What is damaged counts as missing, so that it is stored anew.
     */
    static boolean revive(Sql sql, ItemKey key) throws SQLException {
        Optional<StoredItem> sound =
                ItemRows.exact(sql, key).filter(row -> Integrity.data(row).isPresent());
        if (sound.flatMap(item -> item.summary().deletedAt()).isPresent()) {
            sql.update(
                    "UPDATE content_items SET deleted_at = NULL WHERE id = ? AND content_type = ?",
                    key.id(),
                    key.kind().code());
        }
        return sound.isPresent();
    }

    /** Nothing is deleted when the kind could not be listed. */
    static int softDeleteUnlisted(Sql sql, String session, Kind kind, Instant now) throws SQLException {
        return sql.update(SOFT_DELETE_UNLISTED, session, kind.code(), Dates.text(now));
    }

    /** Removes rows of known kinds for good. */
    static int removeDeletedBefore(Sql sql, Kind kind, Instant moment) throws SQLException {
        return sql.update(
                "DELETE FROM content_items WHERE content_type = ? AND " + DELETED_BEFORE + NOT_IN_HAND + NOT_AGAIN,
                kind.code(),
                Dates.text(moment));
    }

    static int fillOwnerEmails(Sql sql) throws SQLException {
        return sql.update(FILL_OWNER_EMAILS);
    }
}
