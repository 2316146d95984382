-- Packed items that an extraction of everything found in Looker, which its ledger told until it was forgotten.

CREATE TABLE packed_seen (
    content_type INTEGER NOT NULL,
    id TEXT NOT NULL,
    pack_id INTEGER NOT NULL,
    PRIMARY KEY (content_type, id)
) WITHOUT ROWID;
