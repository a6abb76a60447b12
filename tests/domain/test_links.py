"""What is pasted into the search: pages of media servers, people, videos and Bijou's own addresses, told from words."""

from __future__ import annotations

import pytest

from app.domain.links import Link, LinkedItem, LinkedPage, LinkedPart, LinkedPerson, LinkedVideo, link_in
from app.domain.pasted import Pasted

KEY = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("https://app.plex.tv/desktop/#!/server/abc123/details?key=%2Flibrary%2Fmetadata%2F123&context=home", LinkedItem("plex", "123", "abc123")),
        ("https://app.plex.tv/desktop#!/server/abc123/details?key=/library/metadata/123", LinkedItem("plex", "123", "abc123")),
        ("http://attic:32400/web/index.html#!/server/abc/details?key=%2Flibrary%2Fmetadata%2F99", LinkedItem("plex", "99", "abc")),
        (f"http://cellar:8096/web/#/details?id={KEY}&serverId=ff", LinkedItem("jellyfin", KEY, "ff")),
        ("http://cellar/web/index.html#!/details?id=0A1B2C3D-4e5f-6071-8293-a4b5c6d7e8f9", LinkedItem("jellyfin", KEY, None)),
        (f"http://cellar/web/index.html#!/itemdetails.html?id={KEY}&serverId=ff", LinkedItem("jellyfin", KEY, "ff")),
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=1", LinkedVideo("dQw4w9WgXcQ")),
        ("https://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ", LinkedVideo("dQw4w9WgXcQ")),
        ("youtu.be/dQw4w9WgXcQ?si=x", LinkedVideo("dQw4w9WgXcQ")),
        ("https://www.youtube.com/shorts/dQw4w9WgXcQ", LinkedVideo("dQw4w9WgXcQ")),
        ("https://www.youtube.com/@somebody/videos", LinkedVideo("@somebody")),
        ("https://www.youtube.com/channel/UCHnyfMqiRRG1u-2MsSQLbXA", LinkedVideo("UCHnyfMqiRRG1u-2MsSQLbXA")),
        ("https://www.youtube.com/c/somebody", LinkedVideo("somebody")),
        ("https://www.youtube.com/user/somebody/about", LinkedVideo("somebody")),
        ("https://www.themoviedb.org/tv/1399/season/2/episode/5", LinkedPart(Pasted("tmdb", "1399", "show"), season=2, number=5)),
        ("themoviedb.org/tv/1399-game-of-thrones/season/0?language=pt-BR", LinkedPart(Pasted("tmdb", "1399", "show"), season=0)),
        ("https://www.imdb.com/title/tt0944947/episodes/?season=3", LinkedPart(Pasted("imdb", "tt0944947", "show"), season=3)),
        ("https://m.imdb.com/de/title/tt0944947/episodes?ref_=x&season=3", LinkedPart(Pasted("imdb", "tt0944947", "show"), season=3)),
        ("https://www.imdb.com/title/tt0944947/episodes", Pasted("imdb", "tt0944947")),
        ("https://thetvdb.com/series/breaking-bad/episodes/349232", LinkedPart(words="breaking bad", id=("tvdb", "349232"))),
        ("https://thetvdb.com/dereferrer/episode/349232", LinkedPart(id=("tvdb", "349232"))),
        ("http://thetvdb.com/?tab=episode&seriesid=81189&seasonid=30272&id=349232&lid=7", LinkedPart(Pasted("tvdb", "81189", "show"), id=("tvdb", "349232"))),
        ("http://thetvdb.com/?tab=series&id=81189", Pasted("tvdb", "81189")),
        ("https://thetvdb.com/series/breaking-bad/seasons/official/2", LinkedPart(words="breaking bad", season=2)),
        ("https://thetvdb.com/series/breaking-bad", Pasted("tvdb", "breaking-bad", "show", worded=True)),
        ("https://www.tvmaze.com/shows/82/game-of-thrones", LinkedPart(Pasted("tvmaze", "82", "show"), "game of thrones")),
        ("https://www.tvmaze.com/shows/82", Pasted("tvmaze", "82", "show")),
        ("http://api.tvmaze.com/shows/82/episodes", Pasted("tvmaze", "82", "show")),
        ("https://www.tvmaze.com/episodes/4952/game-of-thrones-1x01-winter-is-coming", LinkedPart(words="game of thrones", season=1, number=1)),
        ("https://www.tvmaze.com/episodes/4952/24-2x10-5-00-pm", LinkedPart(words="24", season=2, number=10)),
        ("https://www.tvmaze.com/episodes/4952", LinkedPart()),
        ("nm0375609", LinkedPerson("imdb", "nm0375609")),
        ("https://www.imdb.com/name/NM0375609/?ref_=fn", LinkedPerson("imdb", "nm0375609")),
        ("https://www.themoviedb.org/person/287-brad-pitt?language=de", LinkedPerson("tmdb", "287")),
        ("bijou://movie/3", LinkedPage("bijou://movie/3")),
        (" Bijou://movies?genre=drama ", LinkedPage("bijou://movies?genre=drama")),
        ("tt0017136", Pasted("imdb", "tt0017136")),
        ("https://www.themoviedb.org/movie/603", Pasted("tmdb", "603", "movie")),
    ],
)
def test_an_address_says_what_it_leads_to(text: str, meant: Link) -> None:
    assert link_in(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "", "metropolis", "youtube", "The nm0375609 Affair", "http://[x", "https://example.org/#!/server/abc/details?key=abc",
        "https://example.org/web/#/details?id=12", "https://app.plex.tv/desktop/#!/", "nm0375609" + "x" * 3_000, "1917",
    ],
)  # fmt: skip
def test_everything_else_is_words(text: str) -> None:
    assert link_in(text) is None
