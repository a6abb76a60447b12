"""Where a title's files are, as its servers tell it, and whether this computer sees them."""

from __future__ import annotations

import msgspec


class TitleFile(msgspec.Struct, frozen=True):
    """A film's file, or a show's folder with `count` files, on one server. `folder` is where that is on this computer, empty where it is not seen."""

    server: str
    server_kind: str
    path: str
    whole: bool = False
    """`path` is the folder itself."""
    count: int = 1
    size_bytes: int = 0
    folder: str = ""
