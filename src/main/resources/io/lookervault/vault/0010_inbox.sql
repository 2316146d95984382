-- What was dropped into the inbox: the same content is worked off once.

CREATE TABLE inbox_drops (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    ended_at TEXT,
    outcome TEXT NOT NULL,
    session_id TEXT,
    reason TEXT NOT NULL
);
CREATE INDEX idx_inbox_drops_digest ON inbox_drops (digest, id);
