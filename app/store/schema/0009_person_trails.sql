-- Whom somebody known by name alone turned out to be, title by title: their row goes, and who asks for it is led on where it was one person (D4).
CREATE TABLE person_trails (
    old_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people ON DELETE CASCADE,
    PRIMARY KEY (old_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_trails_to ON person_trails (person_id);
