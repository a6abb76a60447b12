"""The order of a show's episodes: read from TVDB, looked at before it is chosen, and chosen (D23)."""

from __future__ import annotations

import contextlib
from typing import NamedTuple

from app.domain.cancel import Cancel
from app.domain.episode_orders import OrderPreview
from app.domain.items import Kind
from app.domain.problems import Missing, Problem
from app.domain.provided import Order, OrderedEpisode
from app.library.browse import present
from app.metadata.provider import Ordering
from app.store import order_choice
from app.store.database import Database
from app.store.title_parts import surviving_id

UNKNOWN = "TVDB has not been found to know this show, so there is no other order for it yet."


class Offer(NamedTuple):
    """An order as it was read, and what it would change; `episodes` is empty where TVDB has no such order, or for the aired one."""

    show: int
    order: Order | None
    episodes: tuple[OrderedEpisode, ...]
    preview: OrderPreview


class _TakenBackError(Exception):
    """What was tried is not to stay."""


def current(database: Database, show: int) -> Order | None:
    """The order of a show's episodes; None for the aired one."""
    with database.read() as reader:
        return order_choice.chosen(reader, show)


def offer(database: Database, tvdb: Ordering, show: int, order: Order | None, cancel: Cancel) -> Offer | None:
    """Read an order (None: the aired one, which nobody is asked for) and try it out; None where TVDB has no such order. Raises Problem, Cancelled."""
    episodes = ordered(tvdb, _its_id(database, show), order, cancel) if order else ()
    return Offer(show, order, episodes, tried(database, show, order, episodes)) if episodes or order is None else None


def ordered(tvdb: Ordering, its_id: str, order: Order, cancel: Cancel) -> tuple[OrderedEpisode, ...]:
    """Where TVDB's episodes stand in an order. Raises Problem, Cancelled."""
    listed = tvdb.episode_list(its_id, order, cancel).episodes
    return tuple(OrderedEpisode(one.ids.tvdb, one.season, one.number) for one in listed if one.ids.tvdb)


def tried(database: Database, show: int, order: Order | None, episodes: tuple[OrderedEpisode, ...]) -> OrderPreview:
    """What the choice would change: it is made and rolled back, so that nothing is foretold by other rules than those that hold. Raises Problem."""
    compared: OrderPreview | None = None
    now = present(database)
    with contextlib.suppress(_TakenBackError), database.write() as tx:
        row = surviving_id(tx, Kind.SHOW, show) or show
        before = order_choice.standing(tx, row, now)
        order_choice.choose_order(tx, show, order, episodes)
        compared = order_choice.compared(before, order_choice.standing(tx, row, now), order_choice.listed_titles(tx, row))
        raise _TakenBackError
    if compared is None:
        raise Problem("This show has left the library.")
    return compared


def choose(database: Database, offer: Offer) -> int:
    """Number the show's episodes so from now on. Returns the line of activity that takes it back. Raises Problem."""
    with database.write() as tx:
        return order_choice.choose_order(tx, offer.show, offer.order, offer.episodes)


def _its_id(database: Database, show: int) -> str:
    with database.read() as reader:
        row = surviving_id(reader, Kind.SHOW, show)
        its_id = order_choice.matched_in(reader, row) if row is not None else None
    if its_id is None:
        raise Missing(UNKNOWN)
    return its_id
