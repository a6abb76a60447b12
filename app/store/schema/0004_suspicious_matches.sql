-- Matches that look wrong (D21): what providers offer, small enough to be held beside what the library knows of every title.
-- How many regular episodes a provider lists stands beside its list from now on: {"listed": 12}.
UPDATE enrichments SET more = CAST(json_object('listed', (
    SELECT count(*) FROM episodes e JOIN listed_episodes l ON l.episode_id = e.id AND l.provider = enrichments.provider
    WHERE e.show_id = enrichments.show_id AND e.season > 0)) AS BLOB)
WHERE facet = 'episodes' AND show_id IS NOT NULL AND digest IS NOT NULL;
CREATE INDEX movies_offered ON enrichments (
    provider, movie_id, json_extract(CAST(facts AS TEXT), '$.year'), json_extract(CAST(facts AS TEXT), '$.runtime_minutes'))
    WHERE facet = 'details' AND movie_id IS NOT NULL;
CREATE INDEX shows_offered ON enrichments (provider, show_id, json_extract(CAST(facts AS TEXT), '$.year')) WHERE facet = 'details' AND show_id IS NOT NULL;
CREATE INDEX shows_listed ON enrichments (provider, show_id, json_extract(CAST(more AS TEXT), '$.listed')) WHERE facet = 'episodes' AND show_id IS NOT NULL;
