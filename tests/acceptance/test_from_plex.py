"""Servers made of real Plex answers, added, scanned and exported through the command line: the export holds exactly what the answers hold (done-when 2)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.captured import FOLDER, PLEX, WHY_NOT, expected, listing, total
from tests.acceptance.held import counts, held, without_times
from tests.acceptance.plex_server import Item, Plex, Section
from tests.acceptance.program import DONE, NOT_WHOLE, Bijou, Ran, read_export

pytestmark = [pytest.mark.captures, pytest.mark.skipif(not FOLDER.is_dir(), reason=WHY_NOT)]

FILMS = "pms-xml-derived/library-all-with-a31fd"
SHOWS = "pms-xml-derived/library-items-with-type-2-and-with-includeguids-and-includemet-341a0"
EPISODES = "pms-xml-derived/library-all-with-type-4-includeexternalmedia-1-and-includead-a058e"
FEW_OF_MANY = "pms-xml-derived/library-items-with-type-4-and-includeguids-8b352"
MIXED = "pms-xml-derived/recently-added-566cc"

# What a capture holds, and how many of each an export of it has to hold: counted by hand in the files.
LISTINGS = {
    FILMS: (341, 0, 0),
    SHOWS: (0, 26, 0),
    EPISODES: (0, 2, 24),
    FEW_OF_MANY: (0, 1, 10),
    MIXED: (0, 16, 43),
    "pms-xml-derived/recently-added-when-response-are-episodes-72ec3": (0, 34, 34),
    "pms-xml-derived/recently-added-with-3fca6": (20, 0, 0),
    "pms-xml-derived/library-items-without-includeguids-and-includemeta-48c89": (10, 0, 0),
    "pms-xml-derived/media-meta-data-tv-show-a75eb": (0, 1, 0),
    "node-plex-api/library-sections-1-all": (0, 1, 0),
    "home-assistant/media_1": (1, 0, 0),
    "issues/metadata-legacy-themoviedb-airplane-ii": (1, 0, 0),
    "watchstate-json/library-movie-get-200": (1, 0, 0),
    "watchstate-json/library-show-get-200": (0, 1, 0),
    "flexget-provider/library-sections-watchlist-all": (2, 1, 0),
}

EVERYTHING = {"flexget-provider/library-metadata-*.xml": (24, 32, 0), "pms-xml-derived/[!hs]*.xml": (360, 80, 111)}
"""All captures of one origin as one library, hubs and searches apart: those name some titles in two languages."""

MANNERS: dict[str, dict[str, Any]] = {
    "small pages": {"most": 50},
    "everything at once": {"paging": "everything"},
    "everything of every kind": {"paging": "everything", "by_type": False},
    "no total": {"announced": 0},
}


def sections(items: list[Item], **manners: Any) -> list[Section]:
    """One library for the films and one for the rest, as far as there are any."""
    films = [item for item in items if item.kind == "movie"]
    rest = [item for item in items if item.kind != "movie"]
    made = [Section("1", "movie", "Films", films, **manners)] if films else []
    return [*made, Section("2", "show", "Series", rest, **manners)] if rest else made


def unkept(tmp_path: Path) -> Bijou:
    """Without a place for the token, which spares each run the making of a secrets file; later runs have it from the environment."""
    return Bijou(tmp_path / "data", BIJOU_PASSPHRASE="", BIJOU_PLEX_TOKEN="canary-plex-token")


def examine(tmp_path: Path, server: Plex, code: int = DONE) -> tuple[Ran, dict[str, Any]]:
    """Add, scan and export in one go."""
    bijou = unkept(tmp_path)
    ran = bijou.add_plex(server.address, server.token, "--scan", "full", "--export", bijou.target, code=code)
    assert server.token not in server.addresses_asked()
    return ran, read_export(bijou.target)


def test_a_listing_holds_what_was_counted_in_it() -> None:
    """What the other tests hold the export against is held against numbers that were found by hand."""
    for name, (films, shows, episodes) in LISTINGS.items():
        wanted = expected(listing(name))
        assert (len(wanted["movies"]), len(wanted["shows"]), sum(len(show["episodes"]) for show in wanted["shows"].values())) == (films, shows, episodes)


@pytest.mark.parametrize("name", LISTINGS)
def test_the_export_holds_exactly_the_titles_of_the_capture(name: str, tmp_path: Path) -> None:
    items = listing(name)
    with Plex(sections(items)) as server:
        server.answers_items = False
        ran, export = examine(tmp_path, server)
    assert ran.err == ""
    assert "0 skipped" in ran.out
    assert counts(export) == LISTINGS[name]
    assert held(export) == expected(items)


@pytest.mark.parametrize("pattern", EVERYTHING)
def test_all_captures_of_one_origin_together(pattern: str, tmp_path: Path) -> None:
    names = [str(path.relative_to(PLEX).with_suffix("")) for path in sorted(PLEX.glob(pattern))]
    items = list({item.key: item for name in reversed(names) for item in listing(name)}.values())
    with Plex(sections(items)) as server:
        _, export = examine(tmp_path, server)
    assert counts(export) == EVERYTHING[pattern]
    assert held(export) == expected(items)


@pytest.mark.parametrize(
    ("name", "manner"), [*((MIXED, manner) for manner in MANNERS), (FILMS, "small pages"), (FILMS, "no total"), (SHOWS, "everything of every kind")]
)
def test_however_the_server_pages(name: str, manner: str, tmp_path: Path) -> None:
    items = listing(name)
    with Plex(sections(items, **MANNERS[manner])) as server:
        _, export = examine(tmp_path, server)
    assert held(export) == expected(items)


@pytest.mark.parametrize("speaks", ["xml", "json", "accept"])
def test_xml_and_json_give_the_same_export(speaks: Any, tmp_path: Path) -> None:
    items = listing(MIXED)
    with Plex(sections(items), speaks=speaks) as server:
        _, export = examine(tmp_path, server)
    assert held(export) == expected(items)


def test_every_capture_is_served_in_the_form_it_has() -> None:
    """The captures of one source come as XML and JSON with the same items; the others in one form only."""
    both = {name for name in LISTINGS if all(item.xml and item.json for item in listing(name))}
    assert both == {name for name in LISTINGS if name.startswith("pms-")}
    assert all(PLEX.joinpath(f"{name}.{'json' if 'json' in name or 'node' in name else 'xml'}").is_file() for name in LISTINGS)


def test_d12_rescans_change_nothing(tmp_path: Path) -> None:
    """Full, quick and deep over films, shows and episodes that did not change: not one value moves, nothing is counted as changed."""
    items = listing(FILMS) + listing(EPISODES) + listing(SHOWS)
    bijou = Bijou(tmp_path / "data")
    with Plex(sections(items)) as server:
        bijou.add_plex(server.address, server.token, "--scan", "full")
        before = bijou.export()
        assert held(before) == expected(items)
        for mode in ("full", "quick", "deep", "deep"):
            assert "0 added, 0 changed, 0 retired, 0 skipped" in bijou.scan(mode).out
        assert without_times(bijou.export()) == without_times(before)


@pytest.mark.parametrize("name", [FEW_OF_MANY, "pms-xml-derived/recently-added-with-3fca6"], ids=["10 of 3,438", "20 of 446"])
def test_d13_a_listing_that_announces_more_than_it_gives_is_not_whole(name: str, tmp_path: Path) -> None:
    """The answer that was recorded in the middle of a longer listing: its items are kept, it is said that there should be more, and nothing is retired."""
    items, announced = listing(name), total(name)
    assert announced is not None
    assert announced > len(items)
    with Plex(sections(items, paging="everything", announced=announced)) as server:
        ran, export = examine(tmp_path, server, NOT_WHOLE)
        assert held(export) == expected(items)
        assert f"announced {announced:,} items" in ran.sentence
        server.sections[0].items.pop()
        again, after = unkept(tmp_path).scanned("deep", code=NOT_WHOLE)
        assert "0 retired" in again.out
        assert held(after) == held(export)
