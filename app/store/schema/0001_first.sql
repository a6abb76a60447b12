-- The first schema: everything that data.md names. Instants are UTC seconds, dates YYYY-MM-DD.
-- AUTOINCREMENT everywhere: a row id is never used twice (D3).

CREATE TABLE servers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('plex', 'jellyfin', 'folders')),
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    machine_id TEXT,
    user_id TEXT,
    user_name TEXT,
    device_id TEXT NOT NULL,             -- what Bijou calls itself there; never changes, or Jellyfin makes a new device row
    version TEXT,
    position INTEGER NOT NULL,           -- the user's order: precedence of facts (D11)
    certificate TEXT,                    -- accepted fingerprint, SHA-256 hex
    scan_every_minutes INTEGER,          -- NULL: only when asked
    added_at INTEGER NOT NULL,
    answered_at INTEGER,                 -- last good answer
    scanned_at INTEGER,                  -- last scan that finished whole
    trouble TEXT                         -- last problem, as a sentence; NULL when well
) STRICT;

CREATE TABLE libraries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    server_id INTEGER NOT NULL REFERENCES servers ON DELETE CASCADE,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('movie', 'show')),
    language TEXT,
    hidden INTEGER NOT NULL DEFAULT 0,
    included INTEGER NOT NULL DEFAULT 1,
    position INTEGER NOT NULL DEFAULT 0,
    quick_since INTEGER,                 -- a quick scan asks for what changed since then
    shrunk_at INTEGER,                   -- a deep scan found far fewer titles and waits for the user (D12)
    UNIQUE (server_id, key)
) STRICT;

-- Pages of an unfinished scan that were read: the next scan resumes after them, and knows what they held (D13).
CREATE TABLE scanned_pages (
    library_id INTEGER NOT NULL REFERENCES libraries ON DELETE CASCADE,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    total INTEGER,
    keys TEXT NOT NULL,                  -- remote keys, a JSON array
    read_at INTEGER NOT NULL,
    PRIMARY KEY (library_id, kind, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE scans (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    server_id INTEGER REFERENCES servers ON DELETE SET NULL,
    server_name TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('quick', 'full', 'deep', 'items')),
    state TEXT NOT NULL CHECK (state IN ('running', 'done', 'partial', 'cancelled', 'failed')),
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    added INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    retired INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    report TEXT                          -- JSON: the lists behind the counts, and what went wrong in words
) STRICT;
CREATE INDEX scans_by_server ON scans (server_id, started_at);

-- Titles. The columns hold the effective values (D11), made from the copies' facts, the providers' and the user's locks.
CREATE TABLE movies (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    sort_title TEXT,
    sort_key TEXT NOT NULL,              -- folded, article skipped (D17)
    original_title TEXT,
    year INTEGER,
    overview TEXT,
    tagline TEXT,
    runtime_minutes REAL,
    content_rating TEXT,
    studio TEXT,
    status TEXT,
    released TEXT,
    added_at INTEGER,                    -- on the server: the oldest copy's
    rating REAL,                         -- 0 to 10, for sorting; what was given is in ratings
    ratings TEXT NOT NULL DEFAULT '[]',
    tmdb TEXT, imdb TEXT, tvdb TEXT, plex TEXT,
    poster TEXT, backdrop TEXT, logo TEXT,   -- references as "SERVER_ID reference" or a provider's address
    created_at INTEGER NOT NULL
) STRICT;
-- Newest, best and longest first are plain walks; a descending order of titles with equal values is still by title.
CREATE INDEX movies_by_title ON movies (sort_key, id);
CREATE INDEX movies_by_year ON movies (year DESC, sort_key, id);
CREATE INDEX movies_by_added ON movies (added_at DESC, sort_key, id);
CREATE INDEX movies_by_rating ON movies (rating DESC, sort_key, id);
CREATE INDEX movies_by_released ON movies (released DESC, sort_key, id);
CREATE INDEX movies_by_runtime ON movies (runtime_minutes DESC, sort_key, id);
CREATE INDEX movies_unmatched ON movies (id) WHERE tmdb IS NULL AND imdb IS NULL AND tvdb IS NULL AND plex IS NULL;
CREATE INDEX movies_by_tmdb ON movies (tmdb) WHERE tmdb IS NOT NULL;
CREATE INDEX movies_by_imdb ON movies (imdb) WHERE imdb IS NOT NULL;
CREATE INDEX movies_by_tvdb ON movies (tvdb) WHERE tvdb IS NOT NULL;
CREATE INDEX movies_by_plex ON movies (plex) WHERE plex IS NOT NULL;

CREATE TABLE shows (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    sort_title TEXT,
    sort_key TEXT NOT NULL,
    original_title TEXT,
    year INTEGER,
    overview TEXT,
    tagline TEXT,
    runtime_minutes REAL,
    content_rating TEXT,
    studio TEXT,
    network TEXT,
    status TEXT,
    released TEXT,
    ended TEXT,
    added_at INTEGER,
    rating REAL,
    ratings TEXT NOT NULL DEFAULT '[]',
    tmdb TEXT, imdb TEXT, tvdb TEXT, plex TEXT,
    poster TEXT, backdrop TEXT, logo TEXT,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX shows_by_title ON shows (sort_key, id);
CREATE INDEX shows_by_year ON shows (year DESC, sort_key, id);
CREATE INDEX shows_by_added ON shows (added_at DESC, sort_key, id);
CREATE INDEX shows_by_rating ON shows (rating DESC, sort_key, id);
CREATE INDEX shows_by_tmdb ON shows (tmdb) WHERE tmdb IS NOT NULL;
CREATE INDEX shows_by_imdb ON shows (imdb) WHERE imdb IS NOT NULL;
CREATE INDEX shows_by_tvdb ON shows (tvdb) WHERE tvdb IS NOT NULL;
CREATE INDEX shows_by_plex ON shows (plex) WHERE plex IS NOT NULL;

CREATE TABLE seasons (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    show_id INTEGER NOT NULL REFERENCES shows ON DELETE CASCADE,
    number INTEGER NOT NULL,             -- 0: specials
    title TEXT,
    overview TEXT,
    released TEXT,
    poster TEXT,
    tmdb TEXT, tvdb TEXT, plex TEXT,
    listed_by TEXT,                      -- the provider that knows it; NULL: only the servers do
    UNIQUE (show_id, number)
) STRICT;

CREATE TABLE episodes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    show_id INTEGER NOT NULL REFERENCES shows ON DELETE CASCADE,
    season_id INTEGER NOT NULL REFERENCES seasons ON DELETE CASCADE,
    season INTEGER NOT NULL,
    number INTEGER,                      -- NULL: the server gave none
    title TEXT NOT NULL,
    sort_title TEXT,
    original_title TEXT,
    overview TEXT,
    runtime_minutes REAL,
    content_rating TEXT,
    air_date TEXT,
    rating REAL,
    ratings TEXT NOT NULL DEFAULT '[]',
    year INTEGER,
    added_at INTEGER,
    tmdb TEXT, imdb TEXT, tvdb TEXT, plex TEXT,
    still TEXT,
    listed_by TEXT,                      -- the provider whose episode list holds it: it stays, missing, when its copies go (D14)
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX episodes_by_show ON episodes (show_id, season, number, air_date);
CREATE INDEX episodes_by_season ON episodes (season_id, number);
CREATE INDEX episodes_by_air_date ON episodes (air_date) WHERE air_date IS NOT NULL;

-- An id that lived on in another row after a merge (D10): links to it still arrive.
CREATE TABLE redirects (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    old_id INTEGER NOT NULL,
    movie_id INTEGER REFERENCES movies ON DELETE CASCADE,
    show_id INTEGER REFERENCES shows ON DELETE CASCADE,
    episode_id INTEGER REFERENCES episodes ON DELETE CASCADE,
    CHECK ((movie_id IS NOT NULL) + (show_id IS NOT NULL) + (episode_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX redirects_of_movies ON redirects (old_id) WHERE movie_id IS NOT NULL;
CREATE INDEX redirects_of_shows ON redirects (old_id) WHERE show_id IS NOT NULL;
CREATE INDEX redirects_of_episodes ON redirects (old_id) WHERE episode_id IS NOT NULL;
CREATE INDEX redirects_to_movie ON redirects (movie_id) WHERE movie_id IS NOT NULL;
CREATE INDEX redirects_to_show ON redirects (show_id) WHERE show_id IS NOT NULL;
CREATE INDEX redirects_to_episode ON redirects (episode_id) WHERE episode_id IS NOT NULL;

-- Titles that share an id and yet stay two, because the user undid their merge (D10, D62).
CREATE TABLE kept_apart (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    movie_id INTEGER REFERENCES movies ON DELETE CASCADE,
    other_movie_id INTEGER REFERENCES movies ON DELETE CASCADE,
    show_id INTEGER REFERENCES shows ON DELETE CASCADE,
    other_show_id INTEGER REFERENCES shows ON DELETE CASCADE,
    CHECK ((movie_id IS NOT NULL) = (other_movie_id IS NOT NULL) AND (show_id IS NOT NULL) = (other_show_id IS NOT NULL)
        AND (movie_id IS NOT NULL) + (show_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX kept_apart_movies ON kept_apart (movie_id) WHERE movie_id IS NOT NULL;
CREATE INDEX kept_apart_other_movies ON kept_apart (other_movie_id) WHERE other_movie_id IS NOT NULL;
CREATE INDEX kept_apart_shows ON kept_apart (show_id) WHERE show_id IS NOT NULL;
CREATE INDEX kept_apart_other_shows ON kept_apart (other_show_id) WHERE other_show_id IS NOT NULL;

CREATE TABLE channels (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    youtube TEXT UNIQUE,
    overview TEXT,
    portrait TEXT,
    banner TEXT,
    added_at INTEGER,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE videos (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    channel_id INTEGER NOT NULL REFERENCES channels ON DELETE CASCADE,
    year INTEGER NOT NULL,               -- a year is a season
    youtube TEXT UNIQUE,
    title TEXT NOT NULL,
    overview TEXT,
    published_at INTEGER,
    runtime_minutes REAL,
    still TEXT,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX videos_by_channel ON videos (channel_id, year, published_at);

-- One row per item that a server reports. An episode's copy is tied to its episodes by copy_episodes.
CREATE TABLE copies (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    server_id INTEGER NOT NULL REFERENCES servers ON DELETE CASCADE,
    library_id INTEGER NOT NULL REFERENCES libraries ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('movie', 'show', 'season', 'episode', 'video')),
    remote_key TEXT NOT NULL,
    movie_id INTEGER REFERENCES movies ON DELETE CASCADE,
    show_id INTEGER REFERENCES shows ON DELETE CASCADE,
    season_id INTEGER REFERENCES seasons ON DELETE CASCADE,
    video_id INTEGER REFERENCES videos ON DELETE CASCADE,
    parent_id INTEGER REFERENCES copies ON DELETE CASCADE,   -- of a season or an episode: the copy of its show on the same server
    season INTEGER,                      -- where this server places it
    number INTEGER,
    number_last INTEGER,                 -- a file with several episodes: the last one
    pinned INTEGER NOT NULL DEFAULT 0,   -- 1: the user tied it to its title; ids do not move it (D10)
    owned INTEGER NOT NULL DEFAULT 1,    -- 0: the server knows it but does not have it (D15)
    digest BLOB NOT NULL,                -- of all that the server said: a rescan that finds the same writes nothing
    facts BLOB NOT NULL,                 -- JSON of domain.items.Facts: this copy's own values, kept for precedence (D11)
    added_at INTEGER,
    changed_at INTEGER,
    not_seen_since INTEGER,
    watched_count INTEGER NOT NULL DEFAULT 0,
    position_ms INTEGER NOT NULL DEFAULT 0,
    watched_at INTEGER,
    CHECK ((movie_id IS NOT NULL) + (show_id IS NOT NULL) + (season_id IS NOT NULL) + (video_id IS NOT NULL) = (kind <> 'episode')),
    UNIQUE (server_id, remote_key)
) STRICT;
-- A copy's row is fat with its facts: what a library page asks of 100,000 copies is answered by these indexes alone.
CREATE INDEX copies_of_movie ON copies (movie_id, server_id, owned, watched_count) WHERE movie_id IS NOT NULL;
CREATE INDEX copies_of_show ON copies (show_id, server_id, owned) WHERE show_id IS NOT NULL;
CREATE INDEX copies_not_owned ON copies (id) WHERE owned = 0;
CREATE INDEX copies_watched ON copies (id) WHERE watched_count > 0;
CREATE INDEX copies_of_season ON copies (season_id) WHERE season_id IS NOT NULL;
CREATE INDEX copies_of_video ON copies (video_id) WHERE video_id IS NOT NULL;
CREATE INDEX copies_of_library ON copies (library_id, kind);
CREATE INDEX copies_of_parent ON copies (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX copies_not_seen ON copies (library_id) WHERE not_seen_since IS NOT NULL;

CREATE TABLE copy_episodes (
    episode_id INTEGER NOT NULL REFERENCES episodes ON DELETE CASCADE,
    copy_id INTEGER NOT NULL REFERENCES copies ON DELETE CASCADE,
    PRIMARY KEY (episode_id, copy_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX episodes_of_copy ON copy_episodes (copy_id);

CREATE TABLE files (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    copy_id INTEGER NOT NULL REFERENCES copies ON DELETE CASCADE,
    version INTEGER NOT NULL DEFAULT 0,
    part INTEGER NOT NULL DEFAULT 0,
    path TEXT,
    size_bytes INTEGER,
    container TEXT,
    width INTEGER,
    height INTEGER,
    video_codec TEXT,
    audio_codec TEXT,
    channels REAL,
    hdr TEXT,
    duration_ms INTEGER,
    -- 4: 4K, 3: 1080p, 2: 720p, 1: SD, 0: unknown; by the longer promise of the two sides, since wide films lack height and old ones width
    quality INTEGER NOT NULL GENERATED ALWAYS AS (CASE
        WHEN width >= 3200 OR height >= 1700 THEN 4
        WHEN width >= 1700 OR height >= 900 THEN 3
        WHEN width >= 1150 OR height >= 620 THEN 2
        WHEN width > 0 OR height > 0 THEN 1
        ELSE 0 END) VIRTUAL
) STRICT;
CREATE INDEX files_of_copy ON files (copy_id, version, part, size_bytes, quality);

CREATE TABLE genres (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE movie_genres (
    genre_id INTEGER NOT NULL REFERENCES genres ON DELETE CASCADE,
    movie_id INTEGER NOT NULL REFERENCES movies ON DELETE CASCADE,
    PRIMARY KEY (genre_id, movie_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX genres_of_movie ON movie_genres (movie_id);
CREATE TABLE show_genres (
    genre_id INTEGER NOT NULL REFERENCES genres ON DELETE CASCADE,
    show_id INTEGER NOT NULL REFERENCES shows ON DELETE CASCADE,
    PRIMARY KEY (genre_id, show_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX genres_of_show ON show_genres (show_id);

CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    tmdb TEXT UNIQUE,                    -- one row per TMDB id (D4)
    imdb TEXT,
    portrait TEXT,
    biography TEXT,
    born TEXT,
    died TEXT,
    birthplace TEXT
) STRICT;
CREATE UNIQUE INDEX people_by_name ON people (folded) WHERE tmdb IS NULL;   -- a person known by name only
CREATE INDEX people_named ON people (folded);

CREATE TABLE credits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES people ON DELETE CASCADE,
    movie_id INTEGER REFERENCES movies ON DELETE CASCADE,
    show_id INTEGER REFERENCES shows ON DELETE CASCADE,
    source TEXT NOT NULL,                -- 'server:1', 'tmdb': credits are replaced per source, shown merged (D11)
    department TEXT NOT NULL,
    job TEXT,
    character TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    CHECK ((movie_id IS NOT NULL) + (show_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX credits_of_movie ON credits (movie_id, source, position) WHERE movie_id IS NOT NULL;
CREATE INDEX credits_of_show ON credits (show_id, source, position) WHERE show_id IS NOT NULL;
CREATE INDEX credits_of_person ON credits (person_id);

-- What providers know and how far they got (D20); `facts` is that provider's own values, as in copies.
CREATE TABLE enrichments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    movie_id INTEGER REFERENCES movies ON DELETE CASCADE,
    show_id INTEGER REFERENCES shows ON DELETE CASCADE,
    person_id INTEGER REFERENCES people ON DELETE CASCADE,
    provider TEXT NOT NULL,
    facet TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    state TEXT NOT NULL CHECK (state IN ('pending', 'matched', 'not_found', 'error')),
    reason TEXT,
    evidence TEXT,
    pinned INTEGER NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0,
    tried_at INTEGER,
    next_at INTEGER,
    facts BLOB,
    CHECK ((movie_id IS NOT NULL) + (show_id IS NOT NULL) + (person_id IS NOT NULL) = 1)
) STRICT;
CREATE UNIQUE INDEX enrichments_of_movie ON enrichments (movie_id, provider, facet) WHERE movie_id IS NOT NULL;
CREATE UNIQUE INDEX enrichments_of_show ON enrichments (show_id, provider, facet) WHERE show_id IS NOT NULL;
CREATE UNIQUE INDEX enrichments_of_person ON enrichments (person_id, provider, facet) WHERE person_id IS NOT NULL;
CREATE INDEX enrichments_due ON enrichments (provider, state, next_at);

CREATE TABLE locks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    movie_id INTEGER REFERENCES movies ON DELETE CASCADE,
    show_id INTEGER REFERENCES shows ON DELETE CASCADE,
    season_id INTEGER REFERENCES seasons ON DELETE CASCADE,
    episode_id INTEGER REFERENCES episodes ON DELETE CASCADE,
    field TEXT NOT NULL,
    value TEXT NOT NULL,                 -- JSON
    locked_at INTEGER NOT NULL,
    CHECK ((movie_id IS NOT NULL) + (show_id IS NOT NULL) + (season_id IS NOT NULL) + (episode_id IS NOT NULL) = 1)
) STRICT;
CREATE UNIQUE INDEX locks_of_movie ON locks (movie_id, field) WHERE movie_id IS NOT NULL;
CREATE UNIQUE INDEX locks_of_show ON locks (show_id, field) WHERE show_id IS NOT NULL;
CREATE UNIQUE INDEX locks_of_season ON locks (season_id, field) WHERE season_id IS NOT NULL;
CREATE UNIQUE INDEX locks_of_episode ON locks (episode_id, field) WHERE episode_id IS NOT NULL;

-- A follow or a mute refers to a row with every known id (D30): it outlives the title's row.
CREATE TABLE watchlist (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('show', 'person')),
    state TEXT NOT NULL CHECK (state IN ('follow', 'mute')),
    title TEXT NOT NULL,
    year INTEGER,
    poster TEXT,
    tmdb TEXT, imdb TEXT, tvdb TEXT,
    show_id INTEGER REFERENCES shows ON DELETE SET NULL,
    person_id INTEGER REFERENCES people ON DELETE SET NULL,
    added_at INTEGER NOT NULL,
    CHECK (show_id IS NULL OR kind = 'show'),
    CHECK (person_id IS NULL OR kind = 'person')
) STRICT;
CREATE UNIQUE INDEX watchlist_shows ON watchlist (show_id) WHERE show_id IS NOT NULL;
CREATE UNIQUE INDEX watchlist_people ON watchlist (person_id) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX watchlist_tmdb ON watchlist (kind, tmdb) WHERE tmdb IS NOT NULL;

CREATE TABLE quality_profiles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    rules TEXT NOT NULL                  -- JSON
) STRICT;

CREATE TABLE root_folders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('movie', 'show')),
    quality_profile_id INTEGER REFERENCES quality_profiles ON DELETE SET NULL
) STRICT;

-- Atoms are movies and episodes (D40); one row per movie, one per (show, season, episode) (D41).
CREATE TABLE wishlist (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('movie', 'episode')),
    title TEXT NOT NULL,
    year INTEGER,
    poster TEXT,
    tmdb TEXT, imdb TEXT, tvdb TEXT,     -- of the movie, or of the episode's show
    movie_id INTEGER REFERENCES movies ON DELETE SET NULL,
    show_id INTEGER REFERENCES shows ON DELETE SET NULL,
    season INTEGER,
    number INTEGER,
    quality_profile_id INTEGER REFERENCES quality_profiles ON DELETE SET NULL,
    origin TEXT NOT NULL DEFAULT 'user' CHECK (origin IN ('user', 'aired')),
    added_at INTEGER NOT NULL,
    CHECK (kind = 'movie' AND season IS NULL AND number IS NULL AND show_id IS NULL
        OR kind = 'episode' AND season IS NOT NULL AND number IS NOT NULL AND movie_id IS NULL)
) STRICT;
CREATE UNIQUE INDEX wishes_of_movie ON wishlist (movie_id) WHERE movie_id IS NOT NULL;
CREATE UNIQUE INDEX wishes_of_movie_tmdb ON wishlist (tmdb) WHERE kind = 'movie' AND tmdb IS NOT NULL;
CREATE UNIQUE INDEX wishes_of_episode ON wishlist (show_id, season, number) WHERE show_id IS NOT NULL;
CREATE UNIQUE INDEX wishes_of_episode_tmdb ON wishlist (tmdb, season, number) WHERE kind = 'episode' AND tmdb IS NOT NULL;

-- A finished download outlives its title as text (D2): the link is dropped, the CHECK still holds.
CREATE TABLE downloads (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    movie_id INTEGER REFERENCES movies ON DELETE SET NULL,
    episode_id INTEGER REFERENCES episodes ON DELETE SET NULL,
    video_id INTEGER REFERENCES videos ON DELETE SET NULL,
    root_folder_id INTEGER REFERENCES root_folders ON DELETE SET NULL,
    path TEXT,
    bytes_done INTEGER NOT NULL DEFAULT 0,
    bytes_total INTEGER,
    trouble TEXT,
    added_at INTEGER NOT NULL,
    ended_at INTEGER,
    CHECK ((movie_id IS NOT NULL) + (episode_id IS NOT NULL) + (video_id IS NOT NULL) <= 1)
) STRICT;
CREATE INDEX downloads_by_state ON downloads (state, added_at);
CREATE INDEX downloads_of_movie ON downloads (movie_id) WHERE movie_id IS NOT NULL;
CREATE INDEX downloads_of_episode ON downloads (episode_id) WHERE episode_id IS NOT NULL;
CREATE INDEX downloads_of_video ON downloads (video_id) WHERE video_id IS NOT NULL;
-- A queued or running download needs something to download.
CREATE TRIGGER downloads_need_an_owner BEFORE INSERT ON downloads
WHEN (NEW.movie_id IS NOT NULL) + (NEW.episode_id IS NOT NULL) + (NEW.video_id IS NOT NULL) <> 1
BEGIN SELECT RAISE(ABORT, 'a download belongs to exactly one film, episode or video'); END;
CREATE TRIGGER downloads_end_with_their_owner AFTER UPDATE OF movie_id, episode_id, video_id ON downloads
WHEN NEW.movie_id IS NULL AND NEW.episode_id IS NULL AND NEW.video_id IS NULL AND NEW.state IN ('queued', 'running')
BEGIN UPDATE downloads SET state = 'cancelled' WHERE id = NEW.id; END;

-- What happened (D60). The title's name stays when its row goes.
CREATE TABLE activity (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    verb TEXT NOT NULL,                  -- added, retired, matched, rematched, merged, split, aired, wished, downloaded, failed, removed, scanned
    title TEXT NOT NULL,
    detail TEXT,
    count INTEGER NOT NULL DEFAULT 1,    -- more than one: a bulk change, its list in `listed`
    listed TEXT,                         -- JSON array of [kind, id, title]
    movie_id INTEGER REFERENCES movies ON DELETE SET NULL,
    show_id INTEGER REFERENCES shows ON DELETE SET NULL,
    episode_id INTEGER REFERENCES episodes ON DELETE SET NULL,
    server_id INTEGER REFERENCES servers ON DELETE SET NULL,
    scan_id INTEGER REFERENCES scans ON DELETE SET NULL,
    undo TEXT                            -- JSON of what takes it back, for what the user did by hand (D62)
) STRICT;
CREATE INDEX activity_by_time ON activity (at);
CREATE INDEX activity_of_movie ON activity (movie_id) WHERE movie_id IS NOT NULL;
CREATE INDEX activity_of_show ON activity (show_id) WHERE show_id IS NOT NULL;
CREATE INDEX activity_of_episode ON activity (episode_id) WHERE episode_id IS NOT NULL;
CREATE INDEX activity_of_server ON activity (server_id) WHERE server_id IS NOT NULL;
CREATE INDEX activity_of_scan ON activity (scan_id) WHERE scan_id IS NOT NULL;

CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL                  -- JSON; never a secret (D70)
) STRICT, WITHOUT ROWID;

-- Search: folded words, each behind two marks, substrings by trigram (D17; see search_index.py). The row id is the title's.
CREATE VIRTUAL TABLE movie_search USING fts5 (titles, tokenize = 'trigram case_sensitive 1', content = '', contentless_delete = 1);
CREATE VIRTUAL TABLE show_search USING fts5 (titles, tokenize = 'trigram case_sensitive 1', content = '', contentless_delete = 1);
CREATE VIRTUAL TABLE episode_search USING fts5 (titles, tokenize = 'trigram case_sensitive 1', content = '', contentless_delete = 1);
-- Every word of the index, forwards and backwards: one wrong letter leaves the beginning or the end of a word whole.
CREATE TABLE search_words (
    word TEXT PRIMARY KEY,
    backwards TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX search_words_backwards ON search_words (backwards);
