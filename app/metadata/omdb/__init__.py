"""OMDb: the ratings of IMDb, Rotten Tomatoes and Metacritic."""
