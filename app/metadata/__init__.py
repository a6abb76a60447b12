"""The metadata providers: TMDB, TVDB, OMDb, TVmaze, each over `web`, each told in domain values."""
