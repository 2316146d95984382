-- How often the process ended while a drop was worked off: who falls over the same drop again and again leaves it.

ALTER TABLE inbox_drops ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
