-- Another order of a show's episodes than that in which they aired, where the user chose one, and where each of TVDB's episodes stands in it. What the providers
-- list stays as they say it.
ALTER TABLE shows ADD COLUMN episode_order TEXT CHECK (episode_order IN ('dvd', 'absolute'));   -- NULL: as they aired
CREATE TABLE ordered_episodes (
    show_id INTEGER NOT NULL REFERENCES shows ON DELETE CASCADE,
    tvdb TEXT NOT NULL,
    season INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (show_id, tvdb)
) STRICT, WITHOUT ROWID;
