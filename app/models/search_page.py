"""The Search page: all that the library has for some words, and after it TMDB's, page after page; as films, shows, people or episodes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal
from urllib.parse import urlencode

import msgspec
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.domain.discovered import What
from app.domain.fold import fold
from app.domain.found import FoundHere, FoundOutside
from app.domain.problems import Problem, Refused
from app.models.last_good import offline_line
from app.models.pictures import Pictures
from app.models.place import Place
from app.models.row_pictures import RowPictures
from app.models.search_cards import PersonCard, hit_card, offered_cards, person_cards, somebody_cards
from app.models.search_palette import PAUSE_MS, Searches
from app.models.search_rows import Found, counted, hit_row
from app.models.short_list import ShortList
from app.models.shown_page import ShownPage
from app.models.title_card_rows import CARD_WIDTH, TitleCard

Tab = Literal["all", "movies", "shows", "people", "episodes"]
TABS: Mapping[str, What | None] = {"all": "all", "movies": "movie", "shows": "show", "people": "person", "episodes": None}
"""What TMDB is asked for on each; it finds no episodes."""
KINDS: Mapping[str, frozenset[str]] = {
    "all": frozenset({"movie", "show", "person", "episode"}),
    "movies": frozenset({"movie"}),
    "shows": frozenset({"show"}),
    "people": frozenset({"person"}),
    "episodes": frozenset({"episode"}),
}
MOST_HERE, MOST_PEOPLE, MOST_CARDS = 60, 24, 2_000
MOST_PAGES = 10
"""Pages of TMDB's that are read again on the way back, so that one stands where one was."""
PORTRAIT, LINE_PICTURE = 76, 32


class SearchResults(ShownPage):
    """The `SearchResults` singleton of QML. What is looked for is the page's address, `bijou://search?text=…&tab=…`; scroll is that entry's memory."""

    changed = Signal()
    restarted = Signal()
    """Other words or another tab: the page begins anew, at the scroll that its entry remembers."""

    qml_types: ClassVar[dict[str, str]] = {"titles": "ShortList", "own": "ShortList", "people": "ShortList", "episodes": "ShortList"}

    def __init__(self, searches: Searches, pictures: Pictures, place: Place) -> None:
        super().__init__("search", place)
        self._searches = searches
        self._titles, self._own, self._people = ShortList(TitleCard, self), ShortList(TitleCard, self), ShortList(PersonCard, self)
        self._episodes = ShortList(Found, self)
        self._dressers = (RowPictures(pictures, self._titles, CARD_WIDTH), RowPictures(pictures, self._own, CARD_WIDTH))
        self._portraits = RowPictures(pictures, self._people, PORTRAIT, "headshot")
        self._pictures, self._ratio = pictures, 1.0
        self._text, self._tab = "", "all"
        self._here: FoundHere | None = None
        self._pages: list[FoundOutside] = []
        self._wanted_pages = 1
        self._problem: Problem | None = None
        self._asked: dict[str, Cancel] = {}
        self._typed = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._on_typed)

    titles = Property(QObject, lambda self: self._titles, constant=True)
    """The grid: on `all` what TMDB has, on a tab of titles the library's before it."""
    own = Property(QObject, lambda self: self._own, constant=True)
    """On `all`: the library's titles."""
    people = Property(QObject, lambda self: self._people, constant=True)
    episodes = Property(QObject, lambda self: self._episodes, constant=True)
    text = Property(str, lambda self: self._text, notify=changed)
    tab = Property(str, lambda self: self._tab, notify=changed)
    summary = Property(str, lambda self: counted(self._here, self._count()) if self._here and self._text else "", notify=changed)
    state = Property(str, lambda self: self._state(), notify=changed)
    """`blank` (no words), `loading`, `ready`, `nothing` or `failed` (the library could not be read: `problem`)."""
    loading = Property(bool, lambda self: "outside" in self._asked, notify=changed)
    problem = Property(str, lambda self: self._trouble(), notify=changed)
    """Why TMDB's part is missing or ends, in a sentence; empty when all is well."""
    keyless = Property(bool, lambda self: isinstance(self._problem, Refused), notify=changed)

    @Slot(float)
    def drawnAt(self, ratio: float) -> None:
        """How many device pixels a logical one has."""
        self._ratio = ratio
        for dresser in (*self._dressers, self._portraits):
            dresser.drawn_at(ratio)

    @Slot(str)
    def type(self, text: str) -> None:
        """Other words, once nothing more is typed."""
        self._typed = text
        self._pause.start()

    @Slot(str)
    def look(self, text: str) -> None:
        """Other words, now: no step of their own."""
        self._pause.stop()
        self._go(text.strip(), self._tab)

    @Slot(str)
    def choose(self, tab: str) -> None:
        """Another tab."""
        self._go(self._text, tab if tab in TABS else "all")

    @Slot()
    def more(self) -> None:
        """The end of what is there is in sight: ask for the next page, if there is one."""
        last = self._pages[-1] if self._pages else None
        if last is not None and last.page < last.pages and self._problem is None and len(self._titles.rows) + len(self._people.rows) < MOST_CARDS:
            self._ask_outside(last.page + 1)

    @Slot()
    def retry(self) -> None:
        """Ask again for what was not answered."""
        self._problem = None
        if self._here is None:
            self._ask_here()
        else:
            self._ask_outside(self._pages[-1].page + 1 if self._pages else 1)
        self.changed.emit()

    def reload(self) -> None:
        """Search again for the same words; the place on the page stays."""
        if self._shown:
            self._begin(self._text, self._tab, words_stay=True)

    @Slot(str)
    def openEpisode(self, key: str) -> None:
        """An episode's place on its show's page."""
        row = next((one for one in self._episodes.rows if one.key == key), None)
        if row is not None:
            self._place.open(row.address)

    def hear(self, changes: Changes) -> None:
        """A commit: what is owned may be another now."""
        if self._shown and self._text and any(changes.touched(subject) for subject in (Subject.MOVIE, Subject.SHOW)):
            self._ask_here()
            self._ask_stamps()

    def key_changed(self) -> None:
        """TMDB has another key."""
        if self._problem is not None and self._shown:
            self.retry()

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""
        for dresser in (*self._dressers, self._portraits):
            dresser.unreadable(file)

    def close(self) -> None:
        """Ask for nothing more."""
        self._stop()
        for dresser in (*self._dressers, self._portraits):
            dresser.close()

    @Slot()
    def _on_typed(self) -> None:
        self.look(self._typed)

    def _go(self, text: str, tab: str) -> None:
        pairs = {"text": text, **({"tab": tab} if tab != "all" else {})}
        self._place.replace(f"bijou://search?{urlencode(pairs)}")

    def _on_left(self) -> None:
        self._pause.stop()

    def _on_come(self) -> None:
        text, tab = self._place.parameter("text").strip(), self._place.parameter("tab")
        tab = tab if tab in TABS else "all"
        if (text, tab) == (self._text, self._tab) and self._here is not None:
            self.restarted.emit()
            return
        self._begin(text, tab, words_stay=text == self._text)

    def _begin(self, text: str, tab: str, *, words_stay: bool) -> None:
        self._stop()
        self._text, self._tab, self._problem, self._pages = text, tab, None, []
        kept = self._place.remembered("pages", 1)
        self._wanted_pages = min(kept, MOST_PAGES) if isinstance(kept, int) else 1
        if not words_stay or not text:
            self._here = None
        self._show()
        self.restarted.emit()
        if text:
            self._ask_here()
        self.changed.emit()

    def _ask_here(self) -> None:
        text, searches = self._text, self._searches
        self._cancel("here")
        self._asked["here"] = searches.fetch(lambda _cancel: searches.here(text, MOST_HERE, MOST_PEOPLE), self._on_here, self._on_failed)

    def _ask_outside(self, page: int) -> None:
        what = TABS[self._tab]
        if what is None or "outside" in self._asked:
            return
        text, searches = (self._here and self._here.corrected) or self._text, self._searches
        self._asked["outside"] = searches.ask(lambda cancel: searches.outside(text, what, page, cancel), self._on_outside, self._on_trouble)
        self.changed.emit()

    def _ask_stamps(self) -> None:
        entries, searches = [one for page in self._pages for one in page.entries], self._searches
        self._cancel("stamps")
        if entries:
            self._asked["stamps"] = searches.fetch(lambda _cancel: searches.stamped(entries), self._on_stamps, lambda _problem: None)

    def _on_stamps(self, answer: FoundOutside) -> None:
        self._asked.pop("stamps", None)
        self._pages = [msgspec.structs.replace(page, owned=answer.owned, people=answer.people, rows=answer.rows) for page in self._pages]
        self._show()

    def _on_here(self, answer: FoundHere) -> None:
        self._asked.pop("here", None)
        self._here = answer
        self._show()
        if answer.filtered:  # TMDB knows nothing of the library's filters
            self._cancel("outside")
        elif not self._pages and self._problem is None:
            self._ask_outside(1)
        self.changed.emit()

    def _on_failed(self, problem: Problem) -> None:
        self._asked.pop("here", None)
        self._here, self._problem = None, problem
        self._show()
        self.changed.emit()

    def _on_outside(self, answer: FoundOutside) -> None:
        self._asked.pop("outside", None)
        self._pages.append(answer)
        self._show()
        if self._in_sight():
            self._place.remember("pages", len(self._pages))
        if len(self._pages) < self._wanted_pages:
            self.more()
        self.changed.emit()

    def _trouble(self) -> str:
        """Of the library in its own words; of TMDB as every page says it."""
        if self._here is None or self._problem is None:
            return str(self._problem or "")
        return offline_line("TMDB", None, problem=self._problem)

    def _on_trouble(self, problem: Problem) -> None:
        self._asked.pop("outside", None)
        self._problem = problem
        self.changed.emit()

    def _show(self) -> None:
        """The rows of this tab; a title of the library is not shown again as TMDB's, and one that is wanted alone keeps its place among those."""
        here, tab = self._here or FoundHere(), self._tab
        kinds = KINDS[tab]
        titles = [hit for hit in here.hits if hit.kind in kinds and hit.kind != "episode"]
        own = _apart(hit_card(hit) for hit in titles if not hit.wanted)
        there = {card.address for card in own}
        today = self._searches.today()
        rows = {place: row for page in self._pages for place, row in page.rows.items()}
        listed, own_rows = {(kind, row) for (kind, _), row in rows.items()}, {(card.kind, card.number) for card in own}
        offered = [hit_card(hit) for hit in titles if hit.wanted and (hit.kind, hit.id) not in listed]
        told = (card for page in self._pages for card in offered_cards(page, today) if card.address not in there and card.kind in kinds)
        offered += [card for card in told if (card.kind, rows.get((card.kind, card.tmdb), 0)) not in own_rows]
        self._dressers[1].show(own if tab == "all" else [])
        self._dressers[0].show(_apart(offered if tab == "all" else [*own, *offered]))
        people = [*person_cards(here.people), *(card for page in self._pages for card in somebody_cards(page))]
        self._portraits.show(_apart(people) if "person" in kinds else [])
        words = fold(here.corrected or self._text).split()
        self._episodes.replace([hit_row(hit, words) for hit in here.hits if hit.kind == "episode" and hit.kind in kinds])
        self._ask_stills()

    def _ask_stills(self) -> None:
        self._cancel("stills")
        missing = [row.reference for row in self._episodes.rows if row.reference and not row.poster]
        if missing:
            self._asked["stills"] = self._pictures.ask(missing, "poster", round(LINE_PICTURE * self._ratio), self._on_stills)

    def _on_stills(self, files: Mapping[str, str]) -> None:
        self._episodes.replace([row._replace(poster=files.get(row.reference, row.poster)) for row in self._episodes.rows])

    def _count(self) -> int:
        """How much of this tab the library has."""
        here, kinds = self._here or FoundHere(), KINDS[self._tab]
        if here.filtered:
            return sum(page.titles for page in here.filtered if page.kind in kinds)
        return sum(hit.kind in kinds and not hit.wanted for hit in here.hits) + (len(here.people) if "person" in kinds else 0)

    def _state(self) -> str:
        if not self._text:
            return "blank"
        if any(rows.rows for rows in (self._titles, self._own, self._people, self._episodes)):
            return "ready"
        if "here" in self._asked or "outside" in self._asked:
            return "loading"
        return "failed" if self._here is None else "nothing"

    def _cancel(self, what: str) -> None:
        if token := self._asked.pop(what, None):
            token.request()

    def _stop(self) -> None:
        for what in list(self._asked):
            self._cancel(what)


def _apart(cards: Any) -> list[Any]:
    """Each once, as it came first; TMDB's pages may overlap, and it knows the library's people too."""
    found: dict[str, Any] = {}
    for card in cards:
        found.setdefault(card.address, card)
    return list(found.values())
