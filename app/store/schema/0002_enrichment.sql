-- What the providers tell of titles (D20 to D25, D50): whose title it is there, what each facet brought, each provider's own episodes and seasons, air times.

-- The row of the facet "match" stands for the whole: its state, the provider's id of the title, the evidence, when it is asked for again (the earliest of all
-- facets), and in `version` the sum of the facets' versions that it was last asked for. The other rows hold what their facet brought.
ALTER TABLE enrichments ADD COLUMN provider_id TEXT;
ALTER TABLE enrichments ADD COLUMN more BLOB;            -- JSON: domain.provided.Extras beside details, AirTime beside air_time
ALTER TABLE enrichments ADD COLUMN digest BLOB;          -- of the episode list that was stored last: the same again writes nothing
DROP INDEX enrichments_due;
CREATE INDEX matches_of_movies ON enrichments (provider, movie_id, state, version, next_at) WHERE facet = 'match' AND movie_id IS NOT NULL;
CREATE INDEX matches_of_shows ON enrichments (provider, show_id, state, version, next_at) WHERE facet = 'match' AND show_id IS NOT NULL;
CREATE INDEX movies_in_state ON enrichments (provider, state, version) WHERE facet = 'match' AND movie_id IS NOT NULL;
CREATE INDEX shows_in_state ON enrichments (provider, state, version) WHERE facet = 'match' AND show_id IS NOT NULL;
CREATE INDEX movies_again ON enrichments (provider, next_at) WHERE facet = 'match' AND movie_id IS NOT NULL AND next_at IS NOT NULL;
CREATE INDEX shows_again ON enrichments (provider, next_at) WHERE facet = 'match' AND show_id IS NOT NULL AND next_at IS NOT NULL;
CREATE INDEX movies_rated ON enrichments (provider, state) WHERE facet = 'ratings' AND movie_id IS NOT NULL AND facts IS NOT NULL;
CREATE INDEX shows_rated ON enrichments (provider, state) WHERE facet = 'ratings' AND show_id IS NOT NULL AND facts IS NOT NULL;

-- Each provider's word on an episode and on a season, as domain.provided.ListedEpisode and ListedSeason: precedence is per field, and a list that goes takes only
-- its own along. An episode's own columns hold what follows from them.
CREATE TABLE listed_episodes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    episode_id INTEGER NOT NULL REFERENCES episodes ON DELETE CASCADE,
    provider TEXT NOT NULL,
    said BLOB NOT NULL,
    UNIQUE (episode_id, provider)
) STRICT;
CREATE TABLE listed_seasons (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    season_id INTEGER NOT NULL REFERENCES seasons ON DELETE CASCADE,
    provider TEXT NOT NULL,
    said BLOB NOT NULL,
    UNIQUE (season_id, provider)
) STRICT;
ALTER TABLE episodes ADD COLUMN air_at INTEGER;          -- UTC seconds; NULL: only the date is known
ALTER TABLE episodes ADD COLUMN air_precision TEXT CHECK (air_precision IN ('exact', 'local', 'date'));
ALTER TABLE episodes ADD COLUMN absolute INTEGER;
ALTER TABLE episodes ADD COLUMN finale TEXT;
CREATE INDEX episodes_by_air_time ON episodes (air_at) WHERE air_at IS NOT NULL;
CREATE INDEX episodes_with_still ON episodes (id) WHERE still IS NOT NULL;

-- When a show airs: HH:MM at the network, its IANA zone, days 0 (Monday) to 6 as a JSON array.
ALTER TABLE shows ADD COLUMN air_time TEXT;
ALTER TABLE shows ADD COLUMN air_zone TEXT;
ALTER TABLE shows ADD COLUMN air_days TEXT;

-- The day's questions to a provider, counted across restarts.
CREATE TABLE quotas (
    provider TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
