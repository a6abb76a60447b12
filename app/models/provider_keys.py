"""The providers of Settings → Metadata: a card each, with its key, how the last test went, and what it gives (D70)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.problems import Problem, Spent
from app.domain.provided import Provider
from app.models.fetch import Fetch
from app.models.short_list import ShortList
from app.models.wording import shown, tr
from app.settings.keys import Found

DOTS = 16
LONGEST_KEY = 4_096
"""Characters; TMDB's read tokens have some 250."""


class KeyPlace(Protocol):
    """Where the providers' keys are, and what they open. Every method may block (a keyring asks, a provider thinks): it runs on a pool thread.

    Raises Problem or Cancelled.
    """

    def find(self, provider: Provider) -> Found | None:
        """The key that holds now."""

    def keep(self, provider: Provider, key: str) -> Found:
        """Keep a key, and say how it is kept."""

    def remove(self, provider: Provider) -> Found | None:
        """Forget the kept key; the one that holds then (the environment's), if there is one."""

    def check(self, provider: Provider, key: str | None, cancel: Cancel) -> int:
        """Ask the provider whether this key is good (None: the one that holds); milliseconds until it said yes."""


class KeyCard(NamedTuple):
    """One provider.

    `standing` is `asking` (its key is being looked for), `free` (it needs none), `none`, `kept`, `given` (`giver` says by whom) or `lost`
    (kept, and out of reach). `busy` is empty, `test`, `save`, `remove` or `reveal`; `mask` shows that there is a key, `revealed` which.
    """

    provider: str
    name: str
    purpose: str
    source: str
    link: str
    standing: str
    badge: str
    tone: str
    trouble: str
    mask: str
    revealed: str
    giver: str
    busy: str


class _About(NamedTuple):
    """What a card says of its provider: words that are the same whatever its key is."""

    name: str
    purpose: str
    source: str
    link: str


@dataclass(slots=True)
class _Standing:
    """How it stands with one provider's key; the key itself is here only while it is revealed."""

    state: str = "asking"
    mask: str = ""
    revealed: str = ""
    busy: str = ""
    problem: str = ""
    spent: bool = False
    milliseconds: int | None = None
    job: Cancel | None = None


class ProviderKeys(ShortList):
    """The `ProviderKeys` singleton of QML."""

    keyChanged = Signal(str)
    """A provider has another key now, or none any more; its worker begins or rests."""
    kept = Signal(str)
    """The key that was pasted is kept."""

    def __init__(self, fetch: Fetch, place: KeyPlace, parent: QObject | None = None, *, pretend: bool = False) -> None:
        """`pretend`: the keys that are given are the demo's, which open its pretend providers and nothing else."""
        super().__init__(KeyCard, parent)
        self._fetch, self._place, self._pretend = fetch, place, pretend
        self._standings = {provider: _Standing("free" if provider is Provider.TVMAZE else "asking") for provider in _ORDER}
        self._reading: Cancel | None = None
        self._show()

    pretend = Property(bool, lambda self: self._pretend, constant=True)
    """Whether this is the demo, whose keys open nothing real."""

    @Slot()
    def load(self) -> None:
        """Look which keys there are."""
        if self._reading is not None:
            self._reading.request()
        self._reading = self._fetch(lambda _cancel: self._found(), self._on_found)

    @Slot(str, str)
    def save(self, provider: str, key: str) -> None:
        """Keep a key, and test it."""
        which, wanted = Provider(provider), key.strip()
        if not wanted or len(wanted) > LONGEST_KEY:
            return

        def saved(found: Found) -> None:
            self._settle(which, found)
            self.kept.emit(provider)
            self.keyChanged.emit(provider)
            self.test(provider)

        self._do(which, "save", lambda _cancel: self._place.keep(which, wanted), saved)

    @Slot(str)
    def remove(self, provider: str) -> None:
        """Forget a key; whatever it brought stays."""
        which = Provider(provider)

        def removed(found: Found | None) -> None:
            self._settle(which, found)
            self.keyChanged.emit(provider)

        self._do(which, "remove", lambda _cancel: self._place.remove(which), removed)

    @Slot(str)
    @Slot(str, str)
    def test(self, provider: str, key: str = "") -> None:
        """Ask the provider whether a key is good: the one that was typed, else the one that holds."""
        which, typed = Provider(provider), key.strip() or None

        def answered(milliseconds: int) -> None:
            self._standings[which].milliseconds = milliseconds
            self._show()

        self._do(which, "test", lambda cancel: self._place.check(which, typed, cancel), answered)

    @Slot(str)
    def reveal(self, provider: str) -> None:
        """Show the key that is kept."""
        which = Provider(provider)

        def found(key: Found | None) -> None:
            self._settle(which, key)
            if key is not None and not key.given:
                self._standings[which].revealed = key.secret
                self._show()

        self._do(which, "reveal", lambda _cancel: self._place.find(which), found)

    @Slot()
    @Slot(str)
    def hide(self, provider: str = "") -> None:
        """Show it (or every key) no more."""
        for which, standing in self._standings.items():
            if provider in ("", which.value):
                standing.revealed = ""
        self._show()

    def _do(self, which: Provider, busy: str, work: Callable[[Cancel], object], done: Callable[..., None]) -> None:
        """One thing at a time for each provider; a test that runs is given up for what comes after it."""
        standing = self._standings[which]
        if standing.busy not in ("", "test"):
            return
        if standing.job is not None:
            standing.job.request()
        standing.busy = busy
        if busy != "reveal":
            standing.problem, standing.spent, standing.milliseconds = "", False, None

        def ended(result: object) -> None:
            standing.busy, standing.job = "", None
            self._show()
            done(result)

        def failed(problem: Problem) -> None:
            standing.busy, standing.job, standing.problem = "", None, str(problem)
            standing.spent = isinstance(problem, Spent)
            self._show()

        standing.job = self._fetch(work, ended, failed)
        self._show()

    def _found(self) -> dict[Provider, Found | Problem | None]:
        """On a pool thread: every provider's key, or why it cannot be said."""
        found: dict[Provider, Found | Problem | None] = {}
        for which in _ORDER:
            if which is not Provider.TVMAZE:
                try:
                    found[which] = self._place.find(which)
                except Problem as problem:
                    found[which] = problem
        return found

    def _on_found(self, found: dict[Provider, Found | Problem | None]) -> None:
        self._reading = None
        for which, key in found.items():
            if isinstance(key, Problem):
                self._standings[which].state, self._standings[which].problem = "lost", str(key)
            else:
                self._settle(which, key)
        self._show()

    def _settle(self, which: Provider, key: Found | None) -> None:
        standing = self._standings[which]
        if standing.state == "lost":
            standing.problem = ""
        if standing.state != "free":
            standing.state = "none" if key is None else "given" if key.given else "kept"
        standing.mask = "" if key is None else masked(key.secret)
        standing.revealed = ""
        self._show()

    def _show(self) -> None:
        self.replace([_card(which, self._standings[which], pretend=self._pretend) for which in _ORDER])


_ORDER: Sequence[Provider] = (Provider.TMDB, Provider.TVDB, Provider.OMDB, Provider.TVMAZE)


def masked(key: str) -> str:
    """Dots and the last characters, so that one can tell which key it is; fewer of them, the shorter it is."""
    tail = key[-4:] if len(key) >= 16 else key[-2:] if len(key) >= 8 else ""
    return "•" * DOTS + tail


def _card(which: Provider, standing: _Standing, *, pretend: bool) -> KeyCard:
    about = _about(which)
    badge, tone = _badge(standing, pretend=pretend)
    giver = tr("The demo’s own pretend key") if pretend else tr("Given by %1").replace("%1", f"BIJOU_{which.value.upper()}_KEY")
    return KeyCard(
        which.value,
        about.name,
        about.purpose,
        about.source,
        about.link,
        standing.state,
        badge,
        tone,
        shown(standing.problem),
        standing.mask,
        standing.revealed,
        giver,
        standing.busy,
    )


def _badge(standing: _Standing, *, pretend: bool) -> tuple[str, str]:
    """(words, tone)."""
    if standing.busy == "test":
        return tr("Testing …"), "info"
    if standing.milliseconds is not None:
        return f"{tr('Connected')} · {tr('%Ln ms', standing.milliseconds)}", "good"
    if standing.spent:
        return tr("Today’s limit reached"), "warn"
    if standing.problem:
        return (tr("Out of reach") if standing.state == "lost" else tr("Not connected")), "bad"
    return {
        "asking": ("", "info"),
        "free": (tr("No key needed"), "good"),
        "none": (tr("Not set"), "warn"),
        "kept": (tr("Key kept"), "good"),
        "given": (tr("Pretend key") if pretend else tr("From the environment"), "info"),
        "lost": (tr("Out of reach"), "bad"),
    }[standing.state]


def _about(which: Provider) -> _About:
    match which:
        case Provider.TMDB:
            return _About("TMDB", tr("Matching, artwork, logos, cast, episode lists"), tr("Free key"), "https://www.themoviedb.org/settings/api")
        case Provider.TVDB:
            return _About("TVDB", tr("Air times, episode orders, translations"), tr("Free project key"), "https://thetvdb.com/api-information")
        case Provider.OMDB:
            return _About(
                "OMDb", tr("IMDb, Rotten Tomatoes and Metacritic scores"), tr("Free key, 1,000 look-ups a day"), "https://www.omdbapi.com/apikey.aspx"
            )
        case Provider.TVMAZE:
            return _About("TVmaze", tr("Exact air times and episode lists, for everybody"), tr("Free, without a key"), "https://www.tvmaze.com")
