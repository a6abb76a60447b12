"""What the desktop is told of, and when it is left in peace."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

NoticeKind = Literal["aired", "fulfilled", "shrunk", "key"]
"""An episode of a followed show aired; a wish came; a scan found that much is gone; a worker's key is refused, or is not there any more."""
KINDS: tuple[NoticeKind, ...] = get_args(NoticeKind)
HAPPENED: tuple[NoticeKind, ...] = ("aired", "fulfilled")
"""Kinds that tell of lines of activity, whose verbs they are; the others tell of what stands."""
MINUTES_A_DAY = 1_440
NEWS_SECONDS = 7 * 86_400
"""What aired longer ago is no news: the calendar and the wishlist have it."""

SHOWN_ON: dict[NoticeKind, frozenset[str]] = {
    "aired": frozenset({"home", "calendar", "activity"}),
    "fulfilled": frozenset({"wishlist", "activity"}),
    "shrunk": frozenset({"settings", "scan"}),
    "key": frozenset({"workers", "settings"}),
}
"""The pages that tell of it anyway."""


class Notice(NamedTuple):
    """One thing to tell. `title` and `text` are plain; `address` is the page that a press opens."""

    kind: NoticeKind
    title: str
    text: str
    address: str


def quiet(minute: int, hours: tuple[int, int] | None) -> bool:
    """Whether this minute of the day lies in the quiet hours (from, to; minutes of the day), which may go over midnight; the same twice is the whole day."""
    if hours is None:
        return False
    start, end = hours
    return start <= minute < end if start < end else minute >= start or minute < end


def seen_anyway(notice: Notice, page: str, address: str) -> bool:
    """Whether a window that the user looks at shows it on this page."""
    return page in SHOWN_ON[notice.kind] or address.partition("?")[0] == notice.address.partition("?")[0]


def wait_seconds(last: float | None, now: float, gather: float, apart: float) -> float:
    """How long the first of a kind waits for others: a moment, and until `apart` after the last that was shown."""
    return gather if last is None else max(gather, last + apart - now)


def together(many: Sequence[Notice], title: str, address: str) -> Notice:
    """Several of a kind in one; its text names the first of them."""
    return Notice(many[0].kind, title, "\n".join(dict.fromkeys(f"{one.title} · {one.text}" if one.text else one.title for one in many[:4])), address)


class Told(NamedTuple):
    """What a line of activity tells of: a film, or the episode `name` of the show `title` at `season` and `number`."""

    title: str
    movie_id: int | None = None
    show_id: int | None = None
    season: int | None = None
    number: int | None = None
    name: str = ""
    episode_id: int | None = None


class Shrunk(NamedTuple):
    """A library of which much was not found."""

    library: int
    name: str
    server: str


class Standing(NamedTuple):
    """What there is to tell of: by kind what happened after the line up to which it was told, `newest` the newest line now, the libraries that shrank."""

    happened: dict[NoticeKind, list[Told]]
    newest: int
    shrunk: list[Shrunk]
