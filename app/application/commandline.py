"""The command line: what may be said, and what it means."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

ServerKind = Literal["plex", "jellyfin", "folders"]
Renderer = Literal["auto", "gl", "software"]
DONE, NOT_WHOLE, WRONG_ARGUMENTS = 0, 1, 2


class NewServer(NamedTuple):
    """`--add-server` and what belongs to it; the secret is read from standard input when its turn comes."""

    kind: ServerKind
    address: str
    name: str | None
    user: str | None
    secret_on_stdin: bool


class Options(NamedTuple):
    """What the user asked for. `demo_size` counts films and shows together, None for the whole catalogue."""

    data_dir: Path | None = None
    demo: bool = False
    demo_size: int | None = None
    new_server: NewServer | None = None
    list_servers: bool = False
    scan: Literal["quick", "full", "deep"] | None = None
    server: str | None = None
    confirm_retire: bool = False
    enrich: str | None = None
    """A provider's name, or `all`."""
    export: Path | None = None
    export_ics: Path | None = None
    backup: Path | None = None
    check_db: bool = False
    tour: Path | None = None
    tour_scale: int | None = None
    tour_child: int | None = None
    tour_only: tuple[str, ...] = ()
    open: str | None = None
    renderer: Renderer = "auto"
    log_level: str = "info"

    @property
    def windowless(self) -> bool:
        """True when no window is needed for anything asked."""
        files = self.export or self.export_ics or self.backup or self.check_db
        return bool(self.new_server or self.list_servers or self.scan or self.enrich or files)


def read(arguments: Sequence[str]) -> Options:
    """The options of a command line without its program name; wrong ones end the program with exit code 2 and a sentence."""
    if not arguments:  # the usual start needs no parser, which takes a while to build
        return Options(renderer=usual_renderer())
    from app.application.parsing import parsed

    return parsed(arguments)


def usual_renderer() -> Renderer:
    """What draws where the command line does not say."""
    return os.environ.get("BIJOU_RENDERER", "auto")  # type: ignore[return-value]  # whatever else it says is taken for `gl`, as ever
