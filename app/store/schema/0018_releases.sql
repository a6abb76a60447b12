-- From which day on a film can be had at home, in every country, as the provider's details of it tell: what the title's page reads whole out of
-- domain.provided.Extras, by day for the calendar. It follows the details' row, whoever writes, moves or takes it. What was a year ago when it was told is not kept:
-- nobody waits for it, and of a large library it would be a million rows.
CREATE TABLE releases (
    country TEXT NOT NULL,               -- ISO 3166-1
    day TEXT NOT NULL,                   -- YYYY-MM-DD
    type TEXT NOT NULL CHECK (type IN ('digital', 'physical')),
    enrichment_id INTEGER NOT NULL REFERENCES enrichments ON DELETE CASCADE,
    PRIMARY KEY (country, day, type, enrichment_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX releases_of_details ON releases (enrichment_id);
CREATE TRIGGER releases_added AFTER INSERT ON enrichments WHEN new.facet = 'details' AND new.movie_id IS NOT NULL AND new.more IS NOT NULL BEGIN
    INSERT INTO releases (country, day, type, enrichment_id) SELECT DISTINCT r.value ->> 'country', r.value ->> 'date', r.value ->> 'type', new.id
        FROM json_each(CAST(new.more AS TEXT), '$.releases') r WHERE r.value ->> 'type' IN ('digital', 'physical')
        AND r.value ->> 'date' >= date(coalesce(new.tried_at, unixepoch()), 'unixepoch', '-1 year');
END;
CREATE TRIGGER releases_replaced AFTER UPDATE OF more ON enrichments
WHEN new.facet = 'details' AND new.movie_id IS NOT NULL AND new.more IS NOT old.more BEGIN
    DELETE FROM releases WHERE enrichment_id = new.id;
    INSERT INTO releases (country, day, type, enrichment_id) SELECT DISTINCT r.value ->> 'country', r.value ->> 'date', r.value ->> 'type', new.id
        FROM json_each(CAST(new.more AS TEXT), '$.releases') r WHERE new.more IS NOT NULL AND r.value ->> 'type' IN ('digital', 'physical')
        AND r.value ->> 'date' >= date(coalesce(new.tried_at, unixepoch()), 'unixepoch', '-1 year');
END;
-- What was stored before: of films of the last years alone, which is what somebody waits for; to read all of a large library again would take many seconds.
-- The others' come when their details are read next.
INSERT INTO releases (country, day, type, enrichment_id) SELECT DISTINCT r.value ->> 'country', r.value ->> 'date', r.value ->> 'type', e.id
    FROM movies m JOIN enrichments e ON e.movie_id = m.id AND e.facet = 'details' AND json_valid(CAST(e.more AS TEXT))
    JOIN json_each(CAST(e.more AS TEXT), '$.releases') r
    WHERE m.released >= date('now', '-3 years') AND r.value ->> 'type' IN ('digital', 'physical') AND r.value ->> 'date' >= date('now', '-1 year');
