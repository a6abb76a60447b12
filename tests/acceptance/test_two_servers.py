"""A Plex server made of captures and a Jellyfin server that has some of the same titles: shared ones once, with two copies (D10, D11, done-when 2)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.captured import FOLDER, WHY_NOT, expected, listing
from tests.acceptance.described import description
from tests.acceptance.held import counts, episodes, held, titles, without_times
from tests.acceptance.jellyfin_server import Jellyfin, Shelf, films, item, series
from tests.acceptance.plex_server import Item, Plex, Section
from tests.acceptance.program import Bijou

pytestmark = [pytest.mark.captures, pytest.mark.skipif(not FOLDER.is_dir(), reason=WHY_NOT)]

SHARED = 40
"""Films that both servers have."""


def plex_items() -> tuple[list[Item], list[Item]]:
    """(341 films, 26 shows), the shows with the ids of legacy agents."""
    shows = "pms-xml-derived/library-items-with-type-2-and-with-includeguids-and-includemet-341a0"
    return listing("pms-xml-derived/library-all-with-a31fd"), listing(shows)


def jellyfin_shelves() -> list[Shelf]:
    """40 of the Plex server's films under other names, each known by one of its ids; some that only look like them; one of its shows; titles of its own."""
    wanted = expected(plex_items()[0])["movies"]
    names = ("tmdb", "imdb", "tvdb")
    with_ids = [film for film in wanted.values() if set(names) <= film["ids"].keys()]
    shared = [
        item(number, "Movie", f"{film['title']} (as Jellyfin calls it)", ProviderIds={names[number % 3].capitalize(): film["ids"][names[number % 3]]})
        for number, film in enumerate(with_ids[:SHARED], 1)
    ]
    other = with_ids[SHARED]
    lookalike = item(500, "Movie", other["title"], ProductionYear=other["year"], ProviderIds={})
    contradicting = item(501, "Movie", other["title"], ProviderIds={"Tmdb": other["ids"]["tmdb"], "Imdb": "tt9999999"})
    shows = series(5, "Fullmetal", {1: 2}, ProviderIds={"Tvdb": "75579"}) + series(6, "Nobody Else's", {1: 1}, ProviderIds={"Tvdb": "999999"})
    return [Shelf("Movies", "movies", [*shared, lookalike, contradicting, *films(3, 600, ProviderIds={})]), Shelf("Shows", "tvshows", shows)]


@pytest.mark.parametrize("plex_first", [True, False], ids=["plex first", "jellyfin first"])
def test_d10_d11_what_both_have_is_one_title_with_two_copies(plex_first: bool, tmp_path: Path) -> None:
    movies, shows = plex_items()
    bijou = Bijou(tmp_path / "data")
    with (
        Plex([Section("1", "movie", "Films", movies), Section("2", "show", "Series", shows)]) as plex,
        Jellyfin(description("10.11.11"), jellyfin_shelves()) as jellyfin,
    ):
        if plex_first:
            bijou.add_plex(plex.address, plex.token)
        bijou.add_jellyfin(jellyfin.address, jellyfin.user, jellyfin.password)
        if not plex_first:
            bijou.add_plex(plex.address, plex.token)
        bijou.scan("full")
        export = bijou.export()
        bijou.scan("deep")
        assert without_times(bijou.export()) == without_times(export)
    by_kind = {server["kind"]: server["id"] for server in export["servers"]}
    assert [server["kind"] for server in export["servers"]] == (["plex", "jellyfin"] if plex_first else ["jellyfin", "plex"])
    _check_films(export, by_kind, plex_first)
    _check_shows(export, by_kind)


def _check_films(export: dict[str, Any], by_kind: dict[str, int], plex_first: bool) -> None:
    both = [film for film in export["movies"] if len(film["copies"]) == 2]
    alone = [film for film in export["movies"] if len(film["copies"]) == 1]
    assert (len(both), len(alone), len(export["movies"])) == (SHARED, 341 - SHARED + 5, 341 + 5)
    assert all({copy["server"] for copy in film["copies"]} == set(by_kind.values()) for film in both)
    first = "plex" if plex_first else "jellyfin"
    said = expected(plex_items()[0])["movies"]
    for film in both:
        keys = {copy["server"]: copy["remote_key"] for copy in film["copies"]}
        on_plex = said[keys[by_kind["plex"]]]
        name = on_plex["title"] if plex_first else f"{on_plex['title']} (as Jellyfin calls it)"
        assert (film["title"], film["sources"]["title"]) == (name, f"{first}:{by_kind[first]}")
        # What only one server says comes from that one, whichever is first: the captures have no original titles here, Jellyfin has.
        if "original_title" not in on_plex:
            assert (film["original_title"], film["sources"]["original_title"]) == ("OriginalTitle", f"jellyfin:{by_kind['jellyfin']}")
        assert {provider: film["ids"][provider] for provider in on_plex["ids"]} == on_plex["ids"]
    assert held(export, by_kind["plex"])["movies"].keys() == said.keys()


def _check_shows(export: dict[str, Any], by_kind: dict[str, int]) -> None:
    both = [show for show in export["shows"] if len(show["copies"]) == 2]
    assert len(export["shows"]) == 26 + 1
    (show,) = both
    assert show["ids"]["tvdb"] == "75579"
    assert [(one["season"], one["number"], one["copies"][0]["server"]) for one in episodes(show)] == [(1, 1, by_kind["jellyfin"]), (1, 2, by_kind["jellyfin"])]
    assert "Nobody Else's" in titles(export, "shows")


def test_d10_the_second_server_does_not_double_what_the_first_has(tmp_path: Path) -> None:
    """Two Plex servers with the very same library: as many titles as one has, each with a copy on both; scanned apart, in either order, to the same end."""
    movies, shows = plex_items()
    wanted = expected([*movies, *shows])
    bijou = Bijou(tmp_path / "data")
    sections = [Section("1", "movie", "Films", movies), Section("2", "show", "Series", shows)]
    with Plex(sections, machine="one", name="One") as one, Plex(sections, machine="two", name="Two") as two:
        for server in (one, two):
            bijou.add_plex(server.address, server.token)
        bijou("--scan", "full", "--server", "Two")
        assert counts(bijou.export()) == (341, 26, 0)
        bijou("--scan", "full", "--server", "One")
        export = bijou.export()
    # Five shows are known to no provider that Bijou knows (AniDB, or an agent of none): they stay two each.
    without_ids = sorted(show["title"] for show in wanted["shows"].values() if "ids" not in show)
    assert len(without_ids) == 5
    assert counts(export) == (341, 26 + 5, 0)
    assert sorted(show["title"] for show in export["shows"] if len(show["copies"]) == 1) == sorted(2 * without_ids)
    assert all(len(film["copies"]) == 2 for film in export["movies"])
    assert held(export, 1) == held(export, 2) == wanted
