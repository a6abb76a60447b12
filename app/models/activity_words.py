"""What happened, in words (D60): a line of the activity as the Activity page, Home and the page of its title say it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from app.domain.pages import ActivityRow
from app.domain.provided import Provider
from app.models import worker_words
from app.models.field_words import named_fields
from app.models.wording import count, episode_code, instant_time, shown, tr

MINUTE, HOUR, HALF_A_DAY = 60, 3_600, 43_200
_LONGEST = 80


class ActivityLine(NamedTuple):
    """One line. `marked` is styled text: the title stands between <b> and </b>, everything from outside in it is escaped; `text` says the same plainly.

    `tone` names the symbol's colour: accent, good, warn, bad, info, or plain. `address` is the page that it leads to, empty for none; `many`: titles are
    behind it; `undo`: it can be taken back (D62). `spoken` is all of it.
    """

    number: int
    symbol: str
    tone: str
    marked: str
    text: str
    when: str
    address: str
    many: bool
    undo: bool
    spoken: str


class Said(NamedTuple):
    """A sentence with `%1` for the title and `%2` for the detail, and the same on the title's own page, where its name goes without saying."""

    symbol: str
    tone: str
    anywhere: str
    there: str = ""
    detail: str = ""


def activity_line(row: ActivityRow, now: datetime) -> ActivityLine | None:
    """The line as it is said anywhere; None for what there are no words for."""
    said = _said(row)
    if said is None:
        return None
    name, when = shown(row.title, _LONGEST) or tr("Untitled"), when_words(row.at, now)
    text = _filled(said.anywhere, name, said.detail)
    marked = _filled(_escaped(said.anywhere), f"<b>{_escaped(name)}</b>", _escaped(said.detail))
    spoken = f"{text}, {when}"
    return ActivityLine(row.id, said.symbol, said.tone, marked, text, when, address_of(row), row.many or bool(row.listed), row.can_undo, spoken)


def activity_lines(rows: Iterable[ActivityRow], now: datetime) -> list[ActivityLine]:
    """Those that there are words for."""
    return [line for row in rows if (line := activity_line(row, now)) is not None]


def words_there(row: ActivityRow) -> str:
    """The line on its title's own page; empty for what is not said there."""
    said = _said(row)
    if said is None or not said.there:
        return ""
    return _filled(said.there, shown(row.title, _LONGEST) or tr("Untitled"), said.detail)


def when_words(at: int, now: datetime) -> str:
    """`just now`, `12 min ago`, `3 h ago`; after half a day the time, with the day where it is another one."""
    since = int(now.timestamp()) - at
    if 0 <= since < MINUTE:
        return tr("just now")
    if 0 <= since < HOUR:
        return tr("%Ln min ago", since // MINUTE)
    if 0 <= since < HALF_A_DAY:
        return tr("%Ln h ago", since // HOUR)
    return instant_time(at, int(now.timestamp()))


def address_of(row: ActivityRow) -> str:
    """The page that a line leads to; empty where there is none any more, and where its list says more."""
    if row.movie_id:
        return f"bijou://movie/{row.movie_id}"
    if row.show_id:
        return f"bijou://show/{row.show_id}" + (f"?episode={row.episode_id}" if row.episode_id else "")
    if row.person_id:
        return f"bijou://person/{row.person_id}"
    return f"bijou://scan/{row.scan_id}" if row.verb == "failed" and row.scan_id else ""


def _said(row: ActivityRow) -> Said | None:
    of = _VERBS.get(row.verb)
    return None if of is None else of(row, shown(row.detail, _LONGEST))


def _added(row: ActivityRow, detail: str) -> Said:
    if row.count > 1:
        return Said("circle-plus", "good", tr("%Ln title(s) added from %1", row.count))
    return Said("plus", "good", tr("%1 added from %2") if detail else tr("%1 added"), tr("Added from %2") if detail else tr("Added"), detail)


def _retired(row: ActivityRow, detail: str) -> Said:
    if row.count > 1:
        return Said("circle-minus", "warn", tr("%Ln title(s) left %1", row.count))
    return Said("minus", "warn", tr("%1 left %2") if detail else tr("%1 left the library"), tr("Left %2") if detail else tr("Left the library"), detail)


def _merged(_row: ActivityRow, detail: str) -> Said:
    """Its title names what came."""
    there = tr("Joined with “%1” from %2") if detail else tr("Joined with “%1”")
    return Said("merge", "info", tr("%1 was found on two servers, and joined"), there, detail)


def _split(_row: ActivityRow, detail: str) -> Said:
    """Its detail names what the title was parted from."""
    return Said("split", "info", tr("%1 was taken apart from “%2”"), tr("Taken apart from “%2”"), detail or tr("Untitled"))


def _matched(row: ActivityRow, detail: str) -> Said:
    name = worker_words.short_name(detail)
    if row.count > 1:
        return Said("badge-check", "info", tr("%Ln title(s) matched at %2", row.count), detail=name)
    return Said("badge-check", "info", tr("%1 matched at %2"), tr("Matched at %2"), name)


def _rematched(_row: ActivityRow, detail: str) -> Said:
    """The detail is what was chosen; only a provider's name for "none of these", and where a choice was taken back."""
    if detail in set(Provider):
        return Said("pencil", "info", tr("The match of %1 at %2 was changed by hand"), tr("Match at %2 changed by hand"), worker_words.short_name(detail))
    return Said("pencil", "info", tr("%1 was matched by hand with “%2”"), tr("Matched by hand with “%2”"), detail)


def _confirmed(_row: ActivityRow, detail: str) -> Said:
    there = tr("You said that the match at %2 is right")
    return Said("badge-check", "info", tr("You said that the match of %1 at %2 is right"), there, worker_words.short_name(detail))


def _unpinned(_row: ActivityRow, detail: str) -> Said:
    return Said("badge-check", "plain", tr("The match of %1 at %2 is not pinned any more"), tr("The match at %2 is not pinned any more"),
        worker_words.short_name(detail))  # fmt: skip


def _locked(row: ActivityRow, _detail: str) -> Said:
    return Said("lock", "plain", tr("You locked %2 of %1"), tr("You locked: %2"), named_fields((row.detail or "").split(",")))


def _unlocked(row: ActivityRow, _detail: str) -> Said:
    return Said("lock-open", "plain", tr("You unlocked %2 of %1"), tr("You unlocked: %2"), named_fields((row.detail or "").split(",")))


def _ordered(_row: ActivityRow, detail: str) -> Said | None:
    """What was chosen for a show's episodes, or brought back."""
    there = {
        "aired": tr("Episodes in the order in which they aired"),
        "dvd": tr("Episodes in the order of the DVDs"),
        "absolute": tr("Episodes in one row, by number"),
    }.get(detail)
    anywhere = {
        "aired": tr("The episodes of %1 are in the order in which they aired"),
        "dvd": tr("The episodes of %1 are in the order of the DVDs"),
        "absolute": tr("The episodes of %1 are in one row, by number"),
    }
    return Said("list-ordered", "plain", anywhere[detail], there) if there else None


def _wished(row: ActivityRow, detail: str) -> Said:
    """By itself because it aired, or by hand; of a show `count` are its episodes."""
    if detail == "aired":
        anywhere, there = tr("%Ln aired episode(s) of %1 moved to the wishlist", row.count), tr("%Ln aired episode(s) moved to the wishlist", row.count)
        return Said("heart", "accent", anywhere, there)
    if more := _more(row, detail):
        return Said("heart", "accent", tr("You wished %1 and %Ln more", more))
    if row.show_id:
        return Said("heart", "accent", tr("You wished %Ln episode(s) of %1", row.count), tr("You wished %Ln episode(s)", row.count))
    return Said("heart", "accent", tr("You wished %1"), tr("You wished it"))


def _unwished(row: ActivityRow, detail: str) -> Said:
    if more := _more(row, detail):
        return Said("heart-off", "plain", tr("%1 and %Ln more left the wishlist", more))
    if row.show_id:
        anywhere = tr("%Ln episode(s) of %1 left the wishlist", row.count)
        return Said("heart-off", "plain", anywhere, tr("%Ln episode(s) left the wishlist", row.count))
    return Said("heart-off", "plain", tr("%1 left the wishlist"), tr("Left the wishlist"))


def _more(row: ActivityRow, detail: str) -> int:
    """How many titles besides the one that is named: their number is the detail, which lines of older versions lack."""
    titles = int(detail) if detail.isdecimal() else 1 if row.show_id else row.count
    return titles - 1


def _unwanted(row: ActivityRow, _detail: str) -> Said:
    return Said("heart-off", "plain", tr("You do not want %Ln episode(s) of %1", row.count), tr("You do not want %Ln episode(s)", row.count))


def _aired(row: ActivityRow, detail: str) -> Said:
    """Its detail is `season:number` of the one that did."""
    season, _, number = detail.partition(":")
    if row.count > 1 or not number.isdecimal():
        return Said("radio", "info", tr("%Ln episode(s) of %1 aired", row.count), tr("%Ln episode(s) aired", row.count))
    place = episode_code(int(season), int(number))
    return Said("radio", "info", tr("%1 %2 aired"), tr("%2 aired"), place)


def _announced(_row: ActivityRow, detail: str) -> Said:
    """Work of somebody who is followed: the title is the person's."""
    return Said("sparkles", "info", tr("New from %1: “%2”") if detail else tr("News from %1"), tr("New: “%2”") if detail else "", detail)


def _fulfilled(row: ActivityRow, detail: str) -> Said:
    """Its detail is `season:number` of the one episode that came; of no title at all: many came together."""
    season, _, number = detail.partition(":")
    if number.isdecimal():
        place = episode_code(int(season), int(number))
        return Said("circle-check", "good", tr("%1 %2, which you wished, came"), tr("%2, which you wished, came"), place)
    if row.show_id:
        return Said("circle-check", "good", tr("%Ln wished episode(s) of %1 came", row.count), tr("%Ln wished episode(s) came", row.count))
    if row.count > 1:
        return Said("circle-check", "good", tr("%Ln wish(es) came", row.count), tr("It came, as you wished"))
    return Said("circle-check", "good", tr("%1, which you wished, came"), tr("It came, as you wished"))


def _removed(_row: ActivityRow, detail: str) -> Said:
    gone = int(digits) if (digits := "".join(filter(str.isdecimal, detail))) else 0
    return Said("trash-2", "warn", tr("%1 was removed; %2 titles went with it") if gone else tr("%1 was removed"), detail=count(gone))


def _failed(_row: ActivityRow, detail: str) -> Said:
    return Said("circle-alert", "bad", tr("%1 could not be read: %2") if detail else tr("%1 could not be read"), detail=detail)


def _followed(_row: ActivityRow, _detail: str) -> Said:
    return Said("eye", "accent", tr("You follow %1"), tr("You follow it"))


def _roles(_row: ActivityRow, _detail: str) -> Said:
    return Said("eye", "plain", tr("You chose which roles of %1 count"), tr("You chose which roles count"))


def _muted(_row: ActivityRow, _detail: str) -> Said:
    return Said("eye-off", "plain", tr("You muted %1"), tr("You muted it"))


def _unfollowed(_row: ActivityRow, _detail: str) -> Said:
    return Said("eye-off", "plain", tr("You do not follow %1 any more"), tr("You do not follow it any more"))


def _shifted(_row: ActivityRow, detail: str) -> Said:
    if detail == "+0 h":
        return Said("clock", "plain", tr("%1 airs when its providers say"), tr("It airs when its providers say"))
    return Said("clock", "plain", tr("You corrected the air times of %1 by %2"), tr("You corrected its air times by %2"), detail)


def _scanned(_row: ActivityRow, _detail: str) -> Said:
    return Said("refresh-cw", "plain", tr("%1 was scanned"))


_VERBS: dict[str, Callable[[ActivityRow, str], Said | None]] = {
    "added": _added,
    "aired": _aired,
    "announced": _announced,
    "confirmed": _confirmed,
    "failed": _failed,
    "followed": _followed,
    "fulfilled": _fulfilled,
    "locked": _locked,
    "matched": _matched,
    "merged": _merged,
    "muted": _muted,
    "ordered": _ordered,
    "rematched": _rematched,
    "removed": _removed,
    "retired": _retired,
    "roles": _roles,
    "scanned": _scanned,
    "shifted": _shifted,
    "split": _split,
    "unfollowed": _unfollowed,
    "unlocked": _unlocked,
    "unpinned": _unpinned,
    "unwanted": _unwanted,
    "unwished": _unwished,
    "wished": _wished,
}
"""How each verb is said."""


def _escaped(text: str) -> str:
    """What styled text would read as marks, as it is; the library's own brings every entity of HTML, which Home's first frame does without."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _filled(said: str, *words: str) -> str:
    """In one pass, so that a title with a percent sign stays as it is."""
    parts = said.split("%")
    return parts[0] + "".join(words[int(part[0]) - 1] + part[1:] for part in parts[1:])
