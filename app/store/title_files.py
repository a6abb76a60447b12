"""A film's files and a show's folders, as the servers that have them tell it."""

from __future__ import annotations

from app.domain.cards import TitleKind
from app.domain.title_files import TitleFile
from app.store.database import Reader

_FILES = {
    "movie": """SELECT s.name, s.kind, f.path, f.path, 1, f.size_bytes FROM copies c INDEXED BY copies_of_movie JOIN servers s ON s.id = c.server_id
        CROSS JOIN files f INDEXED BY files_of_copy ON f.copy_id = c.id WHERE c.movie_id = ? AND c.owned = 1 AND f.path <> ''
        ORDER BY s.position, s.id, c.id, f.version, f.part LIMIT ?""",
    "show": """SELECT s.name, s.kind, min(f.path), max(f.path), count(*), sum(f.size_bytes) FROM copies c INDEXED BY copies_of_show
        JOIN servers s ON s.id = c.server_id CROSS JOIN copies e INDEXED BY copies_of_parent ON e.parent_id = c.id
        CROSS JOIN files f INDEXED BY files_of_copy ON f.copy_id = e.id WHERE c.show_id = ? AND e.owned = 1 AND f.path <> ''
        GROUP BY c.id ORDER BY s.position, s.id, c.id LIMIT ?""",
}
_MOST = 30


def title_files(reader: Reader, kind: TitleKind, row: int) -> list[TitleFile]:
    """A line for each file of a film, and for each copy of a show the folder that all of its files are in. In the user's order of servers. StoreProblem."""
    rows = reader.rows(_FILES[kind], (row, _MOST))
    if kind == "movie":
        return [TitleFile(name, place, path, size_bytes=size or 0) for name, place, path, _, _, size in rows]
    return [TitleFile(name, place, _folder(first, last), whole=True, count=count, size_bytes=size or 0) for name, place, first, last, count, size in rows]


def _folder(first: str, last: str) -> str:
    """The folder that both are in, and with them all that lie between them in order. The server may be of another system than this one."""
    shared = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), min(len(first), len(last)))
    cut = max(first.rfind("/", 0, shared), first.rfind("\\", 0, shared))
    return first[:cut] if cut > 0 else first[: cut + 1]
