"""What a library page says: names of orders, the letters of its rail, a line about servers that do not answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.domain.query import Sort
from app.domain.servers import ServerRow
from app.models.wording import instant_time, shown, tr

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Option(NamedTuple):
    """One order of the sort menu."""

    key: str
    text: str
    chosen: bool


class Letter(NamedTuple):
    """One letter of the rail; `row` is its first title's, and it is dim where there is none."""

    letter: str
    row: int
    present: bool


def sort_text(sort: Sort, descending: bool | None) -> str:
    """What an order is called; with a direction, which way it goes."""
    names = {
        "title": tr("Title"), "year": tr("Year"), "added": tr("Date added"), "rating": tr("Rating"), "released": tr("Release date"),
        "runtime": tr("Runtime"), "missing": tr("Missing"), "size": tr("Size"),
    }  # fmt: skip
    if descending is None:
        return names[sort]
    ways = {
        "title": (tr("A–Z"), tr("Z–A")), "year": (tr("oldest"), tr("newest")), "added": (tr("oldest"), tr("newest")), "rating": (tr("lowest"), tr("best")),
        "released": (tr("oldest"), tr("newest")), "runtime": (tr("shortest"), tr("longest")), "missing": (tr("fewest"), tr("most")),
        "size": (tr("smallest"), tr("largest")),
    }  # fmt: skip
    way = ways[sort][descending]
    return f"{names[sort]} {way}" if sort == "title" else tr("%1, %2 first").replace("%1", names[sort]).replace("%2", way)


def letter_rows(letters: Sequence[tuple[str, int]], *, descending: bool) -> list[Letter]:
    """The rail: #, A to Z, and the letters of other scripts that the titles have, in the page's direction. Nothing when the order is another one."""
    if not letters:
        return []
    known = dict(letters)
    others = [letter for letter, _ in letters if letter != "#" and letter not in ALPHABET]
    latin = ["#", *ALPHABET]
    rail = [*others, *reversed(latin)] if descending else [*latin, *others]
    return [Letter(letter, known.get(letter, 0), letter in known) for letter in rail]


def trouble_line(servers: Sequence[ServerRow], now: int) -> str:
    """Which servers do not answer, why, and when the last good answer was; empty when all do."""
    troubled = [server for server in servers if server.trouble]
    if not troubled:
        return ""
    first = troubled[0]
    said = tr("%1: %2").replace("%1", shown(first.name, 60)).replace("%2", shown(first.trouble, 200))
    if first.answered_at is not None:
        said += " " + tr("Last good answer %1.").replace("%1", instant_time(first.answered_at, now))
    if len(troubled) > 1:
        said += " " + tr("%Ln other server(s) gave no answer either.", len(troubled) - 1)
    return said
