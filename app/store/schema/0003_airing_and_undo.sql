-- Whether an episode has aired is told by its instant where one is known (D50): the index that answers for whole libraries holds it too.
DROP INDEX episodes_by_show;
CREATE INDEX episodes_by_show ON episodes (show_id, season, number, air_date, air_at);

-- All that providers had said of a title when the user chose another match, so that taking the choice back asks nobody again (D62): JSON, packed with zlib.
CREATE TABLE set_aside (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    activity_id INTEGER NOT NULL UNIQUE REFERENCES activity ON DELETE CASCADE,
    said BLOB NOT NULL
) STRICT;
