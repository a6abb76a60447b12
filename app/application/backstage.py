"""What the window needs but its first frame does not: servers, scans, settings, the demo. Built a piece at a time after that frame."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from app.application.household import Household
from app.application.pretending import StartPretend
from app.domain.changes import Changes
from app.workers.jobs import Jobs
from app.workers.outsiders import Outsiders

if TYPE_CHECKING:
    from app.application.demo_start import DemoStart
    from app.application.enrichment import EnrichmentParts
    from app.application.frame_parts import FrameParts
    from app.application.providers import Providers
    from app.application.scans import Scans
    from app.application.server_actions import ServerActions
    from app.application.settings_parts import SettingsParts
    from app.application.sources import Sources
    from app.application.title_actions import TitleActions
    from app.application.undoing import Undoing
    from app.models.place import Place

LABOURERS = 6
"""Threads for scans, sign-ins and tests of servers."""


class Backstage:
    """Parts in the order in which they are built; `opened` closes them in reverse. `whole` is set by the window when all of it is built."""

    sources: Sources
    providers: Providers
    settings: SettingsParts
    titles: TitleActions
    undoing: Undoing
    scans: Scans
    servers: ServerActions
    enrichment: EnrichmentParts
    demo: DemoStart

    def __init__(self, household: Household, reads: Jobs, frame: FrameParts, place: Place) -> None:
        self._household = household
        self._reads = reads
        self._frame = frame
        self._place = place
        self.work = Jobs(LABOURERS)
        self.work.hold()  # until the last step: a page may ask for something before
        self.whole = False
        self._seen = household.clock.local()

    def build(self, opened: contextlib.ExitStack, start_pretend: StartPretend, demo_size: int | None, hear: Callable[[Changes], None]) -> Iterator[None]:
        """Each step takes some ten milliseconds on the GUI thread, mostly to import; nothing works before the last one."""
        from app.application.sources import Sources

        household, work, toasts = self._household, self.work, self._frame.toasts
        self.sources = Sources(household)
        opened.callback(self.sources.close)
        yield
        from app.application.providers import Providers

        self.providers = Providers(household)
        opened.callback(self.providers.close)
        yield
        from app.application.demo_start import DemoStart

        self.demo = DemoStart(household, self.sources, start_pretend, demo_size)
        opened.callback(self.demo.close)
        opened.callback(work.close)
        yield
        from app.application.settings_parts import SettingsParts

        self.settings = SettingsParts(household, self.sources, self.providers, self._reads, work)
        yield
        from app.application.title_actions import TitleActions

        self.titles = TitleActions(household, self.sources, self._reads, work, toasts)
        from app.application.undoing import Undoing

        self.undoing = Undoing(household.database, work, toasts)
        yield
        from app.application.scans import Scans
        from app.library.underway import Underway

        underway = Underway()
        self.scans = opened.enter_context(contextlib.closing(Scans(household, self.sources, work, self._frame.progress, toasts, underway)))
        yield
        from app.application.server_actions import ServerActions

        self.servers = ServerActions(household, self.sources, work, self.settings.cards, toasts)
        yield
        from app.application.enrichment import EnrichmentParts

        self.enrichment = opened.enter_context(contextlib.closing(EnrichmentParts(household, self.providers, work, self._place, underway)))
        self.outsiders = opened.enter_context(contextlib.closing(Outsiders(self._reads, self._look_outside, hear)))
        yield

    def _look_outside(self) -> Changes | None:
        """What no commit of ours tells: another process wrote; the day turned, and with it what is missing, airs and was yesterday (D51); an episode
        began (D50)."""
        from app.store.aired import aired_between
        from app.store.everything import everything

        database, now = self._household.database, self._household.clock.local()
        wrote = database.wrote_elsewhere()
        with database.read() as reader:
            if wrote or now.date() != self._seen.date():
                found: Changes | None = everything(reader)
            else:
                found = aired_between(reader, int(self._seen.timestamp()), int(now.timestamp()))
        self._seen = now
        return found
