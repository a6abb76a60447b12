"""A title's trailer and its pages elsewhere: which one, and addresses that nothing hostile gets out of."""

from __future__ import annotations

import pytest

from app.domain.items import ExternalIds
from app.domain.provided import Video
from app.models.title_links import links, trailer

GERMAN = Video("youtube", "de1", "Trailer", "trailer")
OFFICIAL = Video("youtube", "en1", "Official Trailer", "trailer", official=True)
LATER = Video("vimeo", "7", "Official Trailer 2", "trailer", official=True)
TEASER = Video("youtube", "te", "Teaser", "teaser", official=True)
CLIP = Video("youtube", "cl", "Clip", "clip", official=True)


@pytest.mark.parametrize(
    ("videos", "address"),
    [
        ((GERMAN, OFFICIAL, LATER), "https://www.youtube.com/watch?v=en1"),
        ((CLIP, TEASER, GERMAN), "https://www.youtube.com/watch?v=de1"),
        ((CLIP, TEASER), "https://www.youtube.com/watch?v=te"),
        ((LATER,), "https://vimeo.com/7"),
        ((CLIP,), ""),
        ((Video("elsewhere", "1", "Trailer", "trailer"), Video("youtube", "", "Trailer", "trailer")), ""),
        ((Video("youtube", "x&list=../é", "Trailer", "trailer"),), "https://www.youtube.com/watch?v=x%26list%3D..%2F%C3%A9"),
        ((), ""),
    ],
)
def test_the_trailer_is_an_official_one_in_the_users_language_first(videos: tuple[Video, ...], address: str) -> None:
    assert trailer(videos) == address


def test_a_title_leads_to_its_pages_elsewhere() -> None:
    ids = ExternalIds(tmdb="19", imdb="tt0017136", tvdb="7/../8")
    assert links("movie", ids) == [("TMDB", "https://www.themoviedb.org/movie/19"), ("IMDb", "https://www.imdb.com/title/tt0017136/")]
    assert links("show", ids)[0].value == "https://www.themoviedb.org/tv/19"
    assert links("show", ids)[2] == ("TVDB", "https://www.thetvdb.com/?tab=series&id=7%2F..%2F8")
    assert links("show", ExternalIds()) == []
