-- What a restoration plans and has done, and which item of a target stands for which item of the vault.

CREATE TABLE restoration_items (
    session_id TEXT NOT NULL,
    content_type INTEGER NOT NULL,
    id TEXT NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('item', 'links')),
    level INTEGER NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('create', 'update', 'undelete', 'unchanged', 'refused')),
    outcome TEXT NOT NULL CHECK (outcome IN ('open', 'done', 'parked', 'refused')),
    name TEXT NOT NULL,
    target_id TEXT,
    writes INTEGER NOT NULL,
    changes TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (session_id, content_type, id, part)
) WITHOUT ROWID;
CREATE INDEX idx_restoration_items_open ON restoration_items (session_id, level, content_type, id, part)
    WHERE outcome = 'open';
CREATE INDEX idx_restoration_items_target ON restoration_items (session_id, content_type, target_id)
    WHERE target_id IS NOT NULL;

CREATE TABLE restored_ids (
    source_instance TEXT NOT NULL,
    destination_instance TEXT NOT NULL,
    content_type INTEGER NOT NULL,
    source_id TEXT NOT NULL,
    destination_id TEXT NOT NULL,
    destination_created_at TEXT NOT NULL,
    PRIMARY KEY (source_instance, destination_instance, content_type, source_id)
) WITHOUT ROWID;

CREATE TABLE restored_parts (
    source_instance TEXT NOT NULL,
    destination_instance TEXT NOT NULL,
    part TEXT NOT NULL,
    source_id TEXT NOT NULL,
    destination_id TEXT NOT NULL,
    PRIMARY KEY (source_instance, destination_instance, part, source_id)
) WITHOUT ROWID;
