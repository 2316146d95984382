-- Which Looker the ids of a pack are of, for vaults that no extraction has filled.

ALTER TABLE packs ADD COLUMN instance TEXT;
