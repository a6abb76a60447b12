"""The pretend Plex server answers in the shape of the real ones, and plexapi reads it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from plexapi.server import PlexServer

from app.demo.process import PretendServers
from tests.demo.conftest import CAPTURES, ask, needs_captures, plex, section


@pytest.fixture(scope="module")
def server(servers: PretendServers) -> Iterator[PlexServer]:
    one = PlexServer(servers.plex.address, servers.plex.token)  # type: ignore[no-untyped-call]
    yield one
    one._session.close()


def test_a_stranger_gets_a_page_of_html_and_401(servers: PretendServers) -> None:
    for headers in ({}, {"X-Plex-Token": "wrong"}):
        answer = ask(servers.plex.address, "/library/sections", headers)
        assert answer.status == 401
        assert answer.headers["content-type"] == "text/html"
        assert b"401 Unauthorized" in answer.body
    assert ask(servers.plex.address, f"/library/sections?X-Plex-Token={servers.plex.token}").status == 200
    assert ask(servers.plex.address, "/identity").status == 200


def test_plexapi_reads_films_with_versions_and_parts(server: PlexServer) -> None:
    films = {film.title: film for film in server.library.section("Movies").all()}
    metropolis = films["Metropolis"]
    assert [medium.videoResolution for medium in metropolis.media] == ["4k", "1080"]
    assert metropolis.year == 1927
    assert metropolis.audienceRating == 8.3
    assert len(films["Intolerance"].media[0].parts) == 2
    whole = server.fetchItem(metropolis.ratingKey)  # type: ignore[no-untyped-call]
    assert [(role.tag, role.role) for role in whole.roles][:2] == [("Brigitte Helm", "Maria"), ("Alfred Abel", "Joh Fredersen")]
    assert [guid.id for guid in whole.guids] == ["imdb://tt0017136"]
    assert whole.media[0].parts[0].streams[0].DOVIPresent


def test_plexapi_reads_shows_seasons_and_episodes(server: PlexServer) -> None:
    show = server.library.section("TV Shows").get("Small Hours")
    assert [season.index for season in show.seasons()] == [0, 1, 2]
    episodes = show.episodes()
    assert show.leafCount == len(episodes)
    assert episodes[2].seasonNumber == 1
    assert episodes[2].index == 1
    assert episodes[2].originallyAvailableAt is not None


def test_sections_of_every_sort_are_there(server: PlexServer) -> None:
    found = {one.title: (one.type, one.agent) for one in server.library.sections()}
    assert found["Music"][0] == "artist"
    assert found["Photos"][0] == "photo"
    assert found["Home Films"] == ("movie", "com.plexapp.agents.none")
    assert found["Short Films"] == ("movie", "com.plexapp.agents.imdb")


def test_legacy_and_missing_agents_give_other_guids(servers: PretendServers) -> None:
    shorts, home = section(servers, 4, 1), section(servers, 5, 1)
    assert all(film["guid"].startswith("com.plexapp.agents.imdb://tt") and "Guid" not in film for film in shorts)
    assert len(home) == 3
    assert all(film["guid"].startswith("com.plexapp.agents.none://") for film in home)
    spring = next(film for film in section(servers, 1, 1) if film["title"] == "Spring")
    assert spring["guid"].startswith("local://")


def test_pages_join_to_the_whole_listing(servers: PretendServers) -> None:
    whole = [film["ratingKey"] for film in section(servers, 1, 1)]
    pages: list[str] = []
    while True:
        page = plex(servers, f"/library/sections/1/all?type=1&X-Plex-Container-Start={len(pages)}&X-Plex-Container-Size=7").json["MediaContainer"]
        assert page["totalSize"] == len(whole)
        if not page.get("Metadata"):
            break
        pages += [film["ratingKey"] for film in page["Metadata"]]
    assert pages == whole
    by_header = ask(
        servers.plex.address,
        "/library/sections/1/all?type=1",
        {"X-Plex-Token": servers.plex.token, "X-Plex-Container-Start": "3", "X-Plex-Container-Size": "2", "Accept": "application/json"},
    ).json["MediaContainer"]
    assert [film["ratingKey"] for film in by_header["Metadata"]] == whole[3:5]


def test_sorting_and_filters_by_date(servers: PretendServers) -> None:
    films = section(servers, 1, 1, "&sort=addedAt:desc")
    dates = [film["addedAt"] for film in films]
    assert dates == sorted(dates, reverse=True)
    bound = dates[5]
    assert {film["ratingKey"] for film in section(servers, 1, 1, f"&addedAt>>={bound}")} == {film["ratingKey"] for film in films if film["addedAt"] >= bound}
    titles = [film["title"] for film in section(servers, 1, 1, "&sort=titleSort")]
    assert titles.index("The Gold Rush") < titles.index("House on Haunted Hill")
    latest = max(episode["updatedAt"] for episode in section(servers, 2, 4))
    assert [episode["updatedAt"] for episode in section(servers, 2, 4, f"&updatedAt>>={latest}")] == [latest] * sum(
        episode["updatedAt"] == latest for episode in section(servers, 2, 4)
    )


def test_several_items_at_once_and_ones_that_are_gone(servers: PretendServers) -> None:
    keys = [film["ratingKey"] for film in section(servers, 1, 1)[:3]]
    answer = plex(servers, f"/library/metadata/{','.join([*keys, '1999999'])}").json["MediaContainer"]
    assert [film["ratingKey"] for film in answer["Metadata"]] == keys
    assert plex(servers, "/library/metadata/1999999").status == 404
    assert plex(servers, "/library/metadata/nonsense").status == 404


def test_pictures_come_in_the_size_asked_for(servers: PretendServers) -> None:
    from io import BytesIO

    from PIL import Image

    film = section(servers, 1, 1)[0]
    poster = plex(servers, f"/photo/:/transcode?url={film['thumb']}&width=264&height=396&minSize=1&upscale=1")
    assert poster.headers["content-type"] == "image/jpeg"
    assert Image.open(BytesIO(poster.body)).size == (264, 396)
    logo = next(image["url"] for image in film["Image"] if image["type"] == "clearLogo")
    assert Image.open(BytesIO(plex(servers, logo).body)).mode == "RGBA"
    whole = plex(servers, film["key"]).json["MediaContainer"]["Metadata"][0]
    assert ask("http://" + whole["Role"][0]["thumb"].split("/")[2], "/" + whole["Role"][0]["thumb"].split("/", 3)[3]).status == 200


@pytest.mark.captures
@pytest.mark.skipif(not CAPTURES.is_dir(), reason=needs_captures[1].kwargs["reason"])
def test_elements_and_attributes_are_those_of_real_answers(servers: PretendServers) -> None:
    real: dict[str, set[str]] = defaultdict(set)
    for path in (CAPTURES / "plex").rglob("*.xml"):
        for element in ET.fromstring(path.read_text("utf-8")).iter():
            real[element.tag] |= set(element.attrib)
    ours: dict[str, set[str]] = defaultdict(set)
    show = section(servers, 2, 2)[0]["ratingKey"]
    film = section(servers, 1, 1)[0]["ratingKey"]
    episode = section(servers, 2, 4)[0]["ratingKey"]
    paths = [
        "/",
        "/library",
        "/library/sections",
        *(f"/library/sections/{number}/all?type={kind}&includeGuids=1" for number, kind in ((1, 1), (2, 2), (2, 3), (2, 4), (4, 1))),
    ]
    for question in [*paths, f"/library/metadata/{show}/children", f"/library/metadata/{film}", f"/library/metadata/{show}", f"/library/metadata/{episode}"]:
        for element in ET.fromstring(plex(servers, question, "application/xml").body).iter():
            ours[element.tag] |= set(element.attrib)
    invented = {tag: sorted(names - real[tag]) for tag, names in ours.items() if names - real[tag]}
    assert invented == {"Stream": ["DOVIPresent"]}, "plexapi knows that one, the captures do not hold it"
