"""What happened to a title, in a line each: joined, taken apart, added, matched."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.pages import ActivityRow
from app.domain.provided import Provider
from app.models import worker_words
from app.models.field_words import named_fields
from app.models.title_rows import Happening
from app.models.wording import instant_day, shown, tr

LINES_SHOWN = 6


def happenings(rows: Iterable[ActivityRow]) -> list[Happening]:
    """The newest few that there are words for."""
    found = [_happening(row, text) for row in rows if (text := _text(row))]
    return found[:LINES_SHOWN]


def _happening(row: ActivityRow, text: str) -> Happening:
    day = instant_day(row.at)
    return Happening(row.id, text, day, row.can_undo, f"{text}, {day}")


def _text(row: ActivityRow) -> str:
    """`merged` names what came, `split` (in its detail) what it was parted from."""
    title, detail = shown(row.title, 80) or tr("Untitled"), shown(row.detail, 80)
    if row.verb == "merged":
        said = tr("Joined with “%1” from %2") if detail else tr("Joined with “%1”")
        return _filled(said, title, detail)
    if row.verb == "split":
        return _filled(tr("Taken apart from “%1”"), detail or tr("Untitled"))
    if row.verb == "added":
        return _filled(tr("Added from %1"), detail) if detail else tr("Added")
    if row.verb == "matched":
        return _filled(tr("Matched at %1"), worker_words.short_name(detail))
    if row.verb == "rematched":  # the detail is what was chosen; only a provider's name for "none of these", and where a choice was taken back
        by_hand = detail not in set(Provider)
        return _filled(tr("Matched by hand with “%1”"), detail) if by_hand else _filled(tr("Match at %1 changed by hand"), worker_words.short_name(detail))
    if row.verb in {"locked", "unlocked"}:
        return _filled(tr("You locked: %1") if row.verb == "locked" else tr("You unlocked: %1"), named_fields((row.detail or "").split(",")))
    if row.verb in {"confirmed", "unpinned"}:
        said = tr("You said that the match at %1 is right") if row.verb == "confirmed" else tr("The match at %1 is not pinned any more")
        return _filled(said, worker_words.short_name(detail))
    return _order(detail) if row.verb == "ordered" else ""


def _order(name: str) -> str:
    """What was chosen for a show's episodes, or brought back."""
    aired, discs, absolute = tr("Episodes in the order in which they aired"), tr("Episodes in the order of the DVDs"), tr("Episodes in one row, by number")
    return {"aired": aired, "dvd": discs, "absolute": absolute}.get(name, "")


def _filled(said: str, *words: str) -> str:
    """In one pass, so that a title with a percent sign stays as it is."""
    parts = said.split("%")
    return parts[0] + "".join(words[int(part[0]) - 1] + part[1:] for part in parts[1:])
