"""Choosing the order of a show's episodes: what another one would change, looked at before it is applied."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Literal, NamedTuple, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.episode_orders import EpisodePlace, OrderChange, OrderPreview
from app.domain.problems import Missing, Problem, Refused
from app.domain.provided import Order
from app.models.fetch import Fetch
from app.models.short_list import ShortList
from app.models.wording import episode_place, shown, tr

AIRED = "aired"
SHOWN = 300
"""Changes that are listed; a show whose every episode stands elsewhere has more."""
State = Literal["", "loading", "ready", "same", "current", "none", "keyless", "unknown", "error", "applying"]


class Changed(NamedTuple):
    """One episode that changes: `was` and `now` are its places, `before` and `after` how it stands there, each with its look (owned, missing, …)."""

    key: str
    title: str
    was: str
    now: str
    before: str
    after: str
    looked: str
    looks: str
    spoken: str


class Offered(Protocol):
    """What was read of an order."""

    @property
    def preview(self) -> OrderPreview: ...


class OrderAsks(NamedTuple):
    """Each on a pool thread. `current` is a show's order; `offer` reads one and tries it out: None where there is no such order; raises Refused where TVDB has
    no key, Missing where it does not know the show, Problem. `apply` makes it the show's; the line of activity that takes it back."""

    current: Callable[[int], Order | None]
    offer: Callable[[int, Order | None, Cancel], Offered | None]
    apply: Callable[[Offered], int]


class EpisodeOrder(QObject):
    """The `EpisodeOrder` singleton of QML: the sheet of one show."""

    changed = Signal()
    applied = Signal(int)
    """The episodes stand in another order; the number of the line of activity that takes it back."""

    qml_types: ClassVar[dict[str, str]] = {"changes": "ShortList"}

    def __init__(self, asks: OrderAsks, fetch: Fetch) -> None:
        super().__init__()
        self._asks, self._fetch = asks, fetch
        self._show = self._page = 0
        self._current = self._chosen = AIRED
        self._state: State = ""
        self._problem = ""
        self._offer: Offered | None = None
        self._changes = ShortList(Changed, self)
        self._asked: Cancel | None = None
        self._looked: Cancel | None = None

    show = Property(int, lambda self: self._show, notify=changed)
    current = Property(str, lambda self: self._current, notify=changed)
    """`aired`, `dvd` or `absolute`."""
    currentName = Property(str, lambda self: order_names()[self._current], notify=changed)
    chosen = Property(str, lambda self: self._chosen, notify=changed)
    """The order that the sheet looks at."""
    state = Property(str, lambda self: self._state, notify=changed)
    """Of the preview: `loading`, `ready`, `same` (it changes nothing), `current` (it is the show's order), `none` (TVDB has no such order), `keyless`,
    `unknown` (TVDB has not been found to know the show), `error`, `applying`."""
    problem = Property(str, lambda self: self._problem, notify=changed)
    owned = Property(str, lambda self: self._counted("owned"), notify=changed)
    """`20 → 18`, or one number where it stays."""
    missing = Property(str, lambda self: self._counted("missing"), notify=changed)
    seasons = Property(str, lambda self: self._counted("seasons"), notify=changed)
    changes = Property(QObject, lambda self: self._changes, constant=True)
    more = Property(int, lambda self: self._count() - len(self._changes.rows), notify=changed)
    """Changes that are not listed."""

    @Slot(int)
    def look(self, show: int) -> None:
        """Which order the show of the page has: for its header."""
        elsewhere, self._page = self._state and self._show != self._page, show
        if elsewhere:  # the sheet is open, over the page of another show
            return
        if self._looked is not None:
            self._looked.request()
        if show != self._show:
            self._show, self._current = show, AIRED
            self.changed.emit()
        if show:
            self._looked = self._fetch(lambda _cancel: self._asks.current(show), self._on_current)

    @Slot(int)
    def open(self, show: int) -> None:
        """The sheet opens over any page, on the order that the show has."""
        if show == self._show:
            self._forget(self._current, "current")
            return
        self._show = show
        self._forget(AIRED, "loading")
        self._asked = self._fetch(lambda _cancel: self._asks.current(show), self._on_opened, self._on_failed)

    @Slot(str)
    def choose(self, order: str) -> None:
        """See what this order would change."""
        if order == self._current:
            self._forget(order, "current")
            return
        self._forget(order, "loading")
        show, wanted = self._show, _order(order)
        self._asked = self._fetch(lambda cancel: self._asks.offer(show, wanted, cancel), self._on_offer, self._on_failed)

    @Slot()
    def apply(self) -> None:
        """Make the order that is looked at the show's."""
        offer = self._offer
        if offer is None or self._state not in {"ready", "same"}:
            return
        self._state = "applying"
        self.changed.emit()
        self._asked = self._fetch(lambda _cancel: self._asks.apply(offer), self._on_applied, self._on_failed)

    @Slot()
    def cancel(self) -> None:
        """The sheet closes; nothing is applied. The header is the page's show's again."""
        self._forget(self._current, "")
        if self._show != self._page:
            self.look(self._page)

    def close(self) -> None:
        """Ask for nothing more."""
        for token in (self._asked, self._looked):
            if token is not None:
                token.request()

    def _forget(self, chosen: str, state: State) -> None:
        if self._asked is not None:
            self._asked.request()
        self._chosen, self._state, self._problem, self._offer = chosen, state, "", None
        self._changes.replace(())
        self.changed.emit()

    def _counted(self, name: str) -> str:
        if self._offer is None:
            return ""
        before, after = getattr(self._offer.preview.before, name), getattr(self._offer.preview.after, name)
        return f"{before} → {after}" if before != after else str(after)

    def _count(self) -> int:
        return len(self._offer.preview.changes) if self._offer else 0

    def _on_current(self, order: Order | None) -> None:
        if (order or AIRED) != self._current:
            self._current = order or AIRED
            self.changed.emit()

    def _on_opened(self, order: Order | None) -> None:
        self._current = order or AIRED
        self._forget(self._current, "current")

    def _on_offer(self, offer: Offered | None) -> None:
        self._offer = offer
        self._state = "none" if offer is None else "ready" if offer.preview.changes else "same"
        if offer is not None:
            self._changes.replace([_changed(one) for one in offer.preview.changes[:SHOWN]])
        self.changed.emit()

    def _on_applied(self, line: int) -> None:
        self._current = self._chosen
        self._forget(self._current, "")
        self.applied.emit(line)

    def _on_failed(self, problem: Problem) -> None:
        self._state = "keyless" if isinstance(problem, Refused) else "unknown" if isinstance(problem, Missing) else "error"
        self._problem = str(problem)
        self.changed.emit()


def order_names() -> dict[str, str]:
    """The orders in the user's language."""
    return {AIRED: tr("Aired"), "dvd": tr("DVD"), "absolute": tr("Absolute")}


def _order(name: str) -> Order | None:
    orders: dict[str, Order] = {"dvd": "dvd", "absolute": "absolute"}
    return orders.get(name)


def _changed(one: OrderChange) -> Changed:
    title = shown(one.title) or tr("Untitled")
    was, now = _place(one.before), _place(one.after)
    before, after = _standing(one.before), _standing(one.after)
    spoken = tr("%1: %2, %3; then %4, %5")
    for mark, words in (("%2", was), ("%3", before), ("%4", now), ("%5", after), ("%1", title)):
        spoken = spoken.replace(mark, words or "–")
    looked, looks = (one.before.state if one.before else ""), (one.after.state if one.after else "")
    return Changed(str(one.episode), title, was, now, before, after, looked, looks, spoken)


def _place(place: EpisodePlace | None) -> str:
    if place is None:
        return ""
    return episode_place(place.season, place.number)


def _standing(place: EpisodePlace | None) -> str:
    words = {"owned": tr("Owned"), "missing": tr("Missing"), "upcoming": tr("Upcoming"), "not_owned": tr("Not owned"), "unknown": tr("No date yet")}
    if place is None:
        return tr("Not there")
    return tr("Special, not in this order") if place.number is None and place.season == 0 and place.state != "owned" else words[place.state]
