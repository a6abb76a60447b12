"""A wrong match, corrected by hand: no trace of the wrong title stays, the right one is pinned through rescans and further enrichment, and each word of the
user can be taken back (D10, D21, D62; done-when 2). What a title looks like is read in exports."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.demo.lore import Kind
from app.demo.process import PretendServers
from app.demo.ready import Options
from app.domain.cancel import Cancel
from app.domain.enrichment import TitleKind
from app.domain.provided import Candidate, Provider
from app.library import matching
from app.library.keeping import undo
from app.metadata.registry import open_provider
from app.store.database import Database
from app.web.web import Web
from tests.acceptance.held import plain
from tests.acceptance.program import Bijou, read_export
from tests.demo.fates import fates, unheld

SIZE = 130
KINDS: tuple[TitleKind, ...] = ("movie", "show")
MUCH_LATER = {"quick": "2027-03-01T10:00:00Z", "full": "2027-06-01T10:00:00Z", "deep": "2027-09-01T10:00:00Z"}
"""Rescans, after which every provider is asked again about what may have changed."""
Title = dict[str, Any]


@pytest.fixture(scope="module")
def servers() -> Iterator[PretendServers]:
    with PretendServers().start(size=SIZE, options=Options(art="plain")) as started:
        yield started


@pytest.fixture(scope="module")
def stock(servers: PretendServers, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both servers' libraries, enriched by all four providers."""
    bijou = opened(servers, tmp_path_factory.mktemp("stock") / "data")
    bijou.add_plex(servers.plex.address, servers.plex.token)
    bijou.add_jellyfin(servers.jellyfin.address, servers.jellyfin.user, servers.jellyfin.password)
    bijou("--scan", "full", "--enrich")
    return bijou.data_dir


def opened(servers: PretendServers, folder: Path) -> Bijou:
    fast = {f"BIJOU_{name}_RATE": "300" for name in ("TMDB", "TVDB", "OMDB", "TVMAZE")}
    return Bijou(folder, **servers.ready.provider_environment, **fast)


@pytest.fixture
def bijou(servers: PretendServers, stock: Path, tmp_path: Path) -> Bijou:
    shutil.copytree(stock, tmp_path / "data")
    return opened(servers, tmp_path / "data")


def titles(export: Title) -> dict[tuple[str, int], Title]:
    return {(kind, title["id"]): title for kind in KINDS for title in export[f"{kind}s"]}


def told(servers: PretendServers, bijou: Bijou, kind: TitleKind, title: int, text: str) -> list[Candidate]:
    """TMDB's candidates for a title of the library."""
    with closing(Web()) as web, closing(Database(bijou.data_dir / "library.db")) as database:
        tmdb = open_provider(Provider.TMDB, web, servers.tmdb.key, servers.tmdb.address)
        found = matching.find({Provider.TMDB: tmdb}, matching.sought(database, kind, title), text, Cancel())
        return [one.candidate for one in found.ranked]


def choose(bijou: Bijou, kind: TitleKind, title: int, candidate: Candidate | None) -> int:
    with closing(Database(bijou.data_dir / "library.db")) as database:
        return matching.choose(database, matching.sought(database, kind, title), Provider.TMDB, candidate)


def take_back(bijou: Bijou, line: int) -> None:
    with closing(Database(bijou.data_dir / "library.db")) as database:
        undo(database, line)


def enriched(bijou: Bijou) -> dict[tuple[str, int], Title]:
    assert "The database is sound." in bijou("--enrich", "--export", bijou.target, "--check-db").out
    return titles(read_export(bijou.target))


def with_another(servers: PretendServers, bijou: Bijou, kind: TitleKind, *, by_search: bool, copies: int = 1) -> tuple[Title, Candidate, Candidate]:
    """A matched title of the library that so many servers have, TMDB's right candidate, and a wrong one that no server holds."""
    of_kind: Kind = "film" if kind == "movie" else "show"
    held = {(one.title, one.year): one for one in fates(SIZE) if one.kind == of_kind and one.matchable and not one.moved and one.by_search is by_search}
    for (other, _), title in titles(bijou.export()).items():
        fate = held.get((title["title"], title["year"]))
        if other == kind and fate is not None and title["credits"] and len({copy["server"] for copy in title["copies"]}) >= copies:
            right = told(servers, bijou, kind, title["id"], address(kind, fate.tmdb))[0]
            return title, right, told(servers, bijou, kind, title["id"], address(kind, unheld(of_kind, SIZE)[0]))[0]
    pytest.fail("there is no such title")


def address(kind: TitleKind, number: object) -> str:
    return f"https://www.themoviedb.org/{'movie' if kind == 'movie' else 'tv'}/{number}"


def listed(title: Title, *, owned: bool) -> set[tuple[int, int]]:
    """The places of a show's episodes."""
    return {(one["season"], one["number"]) for season in title.get("seasons", ()) for one in season["episodes"] if one["owned"] is owned}


@pytest.mark.parametrize(("kind", "by_search", "copies"), [("movie", True, 1), ("movie", False, 2), ("show", False, 1), ("show", False, 2)])
def test_the_wrong_ones_traces_go_and_the_right_one_stays(kind: TitleKind, by_search: bool, copies: int, servers: PretendServers, bijou: Bijou) -> None:
    before = titles(bijou.export())
    title, right, wrong = with_another(servers, bijou, kind, by_search=by_search, copies=copies)
    key = (kind, title["id"])

    first = choose(bijou, kind, title["id"], wrong)
    mistaken = enriched(bijou)
    assert mistaken[key]["enrichment"]["tmdb"]["id"] == wrong.id
    assert mistaken[key]["enrichment"]["tmdb"]["pinned"]
    assert mistaken[key]["credits"] != title["credits"], "the wrong one brought its people"
    assert listed(mistaken[key], owned=True) == listed(title, owned=True)
    if kind == "show":
        assert listed(mistaken[key], owned=False) - listed(title, owned=False), "the wrong one brought its episodes, which nobody has"
    assert [plain(one) for at, one in mistaken.items() if at != key] == [plain(one) for at, one in before.items() if at != key]

    second = choose(bijou, kind, title["id"], right)
    mended = enriched(bijou)
    assert plain(mended[key]) == plain(before[key]), "all that the wrong one brought is gone"
    assert mended[key]["enrichment"]["tmdb"]["pinned"]
    for mode, now in MUCH_LATER.items():
        shutil.rmtree(bijou.data_dir / "cache" / "answers")
        bijou("--scan", mode, "--enrich", "--export", bijou.target, BIJOU_NOW=now)
        again = titles(read_export(bijou.target))
        assert {at: plain(one) for at, one in again.items()} == {at: plain(one) for at, one in mended.items()}
        assert again[key]["enrichment"]["tmdb"] | {"tried_at": ""} == mended[key]["enrichment"]["tmdb"] | {"tried_at": ""}

    take_back(bijou, second)
    assert plain(enriched(bijou)[key]) == plain(mistaken[key])
    take_back(bijou, first)
    restored = enriched(bijou)
    assert {at: plain(one) for at, one in restored.items()} == {at: plain(one) for at, one in before.items()}
    assert not restored[key]["enrichment"]["tmdb"]["pinned"]


def test_none_of_these_takes_everything_away_and_stays(servers: PretendServers, bijou: Bijou) -> None:
    title, _, _ = with_another(servers, bijou, "movie", by_search=True)
    before = titles(bijou.export())
    line = choose(bijou, "movie", title["id"], None)
    alone = enriched(bijou)["movie", title["id"]]
    assert alone["enrichment"]["tmdb"]["state"] == "not_found"
    assert alone["ids"] == {"tmdb": None, "imdb": None, "tvdb": None, "plex": None}
    assert not any(source.startswith(("tmdb", "omdb")) for source in alone["sources"].values())
    assert not any(rating["source"] in {"tmdb", "imdb"} for rating in alone["ratings"])
    take_back(bijou, line)
    assert {at: plain(one) for at, one in enriched(bijou).items()} == {at: plain(one) for at, one in before.items()}


def test_d10_taken_for_another_title_of_the_library_it_joins_and_parts_again(servers: PretendServers, bijou: Bijou) -> None:
    title, right, _ = with_another(servers, bijou, "movie", by_search=True)
    before = titles(bijou.export())
    other = next(one for (kind, _), one in before.items() if kind == "movie" and one["ids"]["tmdb"] and one["id"] > title["id"] and one["credits"])
    wrong = told(servers, bijou, "movie", title["id"], address("movie", other["ids"]["tmdb"]))[0]
    line = choose(bijou, "movie", title["id"], wrong)
    joined = enriched(bijou)
    assert ("movie", other["id"]) not in joined, "one title with the copies of both (D10)"
    keys = {copy["remote_key"] for one in (title, other) for copy in one["copies"]}
    assert {copy["remote_key"] for copy in joined["movie", title["id"]]["copies"]} == keys
    take_back(bijou, line)
    assert {at: plain(one) for at, one in enriched(bijou).items()} == {at: plain(one) for at, one in before.items()}
    choose(bijou, "movie", title["id"], wrong)
    enriched(bijou)
    choose(bijou, "movie", title["id"], right)
    parted = enriched(bijou)
    assert plain(parted["movie", title["id"]]) == plain(before["movie", title["id"]])
    assert plain(parted["movie", other["id"]]) == plain(before["movie", other["id"]])
