-- What the user does not want of a show that is followed, and what is to be wanted once it has aired (D40). They share the keys of wishes, so that merges and
-- ids do for them what they do for wishes.
ALTER TABLE wishlist ADD COLUMN state TEXT NOT NULL DEFAULT 'wanted' CHECK (state IN ('wanted', 'unwanted', 'when_aired'));
CREATE INDEX wishes_by_state ON wishlist (state, kind);

-- Of a followed person: which parts count (TMDB's departments, a JSON array; NULL: all), and when their works were read last.
ALTER TABLE watchlist ADD COLUMN roles TEXT;
ALTER TABLE watchlist ADD COLUMN works_read_at INTEGER;

-- What TMDB says that followed people did or will do: what is new since the first reading is news.
CREATE TABLE works (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    watchlist_id INTEGER NOT NULL REFERENCES watchlist ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('movie', 'show')),
    tmdb TEXT NOT NULL,
    title TEXT NOT NULL,
    released TEXT,
    poster TEXT,
    departments TEXT NOT NULL,           -- a JSON array
    part TEXT,                           -- a character, or a job behind the camera
    seen_at INTEGER NOT NULL,
    news INTEGER NOT NULL,               -- 0: it was there when the person was first read
    UNIQUE (watchlist_id, kind, tmdb)
) STRICT;
CREATE INDEX works_by_release ON works (released) WHERE released IS NOT NULL;

-- Hours by which the user says that a show airs later (or earlier) than the providers say; its episodes' instants hold it already.
ALTER TABLE shows ADD COLUMN air_shift_hours REAL NOT NULL DEFAULT 0;
-- Which shows still run, whatever the case of the word.
CREATE INDEX shows_by_status ON shows (lower(status)) WHERE status IS NOT NULL;

-- A week of the calendar, and what airs next, are answered by these alone.
DROP INDEX episodes_by_air_time;
CREATE INDEX episodes_by_air_time ON episodes (air_at, show_id, season, number) WHERE air_at IS NOT NULL;
DROP INDEX episodes_by_air_date;
CREATE INDEX episodes_by_air_date ON episodes (air_date, air_at, show_id, season, number) WHERE air_date IS NOT NULL;

-- What followed people do is activity too.
ALTER TABLE activity ADD COLUMN person_id INTEGER REFERENCES people ON DELETE SET NULL;
CREATE INDEX activity_of_person ON activity (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX activity_by_verb ON activity (verb, id);
