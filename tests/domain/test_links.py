"""What is pasted into the search: pages of media servers, people, videos and Bijou's own addresses, told from words."""

from __future__ import annotations

import pytest

from app.domain.links import Link, LinkedItem, LinkedPage, LinkedPerson, LinkedVideo, link_in
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
