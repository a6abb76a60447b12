-- What calendar apps were told of each event: the same again keeps its number and its date, another text raises the number, and what is dropped is told as cancelled
-- until its day is long over.
CREATE TABLE calendar_events (
    uid TEXT PRIMARY KEY,
    day TEXT NOT NULL,                   -- YYYY-MM-DD in UTC
    said BLOB NOT NULL,                  -- domain.calendar_file.CalendarEvent as JSON
    sequence INTEGER NOT NULL DEFAULT 0,
    modified_at INTEGER NOT NULL,
    cancelled INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX calendar_events_by_day ON calendar_events (day);
