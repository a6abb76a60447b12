"""Hostile text and pictures from every server and provider, on every page: plain text, bounded memory, no layout broken (budgets, "Robustness")."""

from __future__ import annotations

import contextlib
import dataclasses
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem

from app.application.commandline import read
from app.application.enrich_verb import enrich
from app.application.household import Household
from app.application.pretending import invitations
from app.application.providers import Providers
from app.application.scenes.handling import type_of
from app.application.sources import Sources
from app.demo.process import PretendServers
from app.domain.cancel import Cancel
from app.domain.provided import Provider
from app.library.connecting import join
from app.library.scan import scan
from app.metadata.tmdb.client import Tmdb
from app.settings.keys import server_secret
from tests.artwork.pictures import SVG, png_bomb, poster
from tests.distorting import distorting
from tests.journeys import seen
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.journey

PICTURES = (SVG, png_bomb(30_000, 30_000), poster()[:400], b"<!DOCTYPE html><html>no picture</html>", poster(4_000, 3), poster(2, 2_000))
SIZES = ((1440, 900), (900, 600))
MIB = 1 << 20
SLACK = 2.0
"""Pixels by which rounding may carry a text over an edge."""


@pytest.fixture
def beset(journey: Journey, servers: PretendServers, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journey]:
    """Someone whose servers and providers all tell hostile texts."""
    given = servers.ready.provider_environment
    with contextlib.ExitStack() as opened:
        for name, value in given.items():
            there = value.startswith("http://")
            monkeypatch.setenv(name, opened.enter_context(distorting(value, PICTURES)).address if there else value)
        with Household(read(["--data-dir", str(journey.folder)])) as household, contextlib.closing(Sources(household)) as sources:
            for invitation in invitations(servers):
                told = opened.enter_context(distorting(invitation.address, PICTURES))
                joined = join(household.database, household.web, dataclasses.replace(invitation, address=told.address), Cancel())
                monkeypatch.setenv(f"BIJOU_{invitation.kind.upper()}_TOKEN", joined.token or "")
                household.keys.put(server_secret(invitation.kind, joined.device_id), joined.token or "")
                assert scan(household.database, sources.of(joined.server_id), joined.server_id, "full", Cancel()).skipped == 0
            enrich(household, "all", Cancel())
        yield journey
        journey.quit()


def resident(folder: Path = Path("/proc/self/status")) -> float:
    """MiB that this process holds."""
    if not folder.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (MIB if sys.platform == "darwin" else 1024)
    return int(next(line.split()[1] for line in folder.read_text().splitlines() if line.startswith("VmRSS"))) / 1024


def spilled(journey: Journey) -> list[str]:
    """Texts that stick out of the window to a side, and are not cut by what holds them."""
    width = journey.view.width()
    found = []
    for item in seen.everything(journey.view):
        if not item.inherits("QQuickText") or not seen.text_of(item) or not seen.on_screen(journey.view, item):
            continue
        left = item.mapToScene(QPointF(0, 0)).x()
        if (left < -SLACK or left + item.width() > width + SLACK or item.property("contentWidth") > item.width() + SLACK) and not _cut(item):
            found.append(f"{type_of(item)} at {left:.0f}, {item.width():.0f} wide: {seen.text_of(item)[:40]!r}")
    return found


def _cut(item: QQuickItem) -> bool:
    """Whether what holds it cuts it, or moves to a side to show it."""
    above: QQuickItem | None = item
    while above is not None:
        if above.clip() or (above.inherits("QQuickFlickable") and above.property("contentWidth") > above.width() + SLACK):
            return True
        above = above.parentItem()
    return False


def addresses(journey: Journey) -> list[str]:
    with journey.window.household.database.read() as reader:
        films = [row[0] for row in reader.rows("SELECT id FROM movies ORDER BY id LIMIT 8")]
        shows = [row[0] for row in reader.rows("SELECT id FROM shows ORDER BY id LIMIT 6")]
        people = [row[0] for row in reader.rows("SELECT person_id FROM credits GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 5")]
    with contextlib.closing(Providers(journey.window.household)) as providers:
        tmdb = providers.client(Provider.TMDB)
        assert isinstance(tmdb, Tmdb)
        offered = [entry.tmdb for entry in tmdb.discovering.coming("movie", 1, Cancel()).entries][:3]
    pages = ["movies", "shows", "discover", "discover?list=popular", "search?text=the", "workers/tmdb", "workers/library", "settings/libraries"]
    of_titles = [*(f"movie/{film}" for film in films), *(f"show/{show}" for show in shows), *(f"movie/tmdb-{one}" for one in offered)]
    return [f"bijou://{page}" for page in (*pages, *of_titles, *(f"person/{person}" for person in people))]


def test_hostile_texts_and_pictures_break_no_page(beset: Journey) -> None:
    beset.start()
    before = resident()
    for width, height in SIZES:
        beset.view.resize(width, height)
        for address in addresses(beset):
            beset.window.place.open(address)
            beset.at_rest()
            beset.still(lambda: seen.texts(beset.view))
            assert spilled(beset) == [], f"{address} at {width}×{height}"
    assert resident() - before < 200, "MiB for bombs and long texts"
