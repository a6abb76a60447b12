-- The wishlist's page is answered by these alone: what is wished under a show in its order with all that a roll-up counts, and the wished films.
CREATE INDEX wishes_under_show ON wishlist (show_id, season, number, state, origin, added_at) WHERE show_id IS NOT NULL;
CREATE INDEX wishes_of_films ON wishlist (state, movie_id, added_at) WHERE kind = 'movie';
