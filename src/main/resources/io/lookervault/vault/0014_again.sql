-- What a restoration that was cut off still has to see to, whatever extractions say of these items meanwhile.

CREATE TABLE restoration_again (
    session_id TEXT NOT NULL,
    content_type INTEGER NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (session_id, content_type, id)
) WITHOUT ROWID;
