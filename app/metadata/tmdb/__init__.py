"""TMDB, version 3 of its interface: films, shows, their episodes, and people."""
