"""Why an episode is missing, in a chain of plain sentences, with what can be done about it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar, NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot

from app.domain.missing import Lacking, WhyMissing
from app.models import worker_words
from app.models.short_list import ShortList
from app.models.wording import long_date, shown, tr

SERVERS_NAMED = 4


class Reason(NamedTuple):
    """One link of the chain. `tone` is good, warn, info, accent or plain."""

    key: int
    symbol: str
    tone: str
    text: str


class MissingEpisode(QObject):
    """The `MissingEpisode` singleton of QML: the episode that is asked about."""

    changed = Signal()
    wanted = Signal(int)
    """Tell of this episode."""
    wishAsked = Signal(object, bool)
    """A WhyMissing, and whether its episode is wanted."""

    qml_types: ClassVar[dict[str, str]] = {"reasons": "ShortList"}

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._why: WhyMissing | None = None
        self._episode = 0
        self._reasons = ShortList(Reason, self)

    reasons = Property(QObject, lambda self: self._reasons, constant=True)
    episode = Property(int, lambda self: self._episode, notify=changed)
    show = Property(int, lambda self: self._why.show_id if self._why else 0, notify=changed)
    heading = Property(str, lambda self: self._heading(), notify=changed)
    wish = Property(str, lambda self: (self._why.wish or "") if self._why else "", notify=changed)
    """`wanted`, `when_aired`, `unwanted`, or empty."""
    aired = Property(bool, lambda self: bool(self._why and self._why.aired), notify=changed)
    owned = Property(bool, lambda self: bool(self._why and self._why.owned_by), notify=changed)
    timed = Property(bool, lambda self: bool(self._why and self._why.air_at is not None), notify=changed)
    """Whether its instant is known: only such are corrected."""
    numbered = Property(bool, lambda self: bool(self._why and self._why.number is not None), notify=changed)
    """Whether it can be wished: it has a number."""

    @Slot(int)
    def ask(self, episode: int) -> None:
        """Tell of this episode."""
        self._episode, self._why = episode, None
        self._reasons.replace(())
        self.changed.emit()
        self.wanted.emit(episode)

    @Slot(bool)
    def want(self, wanted: bool) -> None:  # QML's own value
        """Wish it (when it has aired, where it has not), or never by itself."""
        if self._why is not None:
            self.wishAsked.emit(self._why, wanted)

    def tell(self, why: WhyMissing | None, now: datetime) -> None:
        """This is known of it; None: it is gone."""
        if why is not None and why.episode_id != self._episode:
            return
        self._why = why
        self._reasons.replace(reasons(why, now) if why else [Reason(0, "info", "plain", tr("This episode has left the library."))])
        self.changed.emit()

    def _heading(self) -> str:
        if self._why is None:
            return ""
        place = tr("S%1 E%2").replace("%1", str(self._why.season)).replace("%2", "?" if self._why.number is None else str(self._why.number))
        return f"{shown(self._why.show, 60)} · {place} · {shown(self._why.title, 80)}"


def reasons(why: WhyMissing, now: datetime) -> list[Reason]:
    """The chain: when it airs, who has it, who had it, what was wished."""
    said = [_airing(why, now), *_listing(why)]
    if not why.counted:
        said.append(("info", "plain", tr("It is a special, and specials are not counted as missing.")))
    if why.owned_by:
        said.append(("circle-check", "good", tr("It is on %1.").replace("%1", ", ".join(shown(name, 40) for name in why.owned_by))))
    said += [_lacking(one, now) for one in why.lacking if why.kept or one.until is not None]
    said += [_nowhere(why)] if why.lacking and not why.kept else []
    if not why.owned_by and not why.lacking:
        said.append(("server", "warn", tr("There is no server that could have it.")))
    said.append(_wish(why, now))
    return [Reason(at, *one) for at, one in enumerate(said)]


def _airing(why: WhyMissing, now: datetime) -> tuple[str, str, str]:
    day = _day(why.air_at, now) or long_date(why.air_date)
    if not day:
        return ("clock", "plain", tr("Nobody says when it airs."))
    giver = worker_words.short_name(why.told_by) if why.told_by else tr("your server")
    text = tr("It aired on %1, by %2.") if why.aired else tr("It airs on %1, by %2.")
    return ("radio", "info", text.replace("%1", day).replace("%2", giver))


def _listing(why: WhyMissing) -> list[tuple[str, str, str]]:
    """Who names it, and what its number is by."""
    said = []
    if why.listed:
        names = ", ".join(worker_words.short_name(one) for one in why.listed)
        said.append(("list-ordered", "plain", tr("It is listed by %1.").replace("%1", names)))
    if why.order is not None:
        text = tr("The show is in the order of its discs: as it aired, this may be another number.")
        told = tr("The show is numbered through: as it aired, this may be another number.")
        said.append(("list-ordered", "info", text if why.order == "dvd" else told))
    return said


def _nowhere(why: WhyMissing) -> tuple[str, str, str]:
    """No server has anything of the show."""
    names = ", ".join(shown(one.server, 40) for one in why.lacking[:SERVERS_NAMED]) + (" …" if len(why.lacking) > SERVERS_NAMED else "")
    return ("server", "plain", tr("The show is on none of your servers (%1).").replace("%1", names))


def _lacking(one: Lacking, now: datetime) -> tuple[str, str, str]:
    name = shown(one.server, 40)
    if one.away and one.until is not None:
        return ("minus", "warn", tr("%1 has not shown it since %2.").replace("%1", name).replace("%2", _day(one.until, now)))
    if one.until is not None:
        return ("minus", "warn", tr("It was on %1 until %2.").replace("%1", name).replace("%2", _day(one.until, now)))
    if one.never_read:
        return ("server", "plain", tr("%1 was never read whole.").replace("%1", name))
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
    if why.followed and not why.aired:
        return ("eye", "info", tr("You follow the show: it will be wished when it has aired."))
    if why.followed:
        return ("eye", "plain", tr("It aired before you followed the show, so it is not wished by itself."))
    return ("heart", "plain", tr("Nobody wishes for it."))


def _day(seconds: int | None, now: datetime) -> str:
    return "" if seconds is None else long_date(datetime.fromtimestamp(seconds, UTC).astimezone(now.tzinfo).date())
