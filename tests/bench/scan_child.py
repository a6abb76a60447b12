"""One measured scan, or its baseline, in a process of its own; prints a JSON line."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from app.domain.cancel import Cancel
from app.domain.changes import Subject
from app.domain.items import Facts, Kind, Reported, Skipped
from app.library.browse import servers
from app.library.connecting import Invitation, join, open_source
from app.library.scan import scan
from app.sources.jellyfin_answers import read_answer
from app.sources.jellyfin_items import ReadItems
from app.sources.jellyfin_shapes import SoundItems
from app.sources.source import LibraryFacts, Source
from app.store.database import Database
from app.web.web import Web

KINDS = {"movie": (Kind.MOVIE,), "show": (Kind.SHOW, Kind.SEASON, Kind.EPISODE)}
AT_ONCE = 2
COUNTED = Reported(Kind.MOVIE, "", Facts())
"""Stands for every item that was thrown away: only their number counts."""


def thrown_away(kind: str) -> Callable[..., Any]:
    """Reads a page with plexapi's own objects, or with the decoder that Jellyfin's answers go through, and keeps nothing but the count."""
    if kind == "plex":
        from plexapi import video
        from plexapi.server import PlexServer

        classes = {"movie": video.Movie, "show": video.Show, "season": video.Season, "episode": video.Episode}
        server = object.__new__(PlexServer)
        server._autoReload = False

        def plexapi_objects(elements: Iterable[Any], _language: str | None = None) -> tuple[Sequence[Reported], Sequence[Skipped]]:
            made = [classes[element.get("type")](server, element, "/library") for element in elements]  # type: ignore[no-untyped-call]
            return [COUNTED] * len(made), ()

        return plexapi_objects

    def typed_values(content: bytes, host: str, _language: str | None = None) -> ReadItems:
        page = read_answer(SoundItems, content, host)
        return ReadItems([COUNTED] * len(page.items or ()), [], page.total_record_count)

    return typed_values


def fetch_all(source: Source, libraries: Sequence[LibraryFacts]) -> int:
    """Every page of every listing, two at a time; the number of items."""
    read = 0
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for library in libraries:
            for kind in KINDS[library.kind]:
                listing = source.listing(library, kind, None, Cancel())
                first = listing.page(0, Cancel())
                starts = range(listing.page_size, first.total or 0, listing.page_size)
                read += first.received + sum(pool.map(lambda start, listing=listing: listing.page(start, Cancel()).received, starts))
    return read


def main() -> None:
    """`what` is baseline, full or quick; the secret comes on standard input."""
    what, kind, address, folder = sys.argv[1:]
    secret = sys.stdin.read()
    web = Web()
    database = Database(Path(folder) / ("thrown.db" if what == "baseline" else "library.db"))
    if what != "quick":
        join(database, web, Invitation(kind, address, token=secret), Cancel())  # type: ignore[arg-type]
    server = servers(database)[0]
    source = open_source(server, web, lambda: secret)
    libraries = source.libraries(Cancel())
    if what == "baseline":
        import app.sources.jellyfin
        import app.sources.plex

        module: Any = app.sources.plex if kind == "plex" else app.sources.jellyfin
        setattr(module, "read_items" if kind == "plex" else "read_page", thrown_away(kind))
    wrote: list[int] = []
    titles = (Subject.MOVIE, Subject.SHOW, Subject.SEASON, Subject.EPISODE)
    database.listen(lambda changes: wrote.append(sum(len(changes.touched(subject)) for subject in titles)))
    began, before = time.perf_counter(), time.process_time()
    if what == "baseline":
        items = fetch_all(source, libraries)
    else:
        report = scan(database, source, server.id, "full" if what == "full" else "quick", Cancel())
        if not report.whole:
            raise SystemExit(f"The scan was not whole: {report}")
        items = 0
    seconds, spent = time.perf_counter() - began, time.process_time() - before
    if what == "full":
        items = copies(database)
    source.close()
    web.close()
    database.close()
    print(json.dumps({"seconds": seconds, "spent": spent, "items": items, "wrote": sum(wrote)}))


def copies(database: Database) -> int:
    """Copies that the store holds."""
    with database.read() as reader:
        return int(reader.value("SELECT count(*) FROM copies"))


if __name__ == "__main__":
    main()
