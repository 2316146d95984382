-- What was packed from YAML files, and which edited definitions became items of their own.

CREATE TABLE packs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    packed_at TEXT NOT NULL,
    strategy TEXT NOT NULL,
    exported_at TEXT NOT NULL,
    partial INTEGER NOT NULL,
    change_count INTEGER NOT NULL
);

CREATE TABLE pack_remappings (
    pack_id INTEGER NOT NULL,
    content_type INTEGER NOT NULL,
    original_id TEXT NOT NULL,
    created_id TEXT NOT NULL,
    definition_sha256 TEXT NOT NULL,
    users TEXT NOT NULL,
    PRIMARY KEY (pack_id, content_type, created_id)
) WITHOUT ROWID;
