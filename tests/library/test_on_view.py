"""An old library's title that is opened: whatever one provider has yet to tell of it is asked for, exactly that, and the page is whole again (D20, D24)."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.demo.process import PretendServers
from app.demo.ready import Options
from app.domain.cancel import Cancel
from app.domain.cards import TitleKind
from app.domain.enrichment import GIVEN
from app.domain.items import Kind
from app.domain.pages import ShowPage
from app.domain.provided import Facet, Provider
from app.library import browse
from app.library.enriching import ProviderQueue, Way
from app.metadata.registry import open_provider, pace_of
from app.store.database import Database
from app.store.due import due
from app.store.effective import remerge
from app.web.web import Web
from tests.shelf import NOW, Shelf

FILM, SHOW, WAITING = 1, 1, 2
"""Row ids of the film and the show that are opened, and of a film that nobody looks at."""
CASES = [(provider, kind, facet) for provider in Provider for kind in ("movie", "show") for facet in GIVEN[provider][kind]]
MONTH = 30 * 86_400


@pytest.fixture(scope="module")
def servers() -> Iterator[PretendServers]:
    with PretendServers().start(options=Options(art="plain")) as one:
        yield one


class Room:
    """A library whose titles one provider alone has told of. `now` is UTC seconds."""

    def __init__(self, file: Path, provider: Provider, servers: PretendServers, web: Web) -> None:
        self.now = NOW
        self.database = Database(file, clock=lambda: self.now)
        ready = {Provider.TMDB: servers.tmdb, Provider.TVDB: servers.tvdb, Provider.TVMAZE: servers.tvmaze, Provider.OMDB: servers.omdb}[provider]
        pace = pace_of(provider, 500)
        self.provider = provider
        self.way = Way(open_provider(provider, web, ready.key, ready.address, pace=pace, now=lambda: self.now), pace, 4, lambda: 0, None)

    def open(self, kind: TitleKind, row: int) -> None:
        """Somebody looks at a title, until all that is asked about it has come."""
        with ThreadPoolExecutor(4) as pool:
            queue = ProviderQueue(self.database, self.provider, lambda: self.way, pool.submit, now=lambda: self.now)
            queue.first(kind, row)
            assert queue.run(Cancel()).standing == "idle"

    def wanted(self, kind: TitleKind, row: int) -> frozenset[Facet]:
        """The facets that would be asked for, were it opened now."""
        with self.database.read() as reader:
            found = due(reader, self.provider, (kind,), 5, self.now, first=[(kind, row)])
        return next((one.facets for one in found if one.id == row), frozenset())

    def page(self, kind: TitleKind, row: int) -> Any:
        """All that the page of a title shows, but when who was asked."""
        page = browse.movie_page(self.database, row) if kind == "movie" else browse.show_page(self.database, row)
        assert page is not None
        seasons = getattr(page, "seasons", ())
        # Rows that come again have other ids
        episodes = [msgspec.structs.replace(one, id=0) for season in seasons for one in browse.season_episodes(self.database, row, season.number)]
        sources = tuple(msgspec.structs.replace(one, at=None) for one in page.sources)
        changes: dict[str, Any] = {"enrichment": (), "activity": (), "sources": sources}
        if isinstance(page, ShowPage):
            changes["coming"] = msgspec.structs.replace(page.coming, id=0) if page.coming else None
            changes["seasons"] = tuple(msgspec.structs.replace(season, id=0) for season in seasons)
        people = {name: tuple(msgspec.structs.replace(one, person_id=0) for one in getattr(page, name)) for name in ("cast", "crew")}
        return msgspec.structs.replace(page, **changes, **people), episodes

    def tried(self, kind: TitleKind, row: int) -> dict[str, int]:
        """When each facet was read."""
        with self.database.read() as reader:
            return dict(reader.rows(f"SELECT facet, tried_at FROM enrichments WHERE {kind}_id = ? AND facet <> 'match'", (row,)))

    def forget(self, kind: TitleKind, row: int, facet: Facet) -> None:
        """As a release left the library that did not know this facet: all that came with it is not there."""
        mine = f"{kind}_id = {row} AND provider = '{self.provider}'"
        with self.database.write() as tx:
            tx.execute(f"DELETE FROM enrichments WHERE {mine} AND facet = '{facet}'")
            tx.execute(f"UPDATE enrichments SET version = version - 1 WHERE {mine} AND facet = 'match'")
            if facet is Facet.CREDITS:
                tx.execute(f"DELETE FROM credits WHERE {kind}_id = {row} AND source = '{self.provider}'")
            if facet is Facet.EPISODES:
                tx.execute(f"DELETE FROM episodes WHERE show_id = {row} AND id NOT IN (SELECT episode_id FROM copy_episodes)")
                tx.execute(f"DELETE FROM seasons WHERE show_id = {row} AND id NOT IN (SELECT season_id FROM episodes)")
                tx.execute("DELETE FROM listed_episodes")
                tx.execute("DELETE FROM listed_seasons")
            if facet is Facet.STILLS:
                tx.execute("UPDATE listed_episodes SET said = CAST(json_remove(CAST(said AS TEXT), '$.still') AS BLOB)")
                tx.execute(f"UPDATE episodes SET still = NULL WHERE show_id = {row}")
                tx.execute(f"UPDATE enrichments SET digest = NULL WHERE {mine} AND facet = 'episodes'")
            if facet is Facet.AIR_TIME:
                tx.execute(f"UPDATE shows SET air_time = NULL, air_zone = NULL, air_days = NULL WHERE id = {row}")
            remerge(tx, Kind(kind), [row])
            if kind == "show":
                remerge(tx, Kind.EPISODE, [one[0] for one in tx.rows(f"SELECT id FROM episodes WHERE show_id = {row}")])


@pytest.fixture(scope="module")
def libraries(servers: PretendServers, tmp_path_factory: pytest.TempPathFactory) -> dict[Provider, Path]:
    """For each provider a library that it has told everything of."""
    files: dict[Provider, Path] = {}
    with contextlib.closing(Web()) as web:
        for provider in Provider:
            shelf = Shelf(tmp_path_factory.mktemp(provider.value))
            shelf.film("Metropolis", imdb="tt0017136")
            shelf.film("Sherlock Jr.", imdb="tt0015324")
            aired = provider in {Provider.TVDB, Provider.TVMAZE}
            key = shelf.show("Harbour Light", tvdb="79900001") if aired else shelf.show("The Adventures of Robin Hood", imdb="tt0047706")
            shelf.episode(key, 1, 1)
            shelf.database.close()
            files[provider] = tmp_path_factory.getbasetemp() / f"{provider}.db"
            room = Room(Path(shelf.database.path), provider, servers, web)
            room.open("show", SHOW)
            room.database.close()
            shutil.copy(shelf.database.path, files[provider])
    return files


@pytest.fixture
def room(request: pytest.FixtureRequest, libraries: dict[Provider, Path], servers: PretendServers, tmp_path: Path) -> Iterator[Room]:
    provider: Provider = request.param
    shutil.copy(libraries[provider], tmp_path / "library.db")
    with contextlib.closing(Web()) as web:
        one = Room(tmp_path / "library.db", provider, servers, web)
        yield one
        one.database.close()


@pytest.mark.parametrize(("room", "kind", "facet"), CASES, indirect=["room"], ids=[f"{one}-{kind}-{facet}" for one, kind, facet in CASES])
def test_d20_what_is_missing_is_fetched_on_view_each_cause_on_its_own(room: Room, kind: TitleKind, facet: Facet) -> None:
    row = FILM if kind == "movie" else SHOW
    whole, read = room.page(kind, row), room.tried(kind, row)
    assert room.wanted(kind, row) == frozenset(), "of a title that has everything nothing is asked"
    room.forget(kind, row, facet)
    assert room.page(kind, row) != whole, "it can be seen that it is missing"
    assert room.wanted(kind, row) == {facet}, "exactly what is missing"
    room.now += 60
    room.open(kind, row)
    assert room.page(kind, row) == whole
    assert room.tried(kind, row)[facet] > read[facet]
    assert room.wanted(kind, row) == frozenset()


@pytest.mark.parametrize("room", [Provider.OMDB, Provider.TMDB], indirect=True, ids=str)
def test_d24_a_rating_over_thirty_days_old_is_refreshed_when_its_title_is_opened_and_no_other(room: Room) -> None:
    room.now += MONTH - 1
    assert room.wanted("movie", FILM) == frozenset()
    room.now += 2
    assert room.wanted("movie", FILM) == {Facet.RATINGS}
    before = room.tried("movie", WAITING)
    room.open("movie", FILM)
    assert room.tried("movie", FILM)["ratings"] == room.now
    assert room.tried("movie", WAITING) == before, "nobody looks at that one"
    assert room.wanted("movie", FILM) == frozenset()
