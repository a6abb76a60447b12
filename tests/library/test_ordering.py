"""The order of a show's episodes and its episodes' guests, asked over real HTTP and kept in a real library (D22, D23)."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.demo.catalogue import written
from app.demo.process import PretendServers
from app.demo.tvdb_episodes import ordered as told_in
from app.domain.cancel import Cancel
from app.domain.enrichment import Due
from app.domain.items import ExternalIds
from app.domain.problems import Missing
from app.domain.provided import Order, Provider
from app.library import guests, ordering, outside
from app.library.enrich import enrich_one
from app.library.outside_pages import outside_episodes, place_outside
from app.metadata.provider import MetadataProvider, Ordering
from app.metadata.registry import open_provider
from app.store.enrichment import store_outcomes
from app.store.invariants import broken
from app.web.pace import Patience
from app.web.web import Web
from tests.shelf import NOW, Shelf

BAKERY = next(show for show in written()[1] if show.discs)
"""A made-up show whose discs are in an order of their own."""


@pytest.fixture(scope="module")
def servers() -> Iterator[PretendServers]:
    with PretendServers().start() as one:
        yield one


@pytest.fixture
def web() -> Iterator[Web]:
    with contextlib.closing(Web(patience=Patience(times=0))) as one:
        yield one


def client(servers: PretendServers, web: Web, provider: Provider) -> MetadataProvider:
    ready = servers.tmdb if provider is Provider.TMDB else servers.tvdb
    return open_provider(provider, web, ready.key, ready.address)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """The show, with its first season's files."""
    one = Shelf(tmp_path)
    show = one.show(BAKERY.title, tvdb=BAKERY.ids.tvdb)
    for number in range(1, 11):
        one.episode(show, 1, number, key=f"f{number}")
    yield one
    one.database.close()


def fill(shelf: Shelf, provider: MetadataProvider, order: Order | None = None) -> None:
    """As its queue would."""
    due = Due("show", 1, provider.provider, ExternalIds(tvdb=BAKERY.ids.tvdb), frozenset(provider.facets["show"]), order=order)
    outcome = enrich_one(provider, due, lambda: None, NOW, Cancel()).outcome
    assert outcome is not None
    with shelf.database.write() as tx:
        store_outcomes(tx, [outcome])


def holder(shelf: Shelf, file: str) -> str:
    """What TVDB calls the episode that a file holds."""
    title = "json_extract(CAST(l.said AS TEXT), '$.title')"
    tied = "copies c JOIN copy_episodes t ON t.copy_id = c.id JOIN listed_episodes l ON l.episode_id = t.episode_id AND l.provider = 'tvdb'"
    return str(shelf.sql(f"SELECT {title} FROM {tied} WHERE c.remote_key = ?", file)[0][0])


def test_an_order_is_tried_out_and_chosen_with_what_the_provider_tells(servers: PretendServers, web: Web, shelf: Shelf) -> None:
    tvdb = client(servers, web, Provider.TVDB)
    assert isinstance(tvdb, Ordering)
    fill(shelf, tvdb)
    assert holder(shelf, "f1") == "Proof"
    offer = ordering.offer(shelf.database, tvdb, 1, "dvd", Cancel())
    assert offer is not None
    assert (offer.preview.before.owned, offer.preview.after.owned) == (10, 10)
    assert [one.title for one in offer.preview.changes if one.in_state and one.before and one.before.state == "owned"] == ["Closed for Sunday"], (
        "the discs begin with a special"
    )
    assert holder(shelf, "f1") == "Proof", "trying changes nothing"
    ordering.choose(shelf.database, offer)
    assert (holder(shelf, "f1"), holder(shelf, "f2"), ordering.current(shelf.database, 1)) == ("A Look Behind, 1", "Proof", "dvd")


def test_d23_asking_anew_keeps_the_order_and_reads_it_anew(servers: PretendServers, web: Web, shelf: Shelf) -> None:
    tvdb = client(servers, web, Provider.TVDB)
    assert isinstance(tvdb, Ordering)
    fill(shelf, tvdb)
    offer = ordering.offer(shelf.database, tvdb, 1, "dvd", Cancel())
    assert offer is not None
    ordering.choose(shelf.database, offer._replace(episodes=offer.episodes[:-1]))
    before = shelf.sql("SELECT count(*) FROM ordered_episodes")
    fill(shelf, tvdb, "dvd")
    assert shelf.sql("SELECT count(*) FROM ordered_episodes") == [(before[0][0] + 1,)], "what is new in the order has its place"
    assert holder(shelf, "f2") == "Proof"
    fill(shelf, client(servers, web, Provider.TMDB))
    assert holder(shelf, "f2") == "Proof"
    with shelf.database.read() as reader:
        assert broken(reader) == []


def test_the_queue_is_told_of_the_order(servers: PretendServers, web: Web, shelf: Shelf) -> None:
    from app.store.due import due

    tvdb = client(servers, web, Provider.TVDB)
    fill(shelf, tvdb)
    shelf.sql("UPDATE shows SET episode_order = 'absolute'")
    shelf.sql("UPDATE enrichments SET next_at = 1 WHERE facet IN ('match', 'episodes')")
    with shelf.database.read() as reader:
        assert [one.order for one in due(reader, Provider.TVDB, ("show",), 5, NOW)] == ["absolute"]


def test_an_order_that_nobody_made_and_a_show_that_tvdb_does_not_know(servers: PretendServers, web: Web, shelf: Shelf) -> None:
    tvdb = client(servers, web, Provider.TVDB)
    assert isinstance(tvdb, Ordering)
    with pytest.raises(Missing, match="TVDB has not been found to know this show"):
        ordering.offer(shelf.database, tvdb, 1, "dvd", Cancel())
    fill(shelf, tvdb)
    undisked = next(show.ids.tvdb for show in written()[1] if show.ids.tvdb and not told_in(show, "dvd"))
    shelf.sql("UPDATE enrichments SET provider_id = ? WHERE facet = 'match'", undisked)
    assert ordering.offer(shelf.database, tvdb, 1, "dvd", Cancel()) is None


def test_guests_are_found_by_tmdbs_numbers_whatever_the_order(servers: PretendServers, web: Web, shelf: Shelf) -> None:
    tmdb, tvdb = client(servers, web, Provider.TMDB), client(servers, web, Provider.TVDB)
    assert isinstance(tmdb, guests.TellsGuests)
    assert isinstance(tvdb, Ordering)
    fill(shelf, tvdb)
    assert guests.guests(shelf.database, 1, tmdb, Cancel()) == (), "TMDB has not listed it yet"
    fill(shelf, tmdb)
    rows = [row[0] for row in shelf.sql("SELECT id FROM episodes WHERE season = 1 ORDER BY number")]
    aired = {row: guests.guests(shelf.database, row, tmdb, Cancel()) for row in rows}
    told = [one for people in aired.values() for one in people]
    assert told
    assert all(one.tmdb and one.character and one.person_id == 0 for one in told)
    offer = ordering.offer(shelf.database, tvdb, 1, "dvd", Cancel())
    assert offer is not None
    ordering.choose(shelf.database, offer)
    assert {row: guests.guests(shelf.database, row, tmdb, Cancel()) for row in rows} == aired


def test_who_guests_in_a_show_that_the_library_does_not_have_is_known_without_a_row_of_the_store(servers: PretendServers, web: Web) -> None:
    tmdb = client(servers, web, Provider.TMDB)
    assert isinstance(tmdb, guests.TellsGuests)
    found = tmdb.resolve("show", ExternalIds(tvdb=BAKERY.ids.tvdb), Cancel())
    assert found is not None
    title = outside.asked(lambda _provider: tmdb, "show", found, NOW, Cancel())
    rows = outside_episodes(title, 1, datetime.fromtimestamp(NOW, UTC))
    places = [place_outside(title, row.id) for row in rows]
    assert places == [(title.tmdb, 1, row.number) for row in rows]
    assert any(guests.guests_at(place, tmdb, Cancel()) for place in places if place)
    assert [place_outside(title, gone) for gone in (0, 1, -10_000)] == [None] * 3
