-- Schema version 4 of the original LookerVault: the same tables, columns and indices.

CREATE TABLE schema_version (
    version INTEGER PRIMARY KEY,
    applied_at TEXT NOT NULL,
    description TEXT
);

CREATE TABLE content_items (
    id TEXT NOT NULL,
    content_type INTEGER NOT NULL,
    name TEXT NOT NULL,
    owner_id INTEGER,
    owner_email TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    synced_at TEXT NOT NULL,
    deleted_at TEXT DEFAULT NULL,
    content_size INTEGER NOT NULL,
    content_data BLOB NOT NULL,
    folder_id TEXT DEFAULT NULL,
    PRIMARY KEY (id, content_type)
);
CREATE INDEX idx_content_type ON content_items (content_type) WHERE deleted_at IS NULL;
CREATE INDEX idx_owner_id ON content_items (owner_id) WHERE deleted_at IS NULL;
CREATE INDEX idx_updated_at ON content_items (updated_at DESC) WHERE deleted_at IS NULL;
CREATE INDEX idx_deleted_at ON content_items (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX idx_folder_id ON content_items (folder_id)
    WHERE deleted_at IS NULL AND folder_id IS NOT NULL AND content_type IN (1, 2, 6, 5);

CREATE TABLE extraction_sessions (
    id TEXT PRIMARY KEY NOT NULL,
    started_at TEXT NOT NULL,
    completed_at TEXT DEFAULT NULL,
    status TEXT NOT NULL,
    total_items INTEGER DEFAULT 0,
    error_count INTEGER DEFAULT 0,
    config TEXT,
    metadata TEXT
);
CREATE INDEX idx_session_started ON extraction_sessions (started_at DESC);
CREATE INDEX idx_session_status ON extraction_sessions (status);

CREATE TABLE restoration_sessions (
    id TEXT PRIMARY KEY,
    started_at TEXT NOT NULL,
    completed_at TEXT,
    status TEXT NOT NULL,
    total_items INTEGER DEFAULT 0,
    success_count INTEGER DEFAULT 0,
    error_count INTEGER DEFAULT 0,
    source_instance TEXT,
    destination_instance TEXT NOT NULL,
    config TEXT,
    metadata TEXT
);
CREATE INDEX idx_restoration_session_status ON restoration_sessions (status);
CREATE INDEX idx_restoration_session_started ON restoration_sessions (started_at DESC);

CREATE TABLE id_mappings (
    source_instance TEXT NOT NULL,
    content_type INTEGER NOT NULL,
    source_id TEXT NOT NULL,
    destination_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    session_id TEXT,
    PRIMARY KEY (source_instance, content_type, source_id),
    FOREIGN KEY (session_id) REFERENCES restoration_sessions (id) ON DELETE SET NULL
);
CREATE INDEX idx_id_mapping_dest ON id_mappings (destination_id);
CREATE INDEX idx_id_mapping_session ON id_mappings (session_id);

CREATE TABLE sync_checkpoints (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id TEXT,
    content_type INTEGER NOT NULL,
    checkpoint_data TEXT NOT NULL,
    started_at TEXT NOT NULL,
    completed_at TEXT DEFAULT NULL,
    item_count INTEGER DEFAULT 0,
    error_message TEXT DEFAULT NULL,
    UNIQUE (session_id, content_type, started_at)
);
CREATE INDEX idx_checkpoint_type_completed ON sync_checkpoints (content_type, completed_at);
CREATE INDEX idx_checkpoint_session ON sync_checkpoints (session_id);

CREATE TABLE restoration_checkpoints (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id TEXT NOT NULL,
    content_type INTEGER NOT NULL,
    checkpoint_data TEXT NOT NULL,
    started_at TEXT NOT NULL,
    completed_at TEXT,
    item_count INTEGER DEFAULT 0,
    error_count INTEGER DEFAULT 0,
    UNIQUE (session_id, content_type, started_at),
    FOREIGN KEY (session_id) REFERENCES restoration_sessions (id) ON DELETE CASCADE
);
CREATE INDEX idx_restoration_checkpoint_session ON restoration_checkpoints (session_id);
CREATE INDEX idx_restoration_checkpoint_type ON restoration_checkpoints (content_type);

CREATE TABLE dead_letter_queue (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id TEXT NOT NULL,
    content_id TEXT NOT NULL,
    content_type INTEGER NOT NULL,
    content_data BLOB NOT NULL,
    error_message TEXT NOT NULL,
    error_type TEXT NOT NULL,
    stack_trace TEXT,
    retry_count INTEGER NOT NULL,
    failed_at TEXT NOT NULL,
    metadata TEXT,
    UNIQUE (session_id, content_id, content_type, retry_count),
    FOREIGN KEY (session_id) REFERENCES restoration_sessions (id) ON DELETE CASCADE
);
CREATE INDEX idx_dlq_session ON dead_letter_queue (session_id);
CREATE INDEX idx_dlq_content ON dead_letter_queue (content_type, content_id);
CREATE INDEX idx_dlq_failed_at ON dead_letter_queue (failed_at DESC);
