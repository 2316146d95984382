-- What runs by itself and when: schedules as the daemon knows them, and every time that one fired.

CREATE TABLE schedules (
    name TEXT PRIMARY KEY,
    cron TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    known_since TEXT NOT NULL,
    next_due TEXT
) WITHOUT ROWID;

CREATE TABLE schedule_fires (
    id INTEGER PRIMARY KEY,
    schedule TEXT NOT NULL,
    cause TEXT NOT NULL,
    due_at TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    outcome TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    session_id TEXT,
    reason TEXT NOT NULL
);
CREATE INDEX idx_schedule_fires_schedule ON schedule_fires (schedule, id);

CREATE TABLE daemon (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    pid INTEGER NOT NULL,
    judged_at TEXT NOT NULL,
    problem TEXT,
    waiting TEXT NOT NULL,
    restart TEXT NOT NULL
);
