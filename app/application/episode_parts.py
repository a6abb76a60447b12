"""What stands around the episodes of a show's page: the next one, the one that is open, and their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from app.application.household import Household
from app.domain.cancel import Cancel
from app.domain.items import Kind
from app.domain.pages import PersonCredit
from app.domain.problems import Missing
from app.domain.provided import Order, Provider
from app.library import browse, guests, ordering
from app.library.local_files import folder_here
from app.library.outside import Open
from app.library.outside_pages import place_outside
from app.metadata.provider import Ordering
from app.models.episode_order import EpisodeOrder, OrderAsks
from app.models.fetch import Fetch
from app.models.open_episode import EpisodeAsks, OpenEpisode, Whereabouts
from app.models.pictures import Pictures
from app.models.show_episodes import ShowEpisodes
from app.models.title_page import TitlePage
from app.models.wording import tr


class EpisodeParts:
    """`singletons` are what QML knows them by. `ask` runs what may wait for a provider, whose client `client` opens."""

    def __init__(self, household: Household, title: TitlePage, ask: Fetch, pictures: Pictures, client: Open) -> None:
        database = household.database
        self.around = ShowEpisodes(title, pictures)
        self.open = OpenEpisode(EpisodeAsks(partial(_where, household), partial(_guests, household, title, client)), ask, pictures)
        self.order = EpisodeOrder(
            OrderAsks(
                current=partial(ordering.current, database),
                offer=partial(_offer, household, client),
                apply=partial(ordering.choose, database),
            ),
            ask,
        )
        self._title = title
        self._done: Callable[[int, str], None] | None = None
        title.changed.connect(self._on_changed)

    @property
    def singletons(self) -> dict[str, QObject]:
        """By their names in QML."""
        return {"ShowEpisodes": self.around, "OpenEpisode": self.open, "EpisodeOrder": self.order}

    def follow(self, done: Callable[[int, str], None]) -> None:
        """What takes a choice back is there: an order that was applied offers it (D62)."""
        self._done = done
        self.order.applied.connect(self._on_applied)

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""
        self.around.unreadable(file)

    def close(self) -> None:
        """Ask for nothing more."""
        for part in (self.around, self.open, self.order):
            part.close()

    def _on_applied(self, line: int) -> None:
        text = tr("The episodes stand in the order “%1” now").replace("%1", str(self.order.property("currentName")))
        if self._done is not None:
            self._done(line, text)

    def _on_changed(self) -> None:
        """The page shows another show, or what it shows has changed."""
        show = int(self._title.property("number"))
        if show != self.order.property("show") or self._title.property("state") == "loading":
            self.open.shut()
        self.order.look(show)


def _where(household: Household, episode: int) -> Whereabouts:
    """On a pool thread: a file of the user's own folders, or one that a server on this machine has, is in a folder that can be shown."""
    if episode < 0:  # of a show that the library does not have
        return Whereabouts(())
    database = household.database
    files = [(file.path, version.copy.server_kind) for version in browse.episode_files(database, episode) for file in version.files if file.path]
    folder = next((found for path, kind in files if (found := folder_here(path, kind))), "")
    return Whereabouts(browse.copies(database, Kind.EPISODE, episode), folder)


def _guests(household: Household, title: TitlePage, client: Open, episode: int, cancel: Cancel) -> Sequence[PersonCredit]:
    tmdb, outsider = client(Provider.TMDB), title.outsider
    if not isinstance(tmdb, guests.TellsGuests):
        return ()
    if episode > 0:
        return guests.guests(household.database, episode, tmdb, cancel)
    place = place_outside(outsider, episode) if outsider is not None else None
    return guests.guests_at(place, tmdb, cancel) if place is not None else ()


def _offer(household: Household, client: Open, show: int, order: Order | None, cancel: Cancel) -> ordering.Offer | None:
    tvdb = client(Provider.TVDB)
    if not isinstance(tvdb, Ordering):
        raise Missing(ordering.UNKNOWN)
    return ordering.offer(household.database, tvdb, show, order, cancel)
