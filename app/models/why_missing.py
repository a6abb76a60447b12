"""Why a film or an episode is missing, in a chain of plain sentences, with what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import ClassVar, NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot

from app.domain.missing import Asked, Holding, Lacking, Place, WhyMissing
from app.models import worker_words
from app.models.short_list import ShortList
from app.models.wording import episode_code, long_date, shown, tr

SERVERS_NAMED = 4


class Reason(NamedTuple):
    """One link of the chain. `tone` is good, warn, info, accent or plain."""

    key: int
    symbol: str
    tone: str
    text: str


class MissingTitle(QObject):
    """The `MissingTitle` singleton of QML: the film or the episode that is asked about."""

    changed = Signal()
    opened = Signal()
    """The sheet is to open."""
    wanted = Signal(object)
    """Tell of this (an Asked)."""
    wishAsked = Signal(object, bool)
    """A WhyMissing, and whether it is wanted."""

    qml_types: ClassVar[dict[str, str]] = {"reasons": "ShortList"}

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._why: WhyMissing | None = None
        self.asked: Asked | None = None
        """What is asked about, None for nothing yet."""
        self._gone = False
        self._reasons = ShortList(Reason, self)

    reasons = Property(QObject, lambda self: self._reasons, constant=True)
    known = Property(bool, lambda self: self._why is not None, notify=changed)
    waiting = Property(bool, lambda self: self._why is None and not self._gone, notify=changed)
    kind = Property(str, lambda self: "movie" if self._why and self._why.film else "show", notify=changed)
    number = Property(int, lambda self: self._why.title_id if self._why else 0, notify=changed)
    """The film's row, or the show's."""
    episode = Property(int, lambda self: self._why.episode_id if self._why else 0, notify=changed)
    title = Property(str, lambda self: self._title(), notify=changed)
    """The question."""
    heading = Property(str, lambda self: self._heading(), notify=changed)
    wish = Property(str, lambda self: (self._why.wish or "") if self._why else "", notify=changed)
    """`wanted`, `when_aired`, `unwanted`, or empty."""
    aired = Property(bool, lambda self: bool(self._why and (self._why.aired or self._why.film)), notify=changed)
    owned = Property(bool, lambda self: bool(self._why and self._why.owned_by), notify=changed)
    kept = Property(bool, lambda self: bool(self._why and self._why.kept), notify=changed)
    """Whether a server has anything of the title: only such are looked at again there."""
    timed = Property(bool, lambda self: bool(self._why and self._why.air_at is not None), notify=changed)
    """Whether its instant is known: only such are corrected."""
    numbered = Property(bool, lambda self: bool(self._why and (self._why.film or self._why.number is not None)), notify=changed)
    """Whether it can be wished: an episode without a number cannot."""

    @Slot(int)
    def ask(self, episode: int) -> None:
        """Open the sheet with this episode."""
        self.ask_of(Asked("episode", episode))

    @Slot(int)
    def askMovie(self, movie: int) -> None:
        """Open the sheet with this film."""
        self.ask_of(Asked("movie", movie))

    @Slot(object)
    def ask_of(self, asked: Asked) -> None:
        """Open the sheet with this."""
        self.asked, self._why, self._gone = asked, None, False
        self._reasons.replace(())
        self.changed.emit()
        self.wanted.emit(asked)
        self.opened.emit()

    @Slot(bool)
    def want(self, wanted: bool) -> None:  # QML's own value
        """Wish it (when it has aired, where it has not), or wish it no more: an episode then is not wished by itself either."""
        if self._why is not None:
            self.wishAsked.emit(self._why, wanted)

    def tell(self, asked: Asked, why: WhyMissing | None, now: datetime) -> None:
        """This is known of what was asked about; None: it is gone."""
        if asked != self.asked:
            return
        self._why, self._gone = why, why is None
        self._reasons.replace(reasons(why, now) if why else [Reason(0, "info", "plain", tr("This has left the library."))])
        self.changed.emit()

    def _title(self) -> str:
        why = self._why
        return tr("Why is this missing?") if why is None or why.aired or why.film else tr("Why is this not here yet?")

    def _heading(self) -> str:
        why = self._why
        if why is None:
            return ""
        if why.film:
            return shown(why.show, 120)
        place = episode_code(why.season, why.number)
        return " · ".join(part for part in (shown(why.show, 60), place, shown(why.title, 80)) if part)


def reasons(why: WhyMissing, now: datetime) -> list[Reason]:
    """The chain: when it airs, who lists it, who has it, who had it, what was wished."""
    said = [_released(why) if why.film else _airing(why, now), *_listing(why)]
    if not why.counted:
        said.append(("info", "plain", tr("It is a special, and specials are not counted as missing.")))
    if why.owned_by:
        said.append(("circle-check", "good", tr("It is on %1.").replace("%1", _named(why.owned_by))))
    said += [_holding(one) for one in why.holding]
    said += [_lacking(one, now, film=why.film) for one in why.lacking if why.kept or one.until is not None]
    said += [_nowhere(why)] if why.lacking and not why.kept else []
    if not why.owned_by and not why.lacking:
        said.append(("server", "warn", tr("There is no server that could have it.")))
    said.append(_wish(why, now))
    return [Reason(at, *one) for at, one in enumerate(said)]


def _released(why: WhyMissing) -> tuple[str, str, str]:
    day = long_date(why.air_date)
    if not day:
        return ("clock", "plain", tr("Nobody says when it came out."))
    if why.told_by is None:
        text = tr("It came out on %1.") if why.aired else tr("It is not out yet: it comes out on %1.")
    else:
        text = tr("It came out on %1, by %2.") if why.aired else tr("It is not out yet: it comes out on %1, by %2.")
    return ("radio", "info", text.replace("%1", day).replace("%2", worker_words.short_name(why.told_by or "")))


def _airing(why: WhyMissing, now: datetime) -> tuple[str, str, str]:
    day = _day(why.air_at, now) or long_date(why.air_date)
    if not day:
        return ("clock", "plain", tr("Nobody says when it airs."))
    giver = worker_words.short_name(why.told_by) if why.told_by else tr("your server")
    text = tr("It aired on %1, by %2.") if why.aired else tr("It has not aired yet: it airs on %1, by %2.")
    return ("radio", "info", text.replace("%1", day).replace("%2", giver))


def _listing(why: WhyMissing) -> list[tuple[str, str, str]]:
    """Who names it, and by which number."""
    if why.film:
        return []
    said = []
    if why.listed:
        said.append(("list-ordered", "plain", tr("It is listed by %1.").replace("%1", _named(worker_words.short_name(one.provider) for one in why.listed))))
    elif not why.episode_id:
        said.append(("list-ordered", "warn", tr("Nobody lists an episode of this number.")))
    if why.elsewhere:
        others = _named(f"{worker_words.short_name(one.provider)}: {_place(one.place)}" for one in why.elsewhere if one.place)
        text = tr("%Ln list(s) number it otherwise (%1): your file may have that number.", len(why.elsewhere))
        said.append(("list-ordered", "warn", text.replace("%1", others)))
    if why.order is not None:
        said.append(("list-ordered", "info", _ordered(why)))
    return said


def _ordered(why: WhyMissing) -> str:
    """Of a show that is numbered otherwise than it aired."""
    own = Place(why.season, why.number) if why.number is not None else None
    if why.aired_as is None:
        said = tr("The show is in the order of its discs: as it aired, this may be another number.")
        return said if why.order == "dvd" else tr("The show is numbered through: as it aired, this may be another number.")
    if why.aired_as == own:
        said = tr("The show is in the order of its discs, which has this where it aired.")
        return said if why.order == "dvd" else tr("The show is numbered through, and this has the number with which it aired.")
    said = (
        tr("The show is in the order of its discs: as it aired, this is %1.")
        if why.order == "dvd"
        else tr("The show is numbered through: as it aired, this is %1.")
    )
    return said.replace("%1", _place(why.aired_as))


def _holding(one: Holding) -> tuple[str, str, str]:
    """One file of two episodes, or what looks like one."""
    text = {
        "shared": tr("%2 holds it in the same file as %1."),
        "named": tr("The file of %1 on %2 is named for this one too: it may hold both."),
        "long": tr("The file of %1 on %2 is long enough for two episodes: it may hold this one too."),
    }[one.how]
    return ("files", "info", text.replace("%1", _place(one.place)).replace("%2", shown(one.server, 40)))


def _nowhere(why: WhyMissing) -> tuple[str, str, str]:
    """No server has anything of the title."""
    names = ", ".join(shown(one.server, 40) for one in why.lacking[:SERVERS_NAMED]) + (" …" if len(why.lacking) > SERVERS_NAMED else "")
    text = tr("It is on none of your servers (%1).") if why.film else tr("The show is on none of your servers (%1).")
    return ("server", "plain", text.replace("%1", names))


def _lacking(one: Lacking, now: datetime, *, film: bool) -> tuple[str, str, str]:
    name = shown(one.server, 40)
    if one.away and one.until is not None:
        return ("minus", "warn", tr("%1 has not shown it since %2.").replace("%1", name).replace("%2", _day(one.until, now)))
    if one.until is not None:
        return ("minus", "warn", tr("It was on %1 until %2.").replace("%1", name).replace("%2", _day(one.until, now)))
    if one.never_read:
        return ("server", "plain", tr("%1 was never read whole.").replace("%1", name))
    if film:
        return ("server", "plain", tr("%1 does not have it.").replace("%1", name))
    text = tr("%1 has the show, but not this episode.") if one.has_show else tr("%1 does not have the show.")
    return ("server", "plain", text.replace("%1", name))


def _wish(why: WhyMissing, now: datetime) -> tuple[str, str, str]:
    since = _day(why.wished_at, now)
    if why.wish == "wanted":
        text = tr("It is wished by itself since %1, because you follow the show.") if why.by_airing else tr("You wish for it since %1.")
        return ("heart", "accent", text.replace("%1", since))
    if why.wish == "when_aired":
        return ("heart", "accent", tr("It will be wished when it has aired."))
    if why.wish == "unwanted":
        return ("heart-off", "plain", tr("You said on %1 that you do not want it.").replace("%1", since))
    if why.muted:
        return ("eye-off", "plain", tr("You muted the show, so nothing of it is wished by itself."))
    if why.followed and not why.aired and why.season:
        return ("eye", "info", tr("You follow the show: it will be wished when it has aired."))
    if why.followed and why.season == 0:
        return ("eye", "plain", tr("You follow the show, but specials are not wished by themselves."))
    if why.followed:
        return ("eye", "plain", tr("It aired before you followed the show, so it is not wished by itself."))
    return ("heart", "plain", tr("Nobody wishes for it."))


def _place(place: Place) -> str:
    return episode_code(place.season, place.number)


def _named(names: Iterable[str]) -> str:
    return ", ".join(shown(name, 40) for name in names)


def _day(seconds: int | None, now: datetime) -> str:
    return "" if seconds is None else long_date(datetime.fromtimestamp(seconds, UTC).astimezone(now.tzinfo).date())
