"""Once a day a provider that tells what changed there is asked for it: the matched titles among it are asked about again."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Protocol, runtime_checkable

from app.domain.cancel import Cancel
from app.domain.enrichment import GIVEN, TitleKind
from app.domain.problems import Problem
from app.domain.provided import Provider
from app.store.changes_read import changes_read, note_changes
from app.store.database import Database

EVERY = 86_400
LOOK_BACK = 14 * EVERY
"""Seconds of changes that are asked for at most: TMDB's own limit of one question."""
AFTER_TROUBLE = 3_600
"""Seconds until a list that could not be read is asked for again."""
log = logging.getLogger(__name__)


@runtime_checkable
class TellsChanges(Protocol):
    """A client that can say what changed."""

    def changed(self, kind: TitleKind, since: float, cancel: Cancel, /) -> frozenset[str]:
        """Its ids of what changed since then (UTC seconds). Raises Problem or Cancelled."""


class Refreshing:
    """Of one provider; for one thread at a time. `now` is UTC seconds."""

    def __init__(self, database: Database, provider: Provider, now: Callable[[], int]) -> None:
        self._database = database
        self._provider = provider
        self._now = now
        self._rests_until = 0
        self._tells = False

    def next_at(self) -> int | None:
        """When it is to be asked for next (UTC seconds); None where it does not tell what changed, or was never asked anything."""
        return self._rests_until if self._tells else None

    def work(self, client: object) -> Callable[[Cancel], None] | None:
        """What there is to ask for now, to be carried out beside the titles; None where there is nothing. Raises StoreProblem."""
        self._tells = isinstance(client, TellsChanges)
        if not isinstance(client, TellsChanges) or self._now() < self._rests_until <= self._now() + EVERY:
            return None
        with self._database.read() as reader:
            read = {kind: changes_read(reader, self._provider, kind) for kind, given in GIVEN[self._provider].items() if given}
        old = {kind: at for kind, at in read.items() if at is None or not 0 <= self._now() - at < EVERY}
        if not old:
            self._rests_until = min(at or 0 for at in read.values()) + EVERY
            return None
        return lambda cancel: self._read(client, old, cancel)

    def _read(self, client: TellsChanges, old: Mapping[TitleKind, int | None], cancel: Cancel) -> None:
        """Ask, and note it. Changes from before the first question matter to nobody: what is matched now is fresh. A list that fails is no title's fault."""
        for kind, at in old.items():
            now = self._now()
            try:
                changed = client.changed(kind, max(at, now - LOOK_BACK), cancel) if at is not None and at < now else frozenset[str]()
                with self._database.write() as tx:
                    due = note_changes(tx, self._provider, kind, changed, now)
            except Problem as problem:
                log.info("%s does not tell what changed: %s", self._provider.value, problem)
                self._rests_until = now + AFTER_TROUBLE
                return
            log.info("%s: %d %ss changed, %d of them are asked about again", self._provider.value, len(changed), kind, due)
        self._rests_until = self._now() + EVERY
