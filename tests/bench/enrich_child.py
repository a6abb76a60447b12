"""Enrichment of a library in a process of its own, by the queues as `--enrich` runs them; prints a JSON line with what was asked, done and used.

The providers' addresses, keys and paces come from the environment; the arguments are the data folder, the seconds to measure, and the providers.
"""

from __future__ import annotations

import contextlib
import json
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from app.application.commandline import read
from app.application.household import Household
from app.application.providers import Providers
from app.domain.cancel import Cancel
from app.domain.provided import Provider
from app.domain.worker_state import WorkerState
from app.library.enriching import ProviderQueue
from tests.bench.window_child import resident_mb

WARM_SECONDS = 8.0


class Errand:
    """One provider's queue on a thread of its own; `samples` are (seconds, questions, titles) while it works."""

    def __init__(self, household: Household, providers: Providers, provider: Provider, cancel: Cancel) -> None:
        self.provider = provider
        self.way = providers.way(provider)
        self.samples: list[tuple[float, int, int]] = []
        self.state = WorkerState(provider.value)
        self._cancel = cancel
        self._askers = ThreadPoolExecutor(self.way.most + 1, thread_name_prefix=provider.value)
        self._queue = ProviderQueue(household.database, provider, lambda: self.way, self._askers.submit, now=household.clock, tell=self._on_told)
        self._thread = threading.Thread(target=self._run, name=provider.value)

    def start(self) -> None:
        """Work from now on."""
        self._thread.start()

    @property
    def works(self) -> bool:
        """Whether it has not run out of titles."""
        return self._thread.is_alive()

    def note(self) -> None:
        """How far it is."""
        if self.works:
            self.samples.append((time.monotonic(), self.way.pace.begun, self.state.done))

    def end(self) -> None:
        """Join the threads."""
        self._thread.join()
        self._askers.shutdown()

    def figures(self) -> dict[str, float]:
        """What it did between the first sample and the last."""
        if len(self.samples) < 2:
            return {"seconds": 0.0, "questions": 0, "titles": 0}
        first, last = self.samples[0], self.samples[-1]
        return {"seconds": last[0] - first[0], "questions": last[1] - first[1], "titles": last[2] - first[2]}

    def _run(self) -> None:
        state = self._queue.run(self._cancel)
        if state.standing != "idle":
            raise RuntimeError(state)

    def _on_told(self, state: WorkerState) -> None:
        self.state = state


def measured(errands: list[Errand], seconds: float, cancel: Cancel) -> dict[str, Any]:
    """Let them warm up, look once a second, and end them."""
    for one in errands:
        one.start()
    cancel.wait(WARM_SECONDS)
    began, worked, resident = time.monotonic(), time.process_time(), []
    while time.monotonic() - began < seconds and any(one.works for one in errands):
        for one in errands:
            one.note()
        resident.append(resident_mb())
        cancel.wait(1.0)
    worked = time.process_time() - worked
    cancel.request()
    for one in errands:
        one.end()
    return {"cpu": worked, "resident": resident, **{one.provider.value: one.figures() for one in errands}}


def main() -> None:
    """The data folder, the seconds to measure, the providers."""
    folder, seconds, *names = sys.argv[1:]
    cancel = Cancel()
    with Household(read(["--data-dir", folder])) as household, contextlib.closing(Providers(household)) as providers:
        errands = [Errand(household, providers, Provider(name), cancel) for name in names]
        print(json.dumps(measured(errands, float(seconds), cancel)), flush=True)


if __name__ == "__main__":
    main()
