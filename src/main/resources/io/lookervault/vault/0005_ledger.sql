-- What an extraction has listed, done and still has to do, and a hash beside every item.

ALTER TABLE content_items ADD COLUMN content_sha256 TEXT;

ALTER TABLE extraction_sessions ADD COLUMN instance TEXT;

CREATE TABLE extraction_items (
    session_id TEXT NOT NULL,
    content_type INTEGER NOT NULL,
    id TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('open', 'stored', 'parked', 'vanished')),
    PRIMARY KEY (session_id, content_type, id)
) WITHOUT ROWID;
CREATE INDEX idx_extraction_items_open ON extraction_items (session_id, content_type, id) WHERE outcome = 'open';

CREATE TABLE extraction_pages (
    session_id TEXT NOT NULL,
    content_type INTEGER NOT NULL,
    scope TEXT NOT NULL,
    page_offset INTEGER NOT NULL,
    page_limit INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (session_id, content_type, scope, page_offset, page_limit)
) WITHOUT ROWID;

CREATE TABLE extraction_drafts (
    session_id TEXT NOT NULL,
    content_type INTEGER NOT NULL,
    id TEXT NOT NULL,
    content_data BLOB NOT NULL,
    PRIMARY KEY (session_id, content_type, id)
);
