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
        ("http://api.tvmaze.com/shows/169?embed=cast", Pasted("tvmaze", "169", "show")),
        ("tvmaze.com/shows/169", Pasted("tvmaze", "169", "show")),
        ("imdb.com/title/tt0012494", Pasted("imdb", "tt0012494")),
        ("https://www.imdb.com/es-es/title/tt0012494/reference#cast", Pasted("imdb", "tt0012494")),
        ("https://www.themoviedb.org/tv/1399-game-of-thrones/season/1?language=pt-BR", Pasted("tmdb", "1399", "show")),
        ("https://www.themoviedb.org/movie/0603", Pasted("tmdb", "603", "movie")),
        ("https://api.themoviedb.org/3/movie/603?language=de", Pasted("tmdb", "603", "movie")),
        ("m.themoviedb.org/zh-Hans/movie/603", Pasted("tmdb", "603", "movie")),
        ("https://tmdb.org/movie/603", Pasted("tmdb", "603", "movie")),
        ("https://www.thetvdb.com/index.php?tab=series&id=81189&lid=7", Pasted("tvdb", "81189")),
        ("https://api4.thetvdb.com/v4/series/81189/extended", Pasted("tvdb", "81189", "show")),
        ("thetvdb.com/series/81189", Pasted("tvdb", "81189", "show")),
        ("https://thetvdb.com/series/breaking-bad", Pasted("tvdb", "breaking-bad", "show", worded=True)),
        ("https://www.thetvdb.com/series/24-hours#general", Pasted("tvdb", "24-hours", "show", worded=True)),
        ("thetvdb.com/series/Breaking-Bad/seasons/official/1", Pasted("tvdb", "breaking-bad", "show", worded=True)),
        ("https://thetvdb.com/movies/the-matrix", Pasted("tvdb", "the-matrix", "movie", worded=True)),
    ],
)
def test_d21_ids_and_addresses_are_known(text: str, meant: Pasted) -> None:
    assert pasted(text) == meant


@pytest.mark.parametrize(
    "text", ["1917", "300", "Metropolis", "tt", "tt12", "The tt0012494 Affair", "https://example.org/603", "", "TMDB", "https://www.themoviedb.org/person/287"]
)
def test_d21_names_are_names(text: str) -> None:
    assert pasted(text) is None


def test_d21_tvdbs_addresses_hold_a_name() -> None:
    assert searched_for("https://thetvdb.com/series/breaking-bad") == "breaking bad"
    assert searched_for("  Der   müde Tod ") == "Der müde Tod"
