-- Which file of which export an item was last packed from: an edit of that file is no conflict with its own pack.

ALTER TABLE packs ADD COLUMN export TEXT;

CREATE TABLE packed_items (
    content_type INTEGER NOT NULL,
    id TEXT NOT NULL,
    pack_id INTEGER NOT NULL,
    path TEXT NOT NULL,
    content TEXT NOT NULL,
    file TEXT NOT NULL,
    PRIMARY KEY (content_type, id)
) WITHOUT ROWID;
