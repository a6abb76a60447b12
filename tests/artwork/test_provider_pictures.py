"""The providers' pictures: at which address, in which width, and through the same room as the servers' (D25)."""

from __future__ import annotations

import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image

from app.artwork.artwork import Artwork
from app.artwork.failures import Failures
from app.artwork.provider_pictures import TMDB_PICTURES, ProviderPicture, provider_picture
from app.artwork.reference import Origin
from app.artwork.sizes import Size
from app.demo.process import PretendServers
from app.domain.cancel import Cancel
from app.domain.problems import Missing, Unreachable
from app.web.web import Web

OFFERED = {
    "poster": {"w92", "w154", "w185", "w342", "w500", "w780", "original"},
    "still": {"w92", "w185", "w300", "w780", "original"},
    "backdrop": {"w300", "w780", "w1280", "original"},
    "headshot": {"w45", "w185", "h632", "original"},
    "logo": {"w45", "w92", "w154", "w185", "w300", "w500", "original"},
}


@pytest.mark.parametrize("size", Size, ids=lambda size: size.folder)
def test_tmdb_is_asked_for_a_width_that_it_has_and_that_covers_the_size(size: Size) -> None:
    url = provider_picture("tmdb", "/abc.jpg", size.width, size.height).url or ""
    width = url.removeprefix(f"{TMDB_PICTURES}/").removesuffix("/abc.jpg")
    assert width in OFFERED[size.folder.removesuffix("-2x")]
    assert width == "original" or int(width[1:]) >= size.width * 0.9


def test_the_others_pictures_are_addresses(tmp_path: Path) -> None:
    whole = "https://artworks.thetvdb.com/banners/posters/1.jpg"
    assert provider_picture("tvdb", whole, 200, 300) == ProviderPicture(whole)


@pytest.mark.parametrize(
    ("provider", "reference"),
    [
        ("tmdb", "abc.jpg"),
        ("tmdb", "/../../secret"),
        ("tmdb", "/a.jpg?api_key=1"),
        ("tvdb", "file:///etc/passwd"),
        ("tvmaze", "/uploads/1.jpg"),
        ("tvdb", "https://"),
    ],
)
def test_what_is_no_picture_of_theirs_is_not_asked_for(provider: str, reference: str) -> None:
    with pytest.raises(Missing):
        provider_picture(provider, reference, 200, 300)


def test_a_provider_that_does_not_answer_is_left_alone_and_the_others_are_not() -> None:
    failures = Failures(lambda: 0.0)
    failures.note("tmdb", "tmdb /a.jpg", Unreachable("No answer."))
    assert failures.standing("tmdb", "tmdb /b.jpg") is not None
    assert failures.standing(1, "1 /b") is None
    assert failures.standing("tvdb", "tvdb https://x/b") is None


@pytest.mark.parametrize("base", ["http://127.0.0.1:99", "http://127.0.0.1:99/"])
def test_a_picture_kept_from_another_host_is_asked_for_where_the_pictures_are_now(base: str) -> None:
    kept = "https://artworks.thetvdb.com/banners/posters/1.jpg?t=2#x"
    assert provider_picture("tvdb", kept, 200, 300, base).url == "http://127.0.0.1:99/banners/posters/1.jpg?t=2"
    assert provider_picture("tmdb", "/abc.jpg", 200, 300, base).url == "http://127.0.0.1:99/w342/abc.jpg"


def test_a_demo_kept_from_the_last_run_shows_its_pictures_though_its_ports_are_taken(tmp_path: Path) -> None:
    with PretendServers().start(data_dir=tmp_path) as servers:
        before = servers.ready
    taken = [socket.create_server(("127.0.0.1", urlsplit(ready.image_address).port or 0)) for ready in (before.tvdb, before.tvmaze)]
    try:
        with PretendServers().start(data_dir=tmp_path) as servers:
            bases = {name: servers.ready.provider_environment[f"BIJOU_{name.upper()}_IMAGE_URL"] for name in ("tvdb", "tvmaze")}
            assert bases["tvdb"] != before.tvdb.image_address

            def resolve(origin: Origin, reference: str, width: int, height: int) -> ProviderPicture:
                return provider_picture(str(origin), reference, width, height, bases[str(origin)])

            web = Web()
            try:
                artwork = Artwork(tmp_path / "cache", 64 * 1024 * 1024, resolve, web)
                for reference in (
                    f"tvdb {before.tvdb.image_address}/banners/posters1v0.jpg",
                    f"tvmaze {before.tvmaze.image_address}/uploads/images/original_untouched/posters1v0.jpg",
                ):
                    assert artwork.fetch(reference, Size.POSTER, Cancel()).exists()
            finally:
                web.close()
    finally:
        for one in taken:
            one.close()


def test_the_pretend_tmdbs_poster_lands_in_the_cache(tmp_path: Path) -> None:
    with PretendServers().start() as servers:
        base = servers.ready.provider_environment["BIJOU_TMDB_IMAGE_URL"]

        def resolve(origin: Origin, reference: str, width: int, height: int) -> ProviderPicture:
            return provider_picture(str(origin), reference, width, height, base)

        web = Web()
        try:
            artwork = Artwork(tmp_path, 64 * 1024 * 1024, resolve, web)
            path = artwork.fetch("tmdb /posterf1v0.jpg", Size.POSTER, Cancel())
        finally:
            web.close()
    with Image.open(path) as picture:
        assert picture.size == (200, 300)
