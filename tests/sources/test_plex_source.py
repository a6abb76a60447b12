"""The Plex source against a server that answers oddly: what is broken is skipped or said, the rest is read."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import pytest

from app.domain.cancel import Cancel
from app.domain.items import Kind, Watched
from app.domain.problems import BadAnswer, Cancelled, Problem, Unreachable
from app.sources.plex import PAGE_SIZE, PlexSource
from app.sources.source import LibraryFacts, Page
from app.web.web import Web
from tests.web.loopback import Exchange, Loopback, Route

MOVIES = LibraryFacts("1", "Movies", "movie", language="de")
SHOWS = LibraryFacts("2", "Shows", "show")
ALL = "/library/sections/1/all"


@pytest.fixture
def source(server: Loopback, web: Web) -> PlexSource:
    return PlexSource(f"{server.address}/", "canary", web, "device")


def xml(inside: str | bytes, attributes: str = "") -> Route:
    body = inside if isinstance(inside, bytes) else f"<MediaContainer {attributes}>{inside}</MediaContainer>".encode()
    return lambda it: it.reply(200, body, {"Content-Type": "text/xml;charset=utf-8"})


def first(source: PlexSource, library: LibraryFacts = MOVIES, kind: Kind = Kind.MOVIE, since: int | None = None) -> Page:
    return source.listing(library, kind, since, Cancel()).page(0, Cancel())


def film(key: int, more: str = "", inside: str = "") -> str:
    return f'<Video type="movie" ratingKey="{key}" title="Film {key}" {more}>{inside}</Video>'


def test_nothing_is_asked_before_it_is_needed(server: Loopback, source: PlexSource) -> None:
    source.listing(MOVIES, Kind.MOVIE, None, Cancel())
    source.image("/library/metadata/1/thumb/2", 100, 150)
    source.web_address(Kind.MOVIE, "1")
    source.close()
    assert server.asked == []


@pytest.mark.parametrize(("kind", "number"), [(Kind.MOVIE, "1"), (Kind.SHOW, "2"), (Kind.SEASON, "3"), (Kind.EPISODE, "4")])
def test_each_kind_has_its_question(server: Loopback, source: PlexSource, kind: Kind, number: str) -> None:
    server.routes[ALL] = xml("")
    page = source.listing(MOVIES, kind, None, Cancel()).page(800, Cancel())
    assert (page.start, page.items, page.skipped, page.total) == (800, [], [], None)
    asked = server.asked[0]
    assert asked.query["type"] == [number]
    assert asked.query["X-Plex-Container-Start"] == ["800"]
    assert (asked.headers["X-Plex-Container-Start"], asked.headers["X-Plex-Container-Size"]) == ("800", str(PAGE_SIZE))
    assert asked.headers["X-Plex-Token"] == "canary"
    assert asked.headers["X-Plex-Client-Identifier"] == "device"


def test_d13_one_malformed_item_is_skipped_with_its_reason_and_the_rest_is_read(server: Loopback, source: PlexSource) -> None:
    inside = film(1) + film(2, 'year="MCMXC"') + film(3, "", '<Media width="wide"/>') + '<Video type="movie" title="No key"/>' + film(5, 'year="1990.0"')
    server.routes[ALL] = xml(inside + '<Directory type="artist" ratingKey="6" title="A band"/>', 'totalSize="6"')
    page = first(source)
    assert [item.remote_key for item in page.items] == ["1", "5"]
    assert page.items[1].facts.year == 1990
    assert [(one.remote_key, one.title, one.reason) for one in page.skipped] == [
        ("2", "Film 2", "its year is “MCMXC”, which is no number"),
        ("3", "Film 3", "its width is “wide”, which is no number"),
        ("", "No key", "the server gave it no key"),
        ("6", "A band", "it is of the type “artist”, not a film or show"),
    ]
    assert (page.received, page.total) == (6, 6)


def test_what_is_absent_or_empty_says_nothing(server: Loopback, source: PlexSource) -> None:
    inside = '<Video type="movie" ratingKey="1" title="" year="" summary="" duration="0" rating="" viewCount="" addedAt="" guid=""/>'
    server.routes[ALL] = xml(inside)
    item = first(source).items[0]
    assert item.facts == type(item.facts)(language="de")
    assert (item.watched, item.files, item.added_at) == (Watched(), (), None)


def test_bytes_that_xml_forbids_cost_no_item(server: Loopback, source: PlexSource) -> None:
    body = b'<MediaContainer><Video type="movie" ratingKey="1" title="A\x0bB &#x1F; &#xD800;\xff\xed\xa0\x80 \xc3\xa9 &#233; &amp;"/></MediaContainer>'
    server.routes[ALL] = xml(body)
    title = first(source).items[0].facts.title or ""
    assert title.startswith("AB  ")
    assert title.endswith("é é &")
    assert "\ud800" not in title


def test_json_with_half_surrogates_and_control_characters_is_read(server: Loopback, source: PlexSource) -> None:
    body = b'{"MediaContainer": {"totalSize": 1, "Metadata": [{"type": "movie", "ratingKey": "1", "title": "A\\ud800\\u0000B", "year": 1990}]}}'
    server.routes[ALL] = lambda it: it.reply(200, body, {"Content-Type": "application/json"})
    item = first(source).items[0]
    assert (item.facts.title, item.facts.year) == ("AB", 1990)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty answer"),
        (b"   \n", "empty answer"),
        (b"<html><body>hello", "web page"),
        (b"<!DOCTYPE html><html/>", "web page"),
        (b"<MediaContainer><Video type='movie' ratingKey='1'", "cut short"),
        (b"<Response code='200'/>", "does not answer as a Plex server does"),
        (b'{"MediaContainer": {"Metadata": [', "cut short"),
        (b'{"Items": []}', "does not answer as a Plex server does"),
        (b"not a word of xml", "cannot be read"),
        (b'<!DOCTYPE a [<!ENTITY b "cccccccccc"><!ENTITY d "&b;&b;&b;&b;">]><MediaContainer title="&d;"/>', "does not answer as a Plex server does"),
        (b'{"a":' * 5000, "cannot be read"),
        (b'<?xml version="1.0" encoding="x-klingon"?><MediaContainer/>', "cannot be read"),
        (b'{"MediaContainer": {"a": ' + b'{"a":' * 960 + b"1" + b"}" * 962, "cannot be read"),
        (b"<MediaContainer>" + b"<a/>" * 4_000_000 + b"</MediaContainer>", "more pieces than any library has"),
        (b'{"MediaContainer": {"Metadata": [' + b"{}," * 4_000_000 + b"{}]}}", "more pieces than any library has"),
    ],
)
def test_an_answer_that_is_none_is_said_in_words(server: Loopback, source: PlexSource, body: bytes, words: str) -> None:
    server.routes[ALL] = lambda it: it.reply(200, body, {"Content-Type": "text/xml"})
    with pytest.raises(BadAnswer, match=words):
        first(source)


def test_one_tag_of_many_megabytes_is_read_in_pieces_that_grow(server: Loopback, source: PlexSource, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each piece is read from the tag's first letter on: in equally small ones that takes minutes."""
    fed: list[int] = []

    class Counting(ET.XMLParser):
        def feed(self, data: bytes) -> None:  # type: ignore[override]
            fed.append(len(data))
            super().feed(data)

    monkeypatch.setattr("app.sources.plex_answers._LONG_SECONDS", -1)
    monkeypatch.setattr("app.sources.plex_answers.ET.XMLParser", Counting)
    server.routes[ALL] = xml(film(1, f'summary="{"x" * 12_000_000}"'))
    assert first(source).items[0].remote_key == "1"
    assert len(fed) < 12


def test_a_server_that_ignores_paging_is_read_whole(server: Loopback, source: PlexSource) -> None:
    count = PAGE_SIZE * 2 + 10
    server.routes[ALL] = xml("".join(film(number) for number in range(count)))
    page = first(source)
    assert (page.received, page.total) == (count, count)


@pytest.mark.parametrize("said", ["many", "-1", "", "1e999", "0x10"])
def test_a_total_that_is_no_number_says_nothing(server: Loopback, source: PlexSource, said: str) -> None:
    server.routes[ALL] = xml(film(1), f'totalSize="{said}"')
    page = first(source)
    assert (page.received, page.total) == (1, None)


def test_versions_parts_and_resolutions(server: Loopback, source: PlexSource) -> None:
    inside = (
        '<Media videoResolution="4k" videoCodec="hevc" container="mkv" audioCodec="eac3" audioChannels="6">'
        '<Part file="/a.mkv" size="5" duration="60000"><Stream streamType="2"/><Stream streamType="1" colorTrc="smpte2084"/></Part></Media>'
        '<Media videoResolution="1080" height="800" width="1920" duration="7"><Part file="/b1.avi" container="avi"/><Part file="/b2.avi"/></Media>'
        '<Media videoResolution="sd"><Part><Stream streamType="1" colorTrc="arib-std-b67"/></Part></Media>'
        '<Media><Part file="/d.mkv"><Stream streamType="1" DOVIPresent="1" colorTrc="smpte2084"/></Part></Media>'
        '<Media height="480"/>'
    )
    server.routes[ALL] = xml(film(1, "", inside))
    files = first(source).items[0].files
    assert [(file.version, file.part) for file in files] == [(0, 0), (1, 0), (1, 1), (2, 0), (3, 0), (4, 0)]
    assert [file.height for file in files] == [2160, 800, 800, 480, None, 480]
    assert [file.hdr for file in files] == ["HDR10", None, None, "HLG", "Dolby Vision", None]
    assert [file.container for file in files] == ["mkv", "avi", None, None, None, None]
    assert (files[0].duration_ms, files[1].duration_ms, files[0].channels) == (60000, 7, 6.0)


def test_ratings_have_their_source_kind_and_scale(server: Loopback, source: PlexSource) -> None:
    inside = '<Rating image="imdb://image.rating" value="5.9" type="audience"/><Rating image="rottentomatoes://image.rating.ripe" value="6" type="critic"/>'
    more = 'rating="6.1" ratingImage="rottentomatoes://image.rating.ripe" audienceRating="7.5" audienceRatingImage="themoviedb://image.rating"'
    server.routes[ALL] = xml(film(1, more, inside) + film(2, 'rating="7" ratingImage="thetvdb://image.rating" audienceRating="8"') + film(3, 'rating="0"'))
    one, two, three = (item.facts.ratings for item in first(source).items)
    assert [(r.source, r.kind, r.value, r.scale) for r in one] == [
        ("imdb", "audience", 5.9, 10),
        ("rottentomatoes", "critic", 6.0, 10),
        ("tmdb", "audience", 7.5, 10),
    ]
    assert [(r.source, r.kind) for r in two] == [("tvdb", "audience"), ("plex", "audience")]
    assert three == ()


def test_d16_no_score_is_lost(server: Loopback, source: PlexSource) -> None:
    """Two scores of one rater are what Plex calls them; nothing is a score only where critics give it."""
    both = 'rating="6.7" ratingImage="imdb://image.rating" audienceRating="8.1" audienceRatingImage="imdb://image.rating"'
    rotten = 'rating="0.0" ratingImage="rottentomatoes://image.rating.rotten"'
    server.routes[ALL] = xml(film(1, both) + film(2, rotten) + film(3, both.replace("8.1", "6.7")))
    found = [[(one.source, one.kind, one.value) for one in item.facts.ratings] for item in first(source).items]
    assert found == [[("imdb", "critic", 6.7), ("imdb", "audience", 8.1)], [("rottentomatoes", "critic", 0.0)], [("imdb", "audience", 6.7)]]


def test_a_film_without_a_title_goes_by_another_of_its_names(server: Loopback, source: PlexSource) -> None:
    server.routes[ALL] = xml('<Video type="movie" ratingKey="1" title="" originalTitle="Der Film"/><Video type="movie" ratingKey="2" titleSort="Film, The"/>')
    assert [item.facts.title for item in first(source).items] == ["Der Film", "Film, The"]


def test_a_file_of_two_episodes_is_under_both(server: Loopback, source: PlexSource) -> None:
    media = '<Media><Part file="/Show/S01E01-E02.mkv" size="9"/></Media>'
    inside = "".join(
        f'<Video type="episode" ratingKey="{number}" parentRatingKey="20" grandparentRatingKey="10" parentIndex="1" index="{number}">{media}</Video>'
        for number in (1, 2)
    )
    server.routes["/library/sections/2/all"] = xml(inside)
    items = first(source, SHOWS, Kind.EPISODE).items
    assert [(item.show_key, item.season_key, item.season, item.number, item.number_last) for item in items] == [
        ("10", "20", 1, 1, None),
        ("10", "20", 1, 2, None),
    ]
    assert {item.files[0].path for item in items} == {"/Show/S01E01-E02.mkv"}


def test_a_show_is_watched_when_all_its_episodes_are(server: Loopback, source: PlexSource) -> None:
    inside = (
        '<Directory type="show" ratingKey="1" leafCount="3" viewedLeafCount="1" viewCount="9" lastViewedAt="7"/>'
        '<Directory type="show" ratingKey="2" leafCount="3" viewedLeafCount="3"/>'
        '<Directory type="season" ratingKey="3" parentRatingKey="2" index="0" leafCount="0" viewedLeafCount="0"/>'
    )
    server.routes["/library/sections/2/all"] = xml(inside)
    items = first(source, SHOWS, Kind.SHOW).items
    assert [item.watched.count for item in items] == [0, 1, 0]
    assert items[0].watched.at == 7
    assert (items[2].kind, items[2].show_key, items[2].season) == (Kind.SEASON, "2", 0)


def changed(it: Exchange, updated: str, added: str) -> None:
    """Answers the two filters of a quick scan, windowed."""
    chosen = updated if "updatedAt>>" in it.path or "updatedAt%3E%3E" in it.path else added
    keys = [int(key) for key in chosen.split()]
    start = int(it.headers["X-Plex-Container-Start"])
    page = "".join(film(key, 'updatedAt="2000"') for key in keys[start : start + PAGE_SIZE])
    it.reply(200, f'<MediaContainer totalSize="{len(keys)}">{page}</MediaContainer>'.encode())


def every(source: PlexSource, since: int) -> list[str]:
    listing = source.listing(MOVIES, Kind.MOVIE, since, Cancel())
    keys: list[str] = []
    while True:
        page = listing.page(len(keys), Cancel())
        keys += [item.remote_key for item in page.items]
        if not page.received or len(keys) >= (page.total or 0):
            return keys


@pytest.mark.parametrize(("updated", "added"), [(0, 0), (1, 0), (0, 1), (3, 2), (PAGE_SIZE, 1), (PAGE_SIZE + 5, PAGE_SIZE + 7)])
def test_d12_a_quick_scan_reads_what_was_updated_and_what_was_added(server: Loopback, source: PlexSource, updated: int, added: int) -> None:
    keys = [str(number) for number in range(updated)], [str(number) for number in range(5000, 5000 + added)]
    server.routes[ALL] = lambda it: changed(it, " ".join(keys[0]), " ".join(keys[1]))
    assert every(source, 1000) == keys[0] + keys[1]
    assert len(server.asked) <= 2 + updated // PAGE_SIZE + added // PAGE_SIZE
    assert {tuple(asked.query.get("updatedAt>>", ())) for asked in server.asked} == {("1000",), ()}
    assert {tuple(asked.query.get("addedAt>>", ())) for asked in server.asked} == {("1000",), ()}


def test_d12_a_server_without_filters_is_read_once_not_twice(server: Loopback, source: PlexSource) -> None:
    server.routes[ALL] = xml(film(1, 'updatedAt="5"') + film(2, 'updatedAt="2000"'), 'totalSize="2"')
    assert every(source, 1000) == ["1", "2"]
    assert len(server.asked) == 1


def test_single_items_that_are_gone_are_left_out(server: Loopback, source: PlexSource) -> None:
    server.routes["/library/metadata/1"] = xml(film(1))
    server.routes["/library/metadata/3"] = xml(film(3))
    keys = [(Kind.MOVIE, "1"), (Kind.MOVIE, "2"), (Kind.MOVIE, "3")]
    assert [item.remote_key for item in source.items(keys, Cancel())] == ["1", "3"]  # together they are a 404, each alone is not
    server.routes["/library/metadata/1,2,3"] = xml(film(1) + film(3))
    server.asked.clear()
    assert len(source.items(keys, Cancel())) == 2
    assert len(server.asked) == 1


def test_d70_pictures_are_asked_for_with_the_token_in_a_header(source: PlexSource, server: Loopback) -> None:
    here = source.image("/library/metadata/1/thumb/2?a=b", 264, 396)
    assert here.url == f"{server.address}/photo/:/transcode?width=264&height=396&minSize=1&upscale=0&url=%2Flibrary%2Fmetadata%2F1%2Fthumb%2F2%3Fa%3Db"
    assert (here.headers or {})["X-Plex-Token"] == "canary"
    elsewhere = source.image("https://metadata-static.plex.tv/people/1.jpg", 152, 152)
    assert (elsewhere.url, elsewhere.headers) == ("https://metadata-static.plex.tv/people/1.jpg", None)


def test_the_web_address_holds_no_token(server: Loopback, source: PlexSource) -> None:
    assert source.web_address(Kind.MOVIE, "7") is None
    server.routes["/"] = xml("", 'machineIdentifier="abc" friendlyName="Home" version="1"')
    source.describe(Cancel())
    assert source.web_address(Kind.MOVIE, "7") == f"{server.address}/web/index.html#!/server/abc/details?key=%2Flibrary%2Fmetadata%2F7"


def test_failures_arrive_as_problems_without_the_token(server: Loopback, source: PlexSource) -> None:
    def cut(it: Exchange) -> None:
        it.close_connection = True
        it.begin(1000)
        it.wfile.write(b"<MediaContainer>")

    server.routes[ALL] = cut
    with pytest.raises(Unreachable) as caught:
        first(source)
    assert "canary" not in str(caught.value)
    server.routes[ALL] = lambda it: it.reply(302, b"", {"Location": "/library/sections/1/all"})
    with pytest.raises(Problem):
        first(source)


def test_a_cancelled_listing_asks_nothing(server: Loopback, source: PlexSource) -> None:
    cancel = Cancel()
    listing = source.listing(MOVIES, Kind.MOVIE, None, cancel)
    cancel.request()
    with pytest.raises(Cancelled):
        listing.page(0, cancel)
    assert server.asked == []


@pytest.mark.parametrize("attributes", ['type="movie" title="A"', 'type="photo" key="3" title="A"', 'type="artist" key="4" title="A"', 'key="5" title="A"'])
def test_sections_that_cannot_be_scanned_are_passed_over(server: Loopback, source: PlexSource, attributes: str) -> None:
    good = '<Directory type="movie" key="/library/sections/9/" title="Old" hidden="2" language="pt-BR" agent="com.plexapp.agents.none"/>'
    server.routes["/library/sections"] = xml(f"<Directory {attributes}/>{good}<Directory type='show' key='8'/>")
    found: Any = source.libraries(Cancel())
    assert found == [LibraryFacts("9", "Old", "movie", True, "pt"), LibraryFacts("8", "8", "show")]
