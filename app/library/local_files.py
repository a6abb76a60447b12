"""Which of a title's files this computer sees. It looks at the disk, so never on the GUI thread."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from app.domain.title_files import TitleFile


def seen(files: Iterable[TitleFile]) -> list[TitleFile]:
    """The same, each with the folder to show where it is on this computer."""
    return [msgspec.structs.replace(one, folder=folder_here(one.path, one.server_kind, whole=one.whole)) for one in files]


def folder_here(name: str, server_kind: str, *, whole: bool = False) -> str:
    """The folder of a file that this computer sees, empty where it does not; `whole`: the path is the folder itself.

    A server's word must not make this computer ask another one (a share's name begins with two strokes).
    """
    path = Path(name)
    if not path.is_absolute() or (name[:2].replace("\\", "/") == "//" and server_kind != "folders"):
        return ""
    try:
        there = path.is_dir() if whole else path.is_file()
    except (OSError, ValueError):  # no right to look, or a character that no path has
        return ""
    return "" if not there else str(path if whole else path.parent)
