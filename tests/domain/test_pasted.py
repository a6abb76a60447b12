"""What a person pastes into *Find match*: ids and addresses, told from names (D21)."""

from __future__ import annotations

import pytest

from app.domain.pasted import Pasted, pasted, searched_for


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("tt0012494", Pasted("imdb", "tt0012494")),
        ("  TT0012494 ", Pasted("imdb", "tt0012494")),
        ("{imdb-tt0012494}", Pasted("imdb", "tt0012494")),
        ("https://www.imdb.com/title/tt0012494/?ref_=nv_sr_srsg_0", Pasted("imdb", "tt0012494")),
        ("https://m.imdb.com/de/title/tt0012494/", Pasted("imdb", "tt0012494")),
        ("https://www.themoviedb.org/movie/603-the-matrix?language=de-DE", Pasted("tmdb", "603", "movie")),
        ("themoviedb.org/tv/1396-breaking-bad", Pasted("tmdb", "1396", "show")),
        ("https://www.themoviedb.org/de-DE/movie/603", Pasted("tmdb", "603", "movie")),
        ("tmdb:603", Pasted("tmdb", "603")),
        ("{tmdb-603}", Pasted("tmdb", "603")),
        ("tvdbid=81189", Pasted("tvdb", "81189")),
        ("tmdb tv/1396", Pasted("tmdb", "1396", "show")),
        ("https://thetvdb.com/?tab=series&id=81189", Pasted("tvdb", "81189")),
        ("https://thetvdb.com/dereferrer/series/81189", Pasted("tvdb", "81189", "show")),
        ("https://www.tvmaze.com/shows/169/breaking-bad", Pasted("tvmaze", "169", "show")),
    ],
)
def test_d21_ids_and_addresses_are_known(text: str, meant: Pasted) -> None:
    assert pasted(text) == meant


@pytest.mark.parametrize("text", ["1917", "300", "Metropolis", "tt", "tt12", "The tt0012494 Affair", "https://example.org/603", "", "TMDB"])
def test_d21_names_are_names(text: str) -> None:
    assert pasted(text) is None


def test_d21_tvdbs_addresses_hold_a_name() -> None:
    assert pasted("https://thetvdb.com/series/breaking-bad") is None
    assert searched_for("https://thetvdb.com/series/breaking-bad") == "breaking bad"
    assert searched_for("  Der   müde Tod ") == "Der müde Tod"
    assert pasted("https://thetvdb.com/series/24-hours") is None
