"""Find match: looking for the title of a provider that a title is, with candidates side by side, and the user's word on them (D21, D62)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.enrichment import TitleKind
from app.domain.match import MATCHED, Scored
from app.domain.problems import Missing, Problem
from app.domain.provided import Candidate, Provider
from app.library.matching import Found, Sought
from app.models import worker_words
from app.models.fetch import Fetch
from app.models.match_words import land, percents, reason_words
from app.models.pictures import Pictures
from app.models.short_list import ShortList
from app.models.wording import runtime, shown, tr

POSTER_PIXELS = 300
REASONS_SHOWN = 6
State = Literal["loading", "ready", "nothing", "failed", "saving", "done"]


class MatchVerbs(NamedTuple):
    """What is done, each on a pool thread: read the title, look for candidates (title, text, provider asked first), keep the user's word (→ activity line)."""

    sought: Callable[[TitleKind, int], Sought]
    find: Callable[[Sought, str, Provider | None, Cancel], Found]
    choose: Callable[[Sought, Provider, Candidate | None], int]


class ReasonLine(NamedTuple):
    """One thing for or against a candidate; `sign` is `same`, `near` or `differs`."""

    label: str
    sign: str


class CandidateCard(NamedTuple):
    """One candidate. `original` is its original title and its id; `score` in words, `part` 0 to 1.

    `likely` when it is good enough for a match; `current` when it is the match now.
    """

    key: str
    title: str
    facts: str
    original: str
    overview: str
    score: str
    part: float
    likely: bool
    current: bool
    poster: str
    reference: str
    reasons: ShortList
    spoken: str


class Askable(NamedTuple):
    """A provider that can be asked for a name; `chosen` when the candidates are its."""

    provider: str
    name: str
    chosen: bool


class FindMatch(QObject):
    """The `FindMatch` singleton of QML. `open` begins with a title; `decided(line, text)` tells of the user's word and the activity that takes it back."""

    changed = Signal()
    decided = Signal(int, str)
    closed = Signal()

    def __init__(self, verbs: MatchVerbs, fetch: Fetch, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._verbs, self._fetch, self._pictures = verbs, fetch, pictures
        self._candidates = ShortList(CandidateCard, self)
        self._askable = ShortList(Askable, self)
        self._state: State = "loading"
        self._sought: Sought | None = None
        self._found: Found | None = None
        self._first: Provider | None = None
        self._text = ""
        self._problem = ""
        self._chosen = -1
        self._asked: Cancel | None = None
        self._asked_posters: Cancel | None = None

    candidates = Property(ShortList, lambda self: self._candidates, constant=True)
    state = Property(str, lambda self: self._state, notify=changed)
    """`loading`, `ready`, `nothing` (no candidate), `failed`, `saving` or `done`."""
    askable = Property(ShortList, lambda self: self._askable, constant=True)
    """Whom one may ask, where there is a choice."""
    problem = Property(str, lambda self: self._problem, notify=changed)
    """Why there is nothing to choose, in a sentence."""
    title = Property(str, lambda self: self._title(), notify=changed)
    """The title as the library has it, with its year and where it is."""
    path = Property(str, lambda self: shown(self._sought.known.path) if self._sought else "", notify=changed)
    provider = Property(str, lambda self: worker_words.short_name(self._found.provider.value) if self._found else "", notify=changed)
    text = Property(str, lambda self: self._text, notify=changed)
    chosen = Property(int, lambda self: self._chosen, notify=changed)
    """The candidate that would be used, -1 for none."""

    @Slot(str, int)
    @Slot(str, int, str)
    def open(self, kind: str, number: int, provider: str = "") -> None:
        """Begin with a title; `provider` is asked first, where it can be."""
        self._stop()
        self._sought = self._found = None
        self._text, self._problem, self._chosen, self._state = "", "", -1, "loading"
        self._askable.replace(())
        self._first = Provider(provider) if provider in set(Provider) else None
        self._candidates.replace(())
        self.changed.emit()
        which: TitleKind = "show" if kind == "show" else "movie"
        self._asked = self._fetch(lambda _cancel: self._verbs.sought(which, number), self._on_sought, self._on_failed)

    @Slot(str)
    def look(self, text: str) -> None:
        """Look for a name, an id or an address; for the title's own name with an empty text."""
        if self._sought is None or self._state == "saving":
            return
        self._stop()
        self._text, self._state, self._problem = text.strip(), "loading", ""
        self.changed.emit()
        sought, wanted, first = self._sought, self._text, self._first
        self._asked = self._fetch(lambda cancel: self._verbs.find(sought, wanted, first, cancel), self._on_found, self._on_failed)

    @Slot(str)
    def askAt(self, provider: str) -> None:
        """Look for the same at this provider alone."""
        if provider in set(Provider):
            self._first = Provider(provider)
            self.look(self._text)

    @Slot()
    def again(self) -> None:
        """Try once more what failed."""
        self.look(self._text)

    @Slot(int)
    def choose(self, row: int) -> None:
        """This candidate would be used."""
        if 0 <= row < len(self._candidates.rows) and row != self._chosen:
            self._chosen = row
            self.changed.emit()

    @Slot()
    def use(self) -> None:
        """Use the chosen candidate; it is pinned."""
        if self._found is not None and 0 <= self._chosen < len(self._found.ranked):
            candidate = self._found.ranked[self._chosen].candidate
            self._keep(candidate.provider, candidate, tr("“%1” is now “%2” · pinned").replace("%2", _named(candidate)))

    @Slot()
    def none(self) -> None:
        """It is none of these, and shall not be asked about again."""
        provider = self._found.provider if self._found is not None else self._first
        if provider is not None:
            self._keep(provider, None, tr("“%1” stays without a match at %2").replace("%2", worker_words.short_name(provider.value)))

    @Slot()
    def close(self) -> None:
        """Ask for nothing more."""
        self._stop()

    def _keep(self, provider: Provider, candidate: Candidate | None, said: str) -> None:
        sought = self._sought
        if sought is None or self._state not in {"ready", "nothing"}:
            return
        self._state = "saving"
        self.changed.emit()
        text = said.replace("%1", shown(sought.known.title, 60))
        self._asked = self._fetch(lambda _cancel: self._verbs.choose(sought, provider, candidate), lambda line: self._on_kept(line, text), self._on_failed)

    def _on_kept(self, line: int, text: str) -> None:
        self._asked = None
        self._state = "done"
        self.changed.emit()
        self.closed.emit()
        self.decided.emit(line, text)

    def _on_sought(self, sought: Sought) -> None:
        self._asked, self._sought = None, sought
        self.look("")

    def _on_found(self, found: Found) -> None:
        self._asked, self._found = None, found
        matches = self._sought.matches if self._sought is not None else {}
        now = matches[found.provider].provider_id if found.provider in matches else None
        before = {row.key: row.reasons for row in self._candidates.rows}
        self._candidates.replace([_card(one, now, before.pop(_key(one.candidate), None) or ShortList(ReasonLine, self)) for one in found.ranked])
        for gone in before.values():
            gone.deleteLater()
        self._chosen = 0 if found.ranked else -1
        self._state = "ready" if found.ranked else "nothing"
        self._problem = "" if found.ranked else self._nowhere(found)
        self._show_askable(found.askable, found.provider if found.ranked or self._first else None)
        self.changed.emit()
        wanted = [row.reference for row in self._candidates.rows if row.reference]
        self._asked_posters = self._pictures.ask(wanted, "poster", POSTER_PIXELS, self._on_posters) if wanted else None

    def _on_posters(self, files: Mapping[str, str]) -> None:
        rows: Sequence[CandidateCard] = self._candidates.rows
        self._candidates.replace([row._replace(poster=files.get(row.reference, row.poster)) for row in rows])

    def _show_askable(self, some: Sequence[Provider], chosen: Provider | None) -> None:
        rows = [Askable(one.value, worker_words.short_name(one.value), one is chosen) for one in some]
        self._askable.replace(rows if len(rows) > 1 else [])

    def _nowhere(self, found: Found) -> str:
        asked = [found.provider] if self._first in found.askable or len(found.askable) < 2 else found.askable
        names = [worker_words.short_name(one.value) for one in asked]
        said = tr("%1 has no title like this.") if len(names) == 1 else tr("None of %1 has a title like this.")
        return said.replace("%1", ", ".join(names))

    def _on_failed(self, problem: Problem) -> None:
        self._asked = None
        self._state, self._problem = "nothing" if isinstance(problem, Missing) and self._sought is not None else "failed", str(problem)
        self._candidates.replace(())
        self._chosen = -1
        self.changed.emit()

    def _stop(self) -> None:
        for asked in (self._asked, self._asked_posters):
            if asked is not None:
                asked.request()
        self._asked = self._asked_posters = None

    def _title(self) -> str:
        if self._sought is None:
            return ""
        known = self._sought.known
        name = f"{shown(known.title, 80)} ({known.year})" if known.year else shown(known.title, 80)
        servers = ", ".join(shown(one, 40) for one in self._sought.servers)
        placed = tr("%1 on %2").replace("%2", servers).replace("%1", name) if servers else name
        return " · ".join(part for part in (placed, _extent(known.kind, known.runtime_minutes, known.episodes)) if part)


def _extent(kind: str, minutes: float | None, episodes: int | None) -> str:
    if kind == "show" and episodes:
        return tr("%Ln episode(s)", episodes)
    return runtime(minutes)


def _key(candidate: Candidate) -> str:
    return f"{candidate.provider}:{candidate.id}"


def _named(candidate: Candidate) -> str:
    title = shown(candidate.title, 60)
    return f"{title} ({candidate.year})" if candidate.year else title


def _card(scored: Scored, now: str | None, reasons: ShortList) -> CandidateCard:
    one, score = scored.candidate, percents(scored.score)
    lines = [ReasonLine(words, reason.sign) for reason in scored.reasons if (words := reason_words(reason))][:REASONS_SHOWN]
    reasons.replace(list({line.label: line for line in lines}.values()))
    current = now is not None and one.id == now
    facts = " · ".join(part for part in (str(one.year) if one.year else "", shown(", ".join(one.directors[:2]), 80) or land(one.country)) if part)
    other = tr("Original title: %1").replace("%1", shown(one.original_title, 80)) if one.original_title and one.original_title != one.title else ""
    original = " · ".join(part for part in (other, f"{worker_words.short_name(one.provider.value)} {shown(one.id, 20)}") if part)
    spoken = ", ".join(part for part in (shown(one.title, 80), facts, score, tr("the match now") if current else "", *(line.label for line in lines)) if part)
    poster = one.art.poster
    return CandidateCard(
        key=_key(one),
        title=shown(one.title, 120) or tr("Untitled"),
        facts=facts,
        original=original,
        overview=shown(one.overview),
        score=score,
        part=min(max(scored.score, 0.0), 1.0),
        likely=scored.score * 100 >= MATCHED,
        current=current,
        poster="",
        reference=f"{one.provider} {poster}" if poster else "",
        reasons=reasons,
        spoken=spoken,
    )
