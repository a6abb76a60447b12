-- What Discover finds in the library itself: which films belong to one collection, and what was watched lately.
CREATE INDEX films_of_collections ON enrichments (json_extract(CAST(more AS TEXT), '$.collection[0]'), movie_id)
    WHERE facet = 'details' AND movie_id IS NOT NULL AND json_extract(CAST(more AS TEXT), '$.collection[0]') IS NOT NULL;
CREATE INDEX films_watched ON copies (watched_at DESC, movie_id) WHERE watched_at IS NOT NULL AND movie_id IS NOT NULL;
