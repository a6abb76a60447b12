"""The pretend providers' pictures: every address that an answer names leads to one, in the size asked for."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from app.demo.faults import Fault
from app.demo.limits import Limit
from app.demo.process import PretendServers
from tests.demo.conftest import Told, ask, tmdb, tvdb, tvmaze


def _picture(told: Told) -> Image.Image:
    assert told.status == 200
    return Image.open(BytesIO(told.body))


def _tmdb(servers: PretendServers, size: str, path: str) -> Image.Image:
    return _picture(ask(servers.tmdb.image_address, f"/{size}{path}"))


def test_posters_with_and_without_letters_backdrops_and_logos(servers: PretendServers) -> None:
    film = tmdb(servers, "/movie/4808?append_to_response=images").json
    posters = film["images"]["posters"]
    lettered, bare = (next(one["file_path"] for one in posters if one["iso_639_1"] == language) for language in ("en", None))
    assert film["poster_path"] == lettered
    assert _tmdb(servers, "w342", lettered).size == (342, 513)
    assert _tmdb(servers, "w342", lettered).tobytes() != _tmdb(servers, "w342", bare).tobytes()
    assert _tmdb(servers, "w780", film["backdrop_path"]).size == (780, 439)
    logo = _tmdb(servers, "original", film["images"]["logos"][0]["file_path"])
    assert (logo.mode, logo.format) == ("RGBA", "PNG")
    alpha = logo.getchannel("A").getextrema()
    assert alpha == (0, 255), "letters on nothing"


def test_stills_season_posters_and_portraits(servers: PretendServers) -> None:
    show = tmdb(servers, "/find/79900003?external_source=tvdb_id").json["tv_results"][0]["id"]
    whole = tmdb(servers, f"/tv/{show}?append_to_response=season/1,credits").json
    stills = [one["still_path"] for one in whole["season/1"]["episodes"] if one["still_path"]]
    assert _tmdb(servers, "w300", stills[0]).size == (300, 169)
    seasons = [one["poster_path"] for one in whole["seasons"] if one["poster_path"]]
    assert len(seasons) == 2
    assert _tmdb(servers, "w92", seasons[0]).tobytes() != _tmdb(servers, "w92", seasons[1]).tobytes()
    faces = [one["profile_path"] for one in whole["credits"]["cast"] if one["profile_path"]]
    face = _tmdb(servers, "h632", faces[0])
    assert face.size == (421, 632)
    assert _tmdb(servers, "original", faces[0]).size == (426, 640), "never larger than it was drawn"
    assert _tmdb(servers, "h632", faces[0]).tobytes() == face.tobytes()


@pytest.mark.parametrize(
    "path", ["/w343/posterf4v0.jpg", "/posterf4v0.jpg", "/w342/nothing.jpg", "/w342/posterf71v0.jpg", "/w342/profile1.jpg", "/original/stills3v0x9e9.jpg"]
)
def test_there_is_nothing_elsewhere(servers: PretendServers, path: str) -> None:
    assert ask(servers.tmdb.image_address, path).status == 404


def test_the_pictures_of_tvdb_and_tvmaze_have_addresses_of_their_own(servers: PretendServers) -> None:
    show = tvdb(servers, "/series/79900001/extended").json["data"]
    assert show["image"].startswith(servers.tvdb.image_address)
    assert _picture(ask(servers.tvdb.image_address, show["image"].removeprefix(servers.tvdb.image_address))).size == (500, 750)
    image = tvmaze(servers, "/search/shows?q=harbour+light").json[0]["show"]["image"]
    assert image["medium"].startswith(servers.tvmaze.image_address)
    assert _picture(ask(servers.tvmaze.image_address, image["medium"].removeprefix(servers.tvmaze.image_address))).size == (210, 315)
    assert _picture(ask(servers.tvmaze.image_address, image["original"].removeprefix(servers.tvmaze.image_address))).size == (500, 750)


def test_a_host_of_pictures_has_its_faults_and_limits(mine: PretendServers) -> None:
    mine.set_fault(Fault("wrong type", site="tmdb-images", times=1))
    assert ask(mine.tmdb.image_address, "/w92/posterf4v0.jpg").headers["content-type"].startswith("text/html")
    mine.set_limit(Limit("tmdb-images", calls=1, seconds=60, retry_after=7))
    told = [ask(mine.tmdb.image_address, "/w92/posterf4v0.jpg") for _ in range(2)]
    assert [one.status for one in told] == [200, 429]
    assert told[1].headers["retry-after"] == "7"
    assert mine.counts()["tmdb-images GET /w92/posterf4v0.jpg"] == 3


def test_logos_that_are_listed_can_be_drawn() -> None:
    """A logo is listed where its letters can be written, which nobody checks by drawing it."""
    from app.demo.art.families import composition
    from app.demo.art.lettering import writable
    from app.demo.catalogue import Catalogue
    from app.demo.lore_words import has_logo, original_logo

    catalogue = Catalogue(2000)
    films = [catalogue.film(number) for number in range(1000)]
    listed = [film for film in films if has_logo(film)]
    assert 600 < len(listed) < 990
    assert [film.title for film in listed if writable(film.title, composition(film).face) is None] == []
    assert [film.original_title for film in films if original_logo(film) and writable(film.original_title or "") is None] == []
