-- What Home shows of watching and of what came last, newest first: read through these from their beginning, however large the library is.
CREATE INDEX films_started ON copies (watched_at DESC, movie_id) WHERE movie_id IS NOT NULL AND position_ms > 0;
CREATE INDEX episodes_played ON copies (watched_at DESC) WHERE kind = 'episode' AND watched_at IS NOT NULL;
CREATE INDEX episodes_by_added ON episodes (added_at DESC, show_id) WHERE added_at IS NOT NULL;
