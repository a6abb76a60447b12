"""Plex's guids: new agents, legacy agents, other people's agents, and what names nothing (D4, D16)."""

from __future__ import annotations

import pytest

from app.domain.items import ExternalIds, Kind
from app.sources.plex_ids import ids_of


@pytest.mark.parametrize(
    ("kind", "guid", "tags", "expected"),
    [
        (Kind.MOVIE, "plex://movie/5d", ["imdb://tt0091635", "tmdb://10068", "tvdb://1165"],
         {"plex": "plex://movie/5d", "imdb": "tt0091635", "tmdb": "10068", "tvdb": "1165"}),
        (Kind.MOVIE, "com.plexapp.agents.imdb://tt0123456?lang=en", [], {"imdb": "tt0123456"}),
        (Kind.MOVIE, "com.plexapp.agents.themoviedb://2665?lang=en", [], {"tmdb": "2665"}),
        (Kind.MOVIE, "com.plexapp.agents.themoviedb://tt0083530?lang=en", [], {"imdb": "tt0083530"}),
        (Kind.MOVIE, "com.plexapp.agents.xbmcnfo://tt0083530?lang=en", [], {"imdb": "tt0083530"}),
        (Kind.MOVIE, "com.plexapp.agents.xbmcnfo://2665?lang=en", [], {}),  # its own numbering: whose it is, nobody knows
        (Kind.SHOW, "com.plexapp.agents.thetvdb://84912?lang=es", [], {"tvdb": "84912"}),
        (Kind.SHOW, "com.plexapp.agents.hama://tvdb-347734?lang=en", [], {"tvdb": "347734"}),
        (Kind.SHOW, "com.plexapp.agents.hama://tvdb4-347734?lang=en", [], {"tvdb": "347734"}),
        (Kind.SHOW, "com.plexapp.agents.hama://tsdb-1399?lang=en", [], {"tmdb": "1399"}),
        (Kind.MOVIE, "com.plexapp.agents.hama://imdb-tt0096283?lang=en", [], {"imdb": "tt0096283"}),
        (Kind.SHOW, "com.plexapp.agents.hama://anidb-2127?lang=en", [], {}),
        (Kind.SEASON, "com.plexapp.agents.thetvdb://84912/6?lang=en", [], {}),  # the show's number, not the season's
        (Kind.EPISODE, "com.plexapp.agents.thetvdb://84912/6/1?lang=en", [], {}),
        (Kind.EPISODE, "com.plexapp.agents.themoviedb://1396/1/1?lang=en", [], {}),
        (Kind.EPISODE, "plex://episode/5f68", ["tvdb://7945991"], {"plex": "plex://episode/5f68", "tvdb": "7945991"}),
        (Kind.MOVIE, "com.plexapp.agents.none://40081?lang=xn", [], {}),
        (Kind.MOVIE, "local://57282", [], {}),
        (Kind.MOVIE, "imdb://tt0091635", [], {"imdb": "tt0091635"}),
        (Kind.MOVIE, None, ["imdb://", "tmdb://abc", "tvdb://1165", "tvdb://2", "mbid://9", ""], {"tvdb": "1165"}),
        (Kind.MOVIE, "com.plexapp.agents.themoviedb://0?lang=en", ["tmdb://0", "tvdb://00", "imdb://tt0000000"], {}),  # no id: many titles would share it
        (Kind.MOVIE, "com.plexapp.agents.imdb://TT0123456?lang=en", [], {"imdb": "tt0123456"}),
        (Kind.MOVIE, "", [], {}),
        (Kind.MOVIE, "com.plexapp.agents.", [], {}),
    ],
)  # fmt: skip
def test_what_a_guid_says(kind: Kind, guid: str | None, tags: list[str], expected: dict[str, str]) -> None:
    assert ids_of(kind, guid, tags) == ExternalIds(**expected)
