"""Films and episodes in several files: Jellyfin lists the first one and says how many there are; the others are asked for, item by item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from app.domain.cancel import Cancel
from app.domain.decoding import decoder
from app.domain.items import Kind, MediaFile, Reported
from app.domain.problems import BadAnswer, Missing
from app.sources.jellyfin_answers import read_answer
from app.sources.jellyfin_files import files_of
from app.sources.jellyfin_ids import plain_id
from app.sources.jellyfin_server import JellyfinServer
from app.sources.jellyfin_shapes import Item, Shape

MOST = 50
"""Parts of one item that are read."""
_COUNTED = b'"PartCount"'


class _Counted(Shape):
    id: Any = None
    part_count: Any = None


class _CountedPage(Shape):
    items: list[_Counted] | None = None


class _Parts(Shape):
    items: list[Item] | None = None


def with_parts(server: JellyfinServer, content: bytes, items: Sequence[Reported], user: Mapping[str, str], cancel: Cancel) -> list[Reported]:
    """The items of an answer (`content`) with the further files of those that have several; one question for each of these, none for a page without.

    Raises Problem or Cancelled. What the server counted but does not give is left out.
    """
    several = _several(content) if _COUNTED in content else frozenset()
    return [_whole(server, item, user, cancel) if item.remote_key in several and item.kind in {Kind.MOVIE, Kind.EPISODE} else item for item in items]


def _several(content: bytes) -> frozenset[str]:
    """The ids of the items that say that they have more than one file."""
    try:
        page = decoder(_CountedPage).decode(content.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return frozenset()
    return frozenset(plain_id(one.id) for one in page.items or () if isinstance(one.id, str) and isinstance(one.part_count, int) and one.part_count > 1)


def _whole(server: JellyfinServer, item: Reported, user: Mapping[str, str], cancel: Cancel) -> Reported:
    cancel.check()
    try:
        answer = server.asked(f"/Videos/{quote(item.remote_key, safe='')}/AdditionalParts", cancel, user)
        parts = read_answer(_Parts, answer.content, server.host).items or []
    except (BadAnswer, Missing):
        return item  # the film itself was read: its first file is better than none
    return msgspec.structs.replace(item, files=(*item.files, *_files(parts[:MOST])))


def _files(parts: Sequence[Item]) -> list[MediaFile]:
    """Further parts of the first version, in their order."""
    found = [files[0] for part in parts if (files := files_of(part))]
    return [msgspec.structs.replace(file, version=0, part=number) for number, file in enumerate(found, 1)]
