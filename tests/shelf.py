"""A small library told in a few words, stored by the real writing path: for tests of reading."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.domain.items import Credit, ExternalIds, Facts, Kind, MediaFile, Rating, Reported, Watched
from app.store.copies import Place
from app.store.database import Database
from app.store.server_changes import NewServer, add_server, put_libraries
from app.store.storing import store_items

NOW = 1_760_000_000
"""2025-10-09 in every zone from UTC-8 to UTC+14."""
TODAY = "2025-10-09"
THEN = datetime.fromtimestamp(NOW, UTC)
"""What pages are read at: NOW, for somebody who lives by UTC."""

HD = MediaFile(width=1920, height=1080, size_bytes=9_000, video_codec="h264", audio_codec="ac3", channels=6, container="mkv", duration_ms=6_000_000)
UHD = MediaFile(width=3840, height=2160, size_bytes=45_000, video_codec="hevc", audio_codec="truehd", channels=8, container="mkv", hdr="HDR10")
SD = MediaFile(width=720, height=480, size_bytes=1_400, video_codec="mpeg2video", container="avi")

_FACTS = frozenset(Facts.__struct_fields__)


class Shelf:
    """Two servers, Attic (Plex, 1) and Cellar (Jellyfin, 2), each with a library of films ("m") and one of shows ("s"). Ids are in the order of telling."""

    def __init__(self, folder: Path, now: int = NOW) -> None:
        self.database = Database(folder / "library.db", clock=lambda: now)
        self._told = 0
        with self.database.write() as tx:
            for kind, name in (("plex", "Attic"), ("jellyfin", "Cellar")):
                server = add_server(tx, NewServer(kind, name, f"http://{name.lower()}.example:8000", f"device-{name}"), now)
                put_libraries(tx, server, [("m", "Films", "movie", None, False), ("s", "Shows", "show", None, False)])

    def film(self, title: str, server: int = 1, files: Sequence[MediaFile] = (HD,), **more: Any) -> str:
        """Store a film; its remote key. `more` are fields of Facts (ids as imdb=…), of Reported, or `watched`."""
        return self._store(Kind.MOVIE, title, server, files=tuple(files), **more)

    def show(self, title: str, server: int = 1, **more: Any) -> str:
        """Store a show; its remote key."""
        return self._store(Kind.SHOW, title, server, **more)

    def season(self, show: str, number: int, server: int = 1, **more: Any) -> str:
        """Store a season of the show with this remote key."""
        return self._store(Kind.SEASON, more.pop("title", None), server, show_key=show, season=number, **more)

    def episode(self, show: str, season: int, number: int | None, server: int = 1, files: Sequence[MediaFile] = (HD,), **more: Any) -> str:
        """Store an episode of the show with this remote key; `aired` is its date."""
        more.setdefault("title", f"Episode {number}")
        more["released"] = more.pop("aired", None)
        return self._store(Kind.EPISODE, more.pop("title"), server, show_key=show, season=season, number=number, files=tuple(files), **more)

    def _store(self, kind: Kind, title: str | None, server: int, **more: Any) -> str:
        self._told += 1
        key: str = more.pop("key", f"{kind}-{self._told}")
        ids = ExternalIds(**{name: more.pop(name) for name in ExternalIds.__struct_fields__ if name in more})
        facts = Facts(title=title, ids=ids, **{name: more.pop(name) for name in list(more) if name in _FACTS})
        more.setdefault("added_at", NOW - 1_000_000 + self._told)
        item = Reported(kind=kind, remote_key=key, facts=facts, **more)
        library = server * 2 - (1 if kind is Kind.MOVIE else 0)
        with self.database.write() as tx:
            stored = store_items(tx, Place(server, library), kind, [item])
        assert not stored.skipped, stored.skipped
        return key

    def sql(self, statement: str, *params: Any) -> list[Any]:
        """Anything else, straight into the file."""
        with self.database.write() as tx:
            return tx.rows(statement, params)


def audience(value: float, source: str = "imdb") -> tuple[Rating, ...]:
    return (Rating(source, "audience", value),)


def actor(name: str, character: str | None, order: int = 0) -> Credit:
    return Credit(name, "Acting", "Actor", character, order)


SEEN = Watched(count=1, at=NOW - 100)
