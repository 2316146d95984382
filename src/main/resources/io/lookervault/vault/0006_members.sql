-- Who belongs to what, as the members themselves say it, while an extraction runs.

CREATE TABLE extraction_members (
    session_id TEXT NOT NULL,
    content_type INTEGER NOT NULL,
    id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    PRIMARY KEY (session_id, content_type, id, member_id)
) WITHOUT ROWID;
