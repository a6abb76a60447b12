"""The wishlist for elsewhere: lines of text, a table, a file of JSON; each written beside its target and renamed."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec

from app.domain.wishlist import WishQuery
from app.library.export import instant
from app.library.whole_file import written_whole
from app.store import wishlist_page
from app.store.database import Database
from app.store.wishlist_written import COLUMNS, written

Form = Literal["csv", "json"]


def text(database: Database, query: WishQuery, keys: Sequence[int] = ()) -> list[str]:
    """A line for each wish of these lines, of all without any: `Metropolis (1927)`, `Fargo S01E02 The Rooster Prince`. Raises StoreProblem."""
    with database.read() as reader:
        rows = list(written(reader, wishlist_page.wishes_of_lines(reader, query, keys) if keys else None))
    return [_line(row) for row in rows]


def save(database: Database, form: Form, path: Path) -> int:
    """Write all that is wished to `path`; how many. Raises Problem."""
    with database.read() as reader:
        rows = [row | {"added_at": instant(int(str(row["added_at"])))} for row in written(reader)]
    written_out = {"format": "bijou-wishlist", "version": 1, "wishlist": rows}
    with written_whole(database, path, "The wishlist") as file:
        file.write(_table(rows) if form == "csv" else msgspec.json.format(msgspec.json.encode(written_out)))
    return len(rows)


def _line(row: dict[str, object]) -> str:
    """One, whatever breaks of lines a server's titles hold."""
    return " ".join(_words(row).split())


def _words(row: dict[str, object]) -> str:
    if row["season"] is None:
        return f"{row['title']} ({row['year']})" if row["year"] else str(row["title"])
    place = f"S{int(str(row['season'])):02}E{int(str(row['number'])):02}"
    return " ".join(str(part) for part in (row["title"], place, row["episode"]) if part)


def _table(rows: Sequence[dict[str, object]]) -> bytes:
    """With a mark at its beginning by which spreadsheets know UTF-8."""
    file = io.StringIO(newline="")
    table = csv.DictWriter(file, COLUMNS)
    table.writeheader()
    table.writerows(rows)
    return file.getvalue().encode("utf-8-sig", "replace")
