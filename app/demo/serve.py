"""The pretend servers' process: sets up the services, says where they are, and ends with its parent."""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import BinaryIO

import msgspec

from app.demo.catalogue import Catalogue
from app.demo.clock import DAY, Clock
from app.demo.control import ControlSite
from app.demo.faults import Faults
from app.demo.gallery import Gallery
from app.demo.holdings import Library
from app.demo.jellyfin_people import Household
from app.demo.jellyfin_site import JellyfinSite
from app.demo.listing import Listings
from app.demo.pages import Pages
from app.demo.plex_site import VERSION, PlexSite
from app.demo.plextv_site import PlexTvSite
from app.demo.providers import Providers
from app.demo.ready import JELLYFIN_VERSION, JellyfinReady, PlexReady, Ready, Taste
from app.demo.shelf import Shelf
from app.demo.wire import Door, Site
from app.domain.decoding import decoder

PLEX_TOKEN = "attic-door-key"  # noqa: S105  (opens nothing but the pretend server)
ACCOUNT_TOKEN = "ada-at-pretend-plex-tv"  # noqa: S105
USER, PASSWORD = "Ada", "lovelace"
API_KEY = "ce11a2000000000000000000000000ce"
PLEX_MACHINE = "a771c00000000000000000000000000000a771c0"
JELLYFIN_SERVER = "ce11a200000000000000000000ce11a2"
RENEW_AFTER = 30 * DAY
LARGEST = 400_000

ATTIC = (
    Library(1, "Movies", "movie", "tv.plex.agents.movie", "Plex Movie", folder="/attic/Movies"),
    Library(2, "TV Shows", "show", "tv.plex.agents.series", "Plex TV Series", folder="/attic/TV"),
    Library(3, "Music", "artist", "tv.plex.agents.music", "Plex Music", folder="/attic/Music"),
    Library(4, "Short Films", "movie", "com.plexapp.agents.imdb", "Plex Movie Scanner", "en", hidden=True, folder="/attic/Shorts"),
    Library(5, "Home Films", "movie", "com.plexapp.agents.none", "Plex Video Files Scanner", "xn", folder="/attic/Home"),
    Library(6, "Photos", "photo", "com.plexapp.agents.none", "Plex Photo Scanner", "xn", folder="/attic/Photos"),
)
CELLAR = (
    Library(1, "Films", "movie", folder="/cellar/films"),
    Library(2, "Shows", "show", folder="/cellar/shows"),
    Library(3, "Music", "artist", folder="/cellar/music"),
    Library(4, "Collections", "boxsets", folder="/config/data/collections"),
)


class Settled(msgspec.Struct):
    """What is kept in the demo's folder from one start to the next: when the servers were set up, and their ports."""

    born: int
    ports: dict[str, int] = {}


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bijou --pretend-servers", description="Pretend media servers on this machine, for looking around and for tests.")
    parser.add_argument("--size", type=int, help="films and shows together; without it, what was written by hand")
    parser.add_argument("--data-dir", type=Path, help="where drawn pictures are kept; without it, in memory only")
    parser.add_argument("--sharing", choices=("overlap", "both"), default="overlap", help="whether both servers hold everything")
    parser.add_argument("--jellyfin-version", default=JELLYFIN_VERSION)
    parser.add_argument("--art", choices=("drawn", "plain"), default="drawn", help="plain: one colour each, for measurements")
    parser.add_argument("--draw-ahead", action="store_true", help="draw the posters before they are asked for")
    parser.add_argument("--page-cache", type=int, default=48, metavar="MIB", help="memory for answers said before")
    options = parser.parse_args(argv)
    if options.size is not None and not 0 <= options.size <= LARGEST:
        parser.error(f"--size must be between 0 and {LARGEST:,}")
    return options


class Services:
    """All services of one process; `close` gives everything back."""

    def __init__(self, options: argparse.Namespace) -> None:
        clock = Clock(os.environ)
        self._folder: Path | None = options.data_dir
        settled = self._settled(clock.now())
        catalogue = Catalogue(options.size)
        attic = Shelf("attic", ATTIC, catalogue, clock, settled.born, options.sharing)
        cellar = Shelf("cellar", CELLAR, catalogue, clock, settled.born, options.sharing)
        self._gallery = gallery = Gallery(catalogue, folder=options.data_dir, plain=options.art == "plain")
        faults = Faults()
        household = Household(
            server_name="Cellar", server_id=JELLYFIN_SERVER, version=options.jellyfin_version, user=USER, password=PASSWORD, api_key=API_KEY, clock=clock
        )
        tokens = frozenset({PLEX_TOKEN, ACCOUNT_TOKEN})
        plex = PlexSite(attic, gallery, server_name="Attic", machine_id=PLEX_MACHINE, tokens=tokens, pages=Pages(options.page_cache << 20))
        plextv = PlexTvSite(account_token=ACCOUNT_TOKEN, server={"name": "Attic", "version": VERSION, "machine_id": PLEX_MACHINE, "token": PLEX_TOKEN})
        jellyfin = JellyfinSite(cellar, gallery, household, Pages(options.page_cache << 20))
        self._providers = providers = Providers(catalogue, clock, settled.born, gallery)
        control = ControlSite(faults, {"plex": attic, "jellyfin": cellar}, plextv, household, providers)
        sites: list[Site] = [plex, jellyfin, plextv, control, *providers.sites]
        self._doors = {site.name: Door(site, faults, settled.ports.get(site.name, 0)) for site in sites}
        providers.settle({name: door.address for name, door in self._doors.items()})
        plextv.server_address = self._doors["plex"].address
        self._closing = threading.Event()
        self._ahead = options.draw_ahead
        self._warm = [plex.listings, jellyfin.listings] if options.size else []
        tastes = providers.tastes((attic, cellar)) if options.size is None else ()
        self.ready = self._ready(options.jellyfin_version, tastes)
        self._settle(Settled(settled.born, {name: door.server_address[1] for name, door in self._doors.items()}))

    def _ready(self, jellyfin_version: str, tastes: tuple[Taste, ...]) -> Ready:
        at = {name: door.address for name, door in self._doors.items()}
        return Ready(
            plex=PlexReady("Attic", at["plex"], PLEX_TOKEN, PLEX_MACHINE),
            jellyfin=JellyfinReady("Cellar", at["jellyfin"], USER, PASSWORD, API_KEY, JELLYFIN_SERVER, jellyfin_version),
            plextv=at["plextv"],
            plextv_token=ACCOUNT_TOKEN,
            control=at["control"],
            **self._providers.ready(at),
            tastes=tastes,
        )

    def open(self) -> None:
        """Begin to answer, and count large libraries meanwhile."""
        for door in self._doors.values():
            door.open()
        if self._warm:
            threading.Thread(target=_count_all, args=(self._warm,), name="counting", daemon=True).start()
        if self._ahead:
            threading.Thread(target=self._gallery.ahead, args=(self._closing,), name="drawing ahead", daemon=True).start()

    def close(self) -> None:
        """Shut all doors."""
        self._closing.set()
        with ThreadPoolExecutor(len(self._doors)) as together:  # each waits for the end of a turn of its own
            list(together.map(Door.shut, self._doors.values()))
        self._gallery.close()

    def _settled(self, now: int) -> Settled:
        """What the last start left; the dates begin anew after a month, so that something was always added lately."""
        if self._folder is not None:
            with suppress(OSError, msgspec.MsgspecError):
                before = decoder(Settled).decode((self._folder / "servers.json").read_bytes())
                if not 0 <= now - before.born < RENEW_AFTER:
                    before.born = now - now % 3600
                return before
        return Settled(now - now % 3600)

    def _settle(self, settled: Settled) -> None:
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        beside = self._folder / "servers.json.part"
        beside.write_bytes(msgspec.json.encode(settled))
        beside.replace(self._folder / "servers.json")


def _count_all(listings: Sequence[Listings]) -> None:
    for one in listings:
        one.warm()


def _until_parent_ends(stdin: BinaryIO) -> None:
    """Wait until the other end of standard input is closed, which happens however the parent ends."""
    while stdin.read(4096):
        pass


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def run(argv: Sequence[str]) -> int:
    """Serve until standard input closes or the process is asked to terminate; prints one line of JSON (`Ready`) when all services answer."""
    options = _arguments(argv)
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal reaches the whole group: the parent decides
    sys.setswitchinterval(0.001)
    gc.set_threshold(100_000, 20, 50)  # answers are made of very many small containers that die at once
    services = Services(options)
    try:
        services.open()
        sys.stdout.buffer.write(msgspec.json.encode(services.ready) + b"\n")
        sys.stdout.buffer.flush()
        _until_parent_ends(sys.stdin.buffer)
    except SystemExit:
        return 0
    finally:
        services.close()
    return 0
